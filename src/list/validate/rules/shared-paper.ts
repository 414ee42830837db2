import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the search for duplicates, `findSharedPapers`. */
export const sharedPaper = defineFinding({
  code: 'shared-paper',
  severity: 'notice',
  fixable: false,
  messages: {
    en: {
      reason: 'Two things may come from one paper. It is just as often a link copied from the entry above.',
      message: ({ twin }) => `The same paper belongs to ${twin}.`,
      remedy: 'Correct the wrong link. If both come from this paper, add a relation between them.',
    },
    zh: {
      reason: '两个资源可能出自同一篇论文，但也常常是从上一个条目误抄来的链接。',
      message: ({ twin }) => `${twin} 也用了同一篇论文。`,
      remedy: '请改正错误的链接；如果两者确实出自这篇论文，请用 relations 写明它们的关系。',
    },
  },
  example: {
    text: exampleDataset(exampleLink('https://arxiv.org/abs/2412.07769', '', 'paper')),
    other: exampleDataset(exampleLink('https://arxiv.org/abs/2412.07769v2', '', 'paper'), 'Other'),
  },
});
