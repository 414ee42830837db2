import { getFragment } from '../../../links/identify/index.ts';
import type { Finding } from '../../../model/finding.ts';
import { exampleLink, examplePaper } from './example-files.ts';
import { defineFinding, reportFinding } from './rule.ts';

/**
 * The place of a page that an address names. Its top, and the README of a repository, are the page.
 */
function getPlace(url: string): string {
  const fragment = getFragment(url) ?? '';
  return /^(?:readme|readme-ov-file|top)$/i.test(fragment) ? '' : fragment;
}

export const duplicateLink = defineFinding({
  code: 'duplicate-link',
  severity: 'warning',
  fixable: false,
  messages: {
    en: {
      reason: 'One entry links to the same thing twice, perhaps in two spellings.',
      message: ({ found, finding }) => `${found} is the same link as on line ${finding.twin?.line ?? '?'}.`,
      remedy: 'Keep one of them.',
    },
    zh: {
      reason: '一个条目把同一资源写了两次，写法或许不同。',
      message: ({ found, finding }) => `${found} 与第 ${finding.twin?.line ?? '?'} 行的链接指向同一资源。`,
      remedy: '请只保留一个。',
    },
  },
  example: {
    text: examplePaper(
      `${exampleLink('https://arxiv.org/abs/2010.07497', '', 'paper')}  - role: paper\n    url: https://arxiv.org/pdf/2010.07497v2.pdf\n`,
    ),
  },
  check: (located, context) => {
    const findings: Finding[] = [];
    const firstByKey = new Map<string, number>();
    const urlOf = (index: number) => located.entry.links[index]?.url ?? '';
    for (const { index, url, identity } of context.links) {
      const earlier = firstByKey.get(identity.key);
      if (earlier === undefined) {
        firstByKey.set(identity.key, index);
        continue;
      }
      // Two places of one page are two links, and so are a page and a place of it.
      if (getPlace(url) !== getPlace(urlOf(earlier))) continue;
      const { line } = located.sourceMap.locate(['links', earlier, 'url']);
      const twin = { file: located.file, line, entry: located.id, by: identity.key };
      const details = { code: 'duplicate-link', severity: 'warning', found: url, twin } as const;
      findings.push(...reportFinding(located, context, ['links', index, 'url'], details));
    }
    return findings;
  },
});
