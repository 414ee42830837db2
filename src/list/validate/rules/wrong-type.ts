import { examplePaper } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the schema. */
export const wrongType = defineFinding({
  code: 'wrong-type',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason: 'The value has the wrong type: text instead of a list, or text that YAML read as a number.',
      message: ({ field, allowed, found }) => `${field} should be ${allowed || 'of another type'}, not ${found}.`,
      remedy: ({ correction, name, allowed }) => correction || `Write ${name} as ${allowed}.`,
    },
    zh: {
      reason: '值的类型与字段不符：该是列表却写成文字，或者文字被 YAML 读成了数字。',
      message: ({ field, allowed, found }) => `${field} 应为 ${allowed || '别的类型'}，现在是 ${found}。`,
      remedy: ({ correction, name, allowed }) => correction || `请把 ${name} 写成 ${allowed}。`,
    },
  },
  example: { text: examplePaper('identifiers:\n  arxiv: 2010.07490\n') },
});
