import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the schema. */
export const badLicense = defineFinding({
  code: 'bad-license',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason:
        'Licenses are written as SPDX identifiers, so that they mean the same to everyone. Write not-stated where none is given.',
      message: ({ found }) => `${found} isn’t a valid SPDX license identifier.`,
      remedy: ({ correction }) => correction || 'Use an identifier from spdx.org/licenses, or not-stated.',
    },
    zh: {
      reason: '许可证统一使用 SPDX 标识符，没有注明的写 not-stated。',
      message: ({ found }) => `${found} 不是有效的 SPDX 许可证标识符。`,
      remedy: ({ correction }) => correction || '请用 spdx.org/licenses 里的标识符，没有注明就写 not-stated。',
    },
  },
  example: { text: exampleDataset(`license: Apache License 2.0\n${validLinks}`) },
});
