import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the schema. */
export const unknownField = defineFinding({
  code: 'unknown-field',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason: 'A field that no program reads is usually a typo, and its value would be ignored.',
      message: ({ found }) => `Unknown field ${found}.`,
      remedy: ({ finding, didYouMean, allowed }) =>
        finding.found?.includes('：')
          ? 'Write a half-width colon and a space after a field name: “name: …”, not “name：…”.'
          : didYouMean || (allowed ? `Allowed fields: ${allowed}.` : 'Remove it: a list that is its README has no use for it.'),
    },
    zh: {
      reason: '程序不认识的字段多半是笔误，其内容会被忽略。',
      message: ({ found }) => `未知字段 ${found}。`,
      remedy: ({ finding, didYouMean, allowed }) =>
        finding.found?.includes('：')
          ? '字段名后面请用半角冒号加空格，写成“name: …”，而不是“name：…”。'
          : didYouMean || (allowed ? `可用字段：${allowed}。` : '请删除：清单就是 README 时，该字段不起作用。'),
    },
  },
  example: { text: exampleDataset(`task: NER\n${validLinks}`) },
});
