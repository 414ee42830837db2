import { exampleLink, examplePaper } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the search for duplicates, `findDuplicates`. */
export const duplicateTitle = defineFinding({
  code: 'duplicate-title',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Two entries have the same title, and at least one of them is a paper. Equal names alone aren’t reported.',
      message: ({ found, twin }) => `${found} is also the title of ${twin}.`,
      remedy: 'Merge the two entries, or add relations with described-by if one describes the other.',
    },
    zh: {
      reason: '两个条目题目相同，且至少一个是论文；仅名称相同不算问题。',
      message: ({ found, twin }) => `${found} 与 ${twin} 题目相同。`,
      remedy: '请合并这两个条目；如果一个是另一个的论文，请用 relations 的 described-by 写明。',
    },
  },
  example: {
    text: examplePaper(exampleLink('https://arxiv.org/abs/2010.07497', '', 'paper')),
    other: examplePaper(exampleLink('https://aclanthology.org/2020.emnlp-main.743/', '', 'paper')),
  },
});
