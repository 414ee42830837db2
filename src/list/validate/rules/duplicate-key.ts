import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the YAML reader. */
export const duplicateKey = defineFinding({
  code: 'duplicate-key',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'YAML tools disagree about which of the two values counts.',
      message: ({ found }) => `The field ${found} appears twice; only the last one would count.`,
      remedy: 'Keep one of them.',
    },
    zh: {
      reason: '不同的 YAML 工具会取不同的那一个。',
      message: ({ found }) => `字段 ${found} 重复出现，只有后一次会生效。`,
      remedy: '请只保留一个。',
    },
  },
  example: { text: exampleDataset(`year: 2019\nyear: 2020\n${validLinks}`) },
});
