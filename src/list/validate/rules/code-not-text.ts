import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the schema. */
export const codeNotText = defineFinding({
  code: 'code-not-text',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason:
        'YAML reads about one extraction code in 136 as a number, a boolean or null, which changes it. Quotes prevent that.',
      message: ({ finding, found }) => {
        const scalar = readPlainScalar(finding.found ?? '');
        if (scalar === undefined) return `YAML doesn’t read the extraction code ${found} as text.`;
        return `YAML reads the extraction code ${found} as ${scalar.type === 'number' ? 'the number ' : ''}${scalar.value}.`;
      },
      remedy: ({ fix }) => (fix ? `Put it in quotes: code: ${fix}.` : 'Put the code in quotes: four letters or digits.'),
    },
    zh: {
      reason: '大约每 136 个提取码中就有一个会被 YAML 当成数字、布尔值或空值，读取时会变样。加引号就不会。',
      message: ({ finding, found }) => {
        const scalar = readPlainScalar(finding.found ?? '');
        if (scalar?.type === 'number') return `提取码 ${found} 会被 YAML 读成数字 ${scalar.value}。`;
        if (scalar?.type === 'boolean') return `提取码 ${found} 会被 YAML 读成布尔值 ${scalar.value}。`;
        return `提取码 ${found} 不会被 YAML 读成文字。`;
      },
      remedy: ({ fix }) => (fix ? `请改为 code: ${fix}` : '请给提取码加上引号：四位字母或数字。'),
    },
  },
  example: { text: exampleDataset(exampleLink('https://pan.baidu.com/s/1abcdefghij', '    code: 0123\n')) },
});

/** How YAML 1.2 reads an unquoted text, by its core schema. Undefined when it stays text. */
function readPlainScalar(text: string): { type: 'number' | 'boolean' | 'null'; value: string } | undefined {
  if (/^(?:true|false)$/i.test(text)) return { type: 'boolean', value: text.toLowerCase() };
  if (/^(?:null|~|)$/i.test(text)) return { type: 'null', value: 'null' };
  const isNumber =
    /^0o[0-7]+$/.test(text) || /^0x[0-9a-f]+$/i.test(text) || /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text);
  return isNumber ? { type: 'number', value: String(Number(text)) } : undefined;
}
