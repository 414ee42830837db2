import { findMisplacedItems } from '../items/index.ts';
import { defineFinding } from './rule.ts';

export const itemOrder = defineFinding({
  code: 'item-order',
  severity: 'warning',
  fixable: false,
  messages: {
    en: {
      reason:
        'Only for lists that are a README. The items around this one are in alphabetical order. Unsorted sections aren’t checked.',
      message: ({ found, allowed }) =>
        `${found} is out of the alphabetical order of this section.`.concat(allowed ? ` It belongs next to: ${allowed}.` : ''),
      remedy: 'Move the line there.',
    },
    zh: {
      reason: '仅用于以 README 为清单的仓库。这一条前后的条目按字母顺序排列；未排序的分类不作检查。',
      message: ({ found, allowed }) => `${found} 不在本分类的字母顺序中。${allowed ? `它应与这些条目相邻：${allowed}。` : ''}`,
      remedy: '请把这一行移到那里。',
    },
  },
  example: { finding: { file: 'README.md', line: 9, found: 'Alder', allowed: ['Acorn', 'Birch'] } },
  checkList: findMisplacedItems,
});
