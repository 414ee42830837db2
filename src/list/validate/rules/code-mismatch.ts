import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding, reportFinding } from './rule.ts';

export const codeMismatch = defineFinding({
  code: 'code-mismatch',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The address contains one code and the field another, so one of them is wrong.',
      message: ({ found, allowed }) => `The code ${found} differs from the one in the address, ${allowed}.`,
      remedy: 'Keep the right one in code, and remove ?pwd= from the address.',
    },
    zh: {
      reason: '地址里带了一个提取码，字段里又是另一个，其中一个有误。',
      message: ({ found, allowed }) => `提取码 ${found} 与地址里的 ${allowed} 不一致。`,
      remedy: '请在 code 里保留正确的那个，并去掉地址里的 ?pwd=。',
    },
  },
  example: { text: exampleDataset(exampleLink('https://pan.baidu.com/s/1abcdefghij?pwd=abcd', '    code: "wxyz"\n')) },
  check: (located, context) =>
    context.links.flatMap(({ index, code, identity }) => {
      if (code === undefined || identity.code === undefined || code === identity.code) return [];
      return reportFinding(located, context, ['links', index, 'code'], {
        code: 'code-mismatch',
        severity: 'error',
        found: code,
        allowed: [identity.code],
        nearest: identity.code,
      });
    }),
});
