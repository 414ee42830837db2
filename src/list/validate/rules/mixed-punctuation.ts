import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by `checkTexts`. */
export const mixedPunctuation = defineFinding({
  code: 'mixed-punctuation',
  severity: 'notice',
  fixable: true,
  messages: {
    en: {
      reason:
        'A half-width comma in a Chinese sentence is usually a typo. Brackets, hyphens and punctuation between Latin words are not changed.',
      message: ({ found }) =>
        `Mixed punctuation in ${found}: use full-width punctuation in Chinese, and half-width between digits.`,
      remedy: ({ nearest }) => `Write ${nearest}.`,
    },
    zh: {
      reason: '中文句子里的半角逗号多半是输入法没有切换。括号、连字符和英文之间的标点不作改动。',
      message: ({ found }) => `${found} 的标点混用：中文用全角标点，数字之间用半角标点。`,
      remedy: ({ nearest }) => `请改为 ${nearest}`,
    },
  },
  example: { text: exampleDataset(`description:\n  zh: 共三部分,可用于训练\n${validLinks}`) },
});
