import { validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by `checkTexts`. */
export const invisibleCharacter = defineFinding({
  code: 'invisible-character',
  severity: 'warning',
  fixable: true,
  messages: {
    en: {
      reason:
        'Such characters break searches, and some reverse the reading direction. Joiners in emoji, or in scripts that need them, are allowed.',
      message: ({ finding, field, found }) => `${field || 'This text'} contains invisible characters: ${finding.found || found}.`,
      remedy: 'Remove them; they often come with pasted text.',
    },
    zh: {
      reason: '这类字符会让人搜不到词，有的还会颠倒阅读顺序。表情符号和确有需要的文字里的连接符可以保留。',
      message: ({ finding, field, found }) => `${field || '这段文字'} 含有不可见字符：${finding.found || found}。`,
      remedy: '请删去，它们常随粘贴的文字而来。',
    },
  },
  example: { text: `kind: dataset\nsection: datasets\nname: { en: "Med\\u200BDG" }\n${validLinks}` },
});
