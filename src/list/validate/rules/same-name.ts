import { exampleDataset, exampleLink, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the search for duplicates, `findSameNames`. */
export const sameName = defineFinding({
  code: 'same-name',
  severity: 'notice',
  fixable: false,
  messages: {
    en: {
      reason: 'Two projects may have one name. A reader has to be told that they are two.',
      message: ({ found, twin }) => `${found} is also the name of ${twin}.`,
      remedy: 'If they are two things, add a relation with different-from. If they are one, merge them.',
    },
    zh: {
      reason: '两个项目可以重名，但要让读者知道它们不是同一个。',
      message: ({ found, twin }) => `${twin} 也叫 ${found}。`,
      remedy: '如果是两个项目，请用 relations 的 different-from 写明；如果是同一个，请合并。',
    },
  },
  example: {
    text: exampleDataset(exampleLink('https://medbench.opencompass.org.cn/'), 'MedBench'),
    other: exampleDataset(validLinks, 'MedBench'),
  },
});
