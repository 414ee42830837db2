import { validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the schema. */
export const missingField = defineFinding({
  code: 'missing-field',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Every entry needs a kind, a section, and a name or title.',
      message: ({ field }) => `${field} is missing.`,
      remedy: ({ name, allowed }) => (allowed ? `Add ${name}: ${allowed}.` : `Add ${name}.`),
    },
    zh: {
      reason: '每个条目都必须有 kind、section，以及 name 或 title。',
      message: ({ field }) => `缺少 ${field}。`,
      remedy: ({ name, allowed }) => (allowed ? `请补上 ${name}：${allowed}。` : `请补上 ${name}。`),
    },
  },
  example: { text: `kind: dataset\nname: { en: MedDG }\n${validLinks}` },
});
