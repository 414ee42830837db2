import type { Finding } from '../../../model/finding.ts';
import { findUnusualItems } from '../items/index.ts';
import { defineFinding } from './rule.ts';

/**
 * A link with a gap between its brackets, which blocks a pull request. Other problems of the form
 * do not.
 */
const isBrokenLink = ({ fix }: Finding): boolean => fix === '](';

/** A single letter or sign, which would be lost in a sentence. */
const quoteLetter = (text: string): string => (text.length === 1 ? `“${text}”` : text);

export const itemForm = defineFinding({
  code: 'item-form',
  severity: 'warning',
  fixable: true,
  messages: {
    en: {
      reason:
        'Only for lists that are a README. Items that look alike are easier to scan: bullet, link, separator, capital letter and final period. The style is that of 95% of the list’s items, not a fixed one.',
      message: ({ found, nearest, finding }) =>
        isBrokenLink(finding)
          ? 'Readers see no link here: there is a space between ] and (.'
          : `This item has ${quoteLetter(found)} where the others in the list have ${quoteLetter(nearest)}.`,
      remedy: ({ nearest }) => `Write ${quoteLetter(nearest)}.`,
    },
    zh: {
      reason:
        '仅用于以 README 为清单的仓库。条目写法一致，读者才好查找：列表符号、链接、说明前的符号、首字母大写、句末标点。规则取自清单本身（100 条中有 95 条如此），不是固定的格式。',
      message: ({ found, nearest, finding }) =>
        isBrokenLink(finding)
          ? '“]”与“(”之间有空格，读者看到的不是链接。'
          : `这一条写作 ${quoteLetter(found)}，而清单中的其他条目写作 ${quoteLetter(nearest)}。`,
      remedy: ({ nearest }) => `请改为 ${quoteLetter(nearest)}。`,
    },
  },
  example: { finding: { file: 'README.md', line: 7, found: 'fast', nearest: 'Fast' } },
  checkList: findUnusualItems,
});
