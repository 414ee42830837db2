import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding, reportFinding } from './rule.ts';

export const unknownRelation = defineFinding({
  code: 'unknown-relation',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason: 'A relation refers to another entry of the list by its id.',
      message: ({ found }) => `No other entry has the id ${found}.`,
      remedy: ({ didYouMean }) => didYouMean || 'Use the id of an entry in this list.',
    },
    zh: {
      reason: '关系要用 id 指明清单中的另一个条目。',
      message: ({ found }) => `没有别的条目的 id 是 ${found}。`,
      remedy: ({ didYouMean }) => didYouMean || '请写本清单中某个条目的 id。',
    },
  },
  example: { text: exampleDataset(`${validLinks}relations:\n  - type: described-by\n    to: meddg-paper\n`) },
  check: (located, context) =>
    (located.entry.relations ?? []).flatMap(({ to }, index) => {
      if (context.entryIds.has(to) && to !== located.id) return [];
      const details = { code: 'unknown-relation', severity: 'error', found: to, ...context.suggestId(to) } as const;
      return reportFinding(located, context, ['relations', index, 'to'], details);
    }),
});
