import { exampleDataset } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the YAML reader. */
export const yamlSyntax = defineFinding({
  code: 'yaml-syntax',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The file cannot be read, so nothing in it is checked or shown.',
      message: ({ found }) => `This is not valid YAML: ${found}.`,
      remedy: 'Check the indentation, colons and quotation marks on this line and the one above.',
    },
    zh: {
      reason: '文件无法读取，其中的内容既不检查也不展示。',
      message: ({ found }) => `YAML 语法错误：${found}。`,
      remedy: '请检查本行和上一行的缩进、冒号与引号。',
    },
  },
  example: { text: exampleDataset('links: [https://a.example.org\n') },
});
