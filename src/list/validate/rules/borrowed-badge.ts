import { identify } from '../../../links/identify/index.ts';
import type { LocatedEntry } from '../../read-list.ts';
import type { FieldPath } from '../../yaml/index.ts';
import { parseBadges } from './addresses/index.ts';
import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding, type EntryCheck, reportFinding } from './rule.ts';

const checkBadges: EntryCheck = (located, context) => {
  const texts = listTexts(located);
  if (!texts.some(({ text }) => parseBadges(text).length > 0)) return [];
  const own = listOwnRepositories(located);
  // Where no repository is named, a badge may be all that says which one is meant.
  const [first] = own;
  if (first === undefined) return [];
  for (const { path, text } of texts) {
    const borrowed = parseBadges(text).find(({ repository }) => !own.has(repository));
    if (borrowed === undefined) continue;
    const details = { code: 'borrowed-badge', severity: 'warning', found: borrowed.repository, nearest: first } as const;
    return reportFinding(located, context, path, details);
  }
  return [];
};

/** Where badges stand: the lines of an item of a README; the sources and the words of an entry. */
function listTexts({ entry, markdown }: LocatedEntry): { path: FieldPath; text: string }[] {
  if (markdown !== undefined) return [{ path: [], text: markdown.text }];
  const words = (['description', 'note'] as const).flatMap((field) =>
    (['zh', 'en'] as const).map((language) => ({ path: [field, language], text: entry[field]?.[language] ?? '' })),
  );
  return [
    ...(entry.sources ?? []).flatMap(({ url, says }, index) =>
      // A source that says otherwise is cited for that, and is not believed.
      says === undefined ? [{ path: ['sources', index, 'url'], text: url }] : [],
    ),
    ...entry.links.map(({ url }, index) => ({ path: ['links', index, 'url'], text: url })),
    ...words,
  ];
}

/** The repositories on GitHub that an entry links to. In a README, all addresses of the item. */
function listOwnRepositories({ entry, markdown }: LocatedEntry): Set<string> {
  const addresses = markdown?.text.match(/https?:\/\/github\.com\/[\w.-]+\/[\w.-]+/gi) ?? [];
  const identities = [...entry.links.map(({ url }) => url), ...addresses].map((url) => identify(url));
  return new Set(
    identities.flatMap(
      ({ key }) =>
        /^github:([\w.-]+\/[\w.-]+)/
          .exec(key)?.[1]
          ?.toLowerCase()
          .replace(/\.git$/, '') ?? [],
    ),
  );
}

export const borrowedBadge = defineFinding({
  code: 'borrowed-badge',
  severity: 'warning',
  fixable: false,
  messages: {
    en: {
      reason:
        'A badge was copied from another project with its address. It shows the license or the stars of that project, not of this one.',
      message: ({ found, nearest }) => `The badge shows ${found}, but the entry is about ${nearest}.`,
      remedy: 'Use the entry’s own repository in the badge. If the license was read from it, check it again.',
    },
    zh: {
      reason: '徽章连同地址从别的项目复制而来，显示的是那个项目的许可证或星数，不是本项目的。',
      message: ({ found, nearest }) => `徽章显示的是 ${found}，而条目介绍的是 ${nearest}。`,
      remedy: '请把徽章改成自己的仓库；由它得来的许可证需要重新核对。',
    },
  },
  example: {
    text: exampleDataset(
      `${validLinks}license: Apache-2.0\nsources:\n  - url: https://img.shields.io/github/license/ymcui/Chinese-LLaMA-Alpaca\n    fields: [license]\n`,
    ),
  },
  check: checkBadges,
});
