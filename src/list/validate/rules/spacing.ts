import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by `checkTexts`. */
export const spacing = defineFinding({
  code: 'spacing',
  severity: 'notice',
  fixable: true,
  messages: {
    en: {
      reason:
        'A space between Chinese and Latin letters or digits is easier to read. Consistent spelling makes words easy to find. The rules are those of AutoCorrect. Code, addresses and titles in 《》 are not changed.',
      message: ({ found }) =>
        `Spacing in ${found}: put one space between Chinese and Latin letters or digits, and none next to full-width punctuation.`,
      remedy: ({ nearest }) => `Write ${nearest}.`,
    },
    zh: {
      reason:
        '中文与英文、数字之间空一格更易读，全清单写法一致也便于查找。规则取自 AutoCorrect；代码、地址和书名号内的标题不作改动。',
      message: ({ found }) => `${found} 的空格不规范：中文与英文、数字之间空一格，全角标点旁边不空格。`,
      remedy: ({ nearest }) => `请改为 ${nearest}`,
    },
  },
  example: { text: exampleDataset(`description:\n  zh: 使用NLP工具标注的数据集\n${validLinks}`) },
});
