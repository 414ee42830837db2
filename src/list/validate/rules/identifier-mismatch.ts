import { getService } from '../../../links/services/index.ts';
import { resolveIdentifiers } from '../../schema/index.ts';
import { exampleLink, examplePaper } from './example-files.ts';
import { defineFinding, type EntryCheck, reportFinding } from './rule.ts';

const checkIdentifiers: EntryCheck = (located, context) => {
  if (located.entry.kind !== 'paper') return [];
  return resolveIdentifiers(located.entry).flatMap(({ field, key, service }) => {
    if (getService(service).identifier?.isOneOfSeveral) return [];
    const paperLinks = context.links.filter((link) => link.role === 'paper' && link.identity.service === service);
    const [conflicting] = paperLinks;
    if (conflicting === undefined || paperLinks.some((link) => link.identity.key === key)) return [];
    const { line } = located.sourceMap.locate(['links', conflicting.index, 'url']);
    return reportFinding(located, context, ['identifiers', field], {
      code: 'identifier-mismatch',
      severity: 'error',
      found: key.slice(key.indexOf(':') + 1),
      allowed: [conflicting.identity.id],
      nearest: conflicting.identity.id,
      twin: { file: located.file, line, entry: located.id, by: conflicting.identity.key },
    });
  });
};

export const identifierMismatch = defineFinding({
  code: 'identifier-mismatch',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The identifier and the link belong to the same service, but are two different papers.',
      message: ({ found, finding, nearest }) =>
        `The identifier ${found} and the link on line ${finding.twin?.line ?? '?'} (${nearest}) are different papers.`,
      remedy: 'Correct the one that is wrong.',
    },
    zh: {
      reason: '标识符和链接属于同一个服务，却指向两篇不同的论文。',
      message: ({ found, finding, nearest }) =>
        `标识符 ${found} 与第 ${finding.twin?.line ?? '?'} 行的链接（${nearest}）不是同一篇论文。`,
      remedy: '请改正其中错的那个。',
    },
  },
  example: {
    text: examplePaper(`identifiers:\n  arxiv: "2010.07490"\n${exampleLink('https://arxiv.org/abs/2010.07497', '', 'paper')}`),
  },
  check: checkIdentifiers,
});
