import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the schema. */
export const empty = defineFinding({
  code: 'empty',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The field has no value.',
      message: ({ field }) => `${field} is empty.`,
      remedy: ({ allowed }) => (allowed ? `Add a value (${allowed}) or remove the field.` : 'Add a value or remove the field.'),
    },
    zh: {
      reason: '字段没有值。',
      message: ({ field }) => `${field} 是空的。`,
      remedy: ({ allowed }) => (allowed ? `请填写（${allowed}），或删去这个字段。` : '请填写，或删去这个字段。'),
    },
  },
  example: { text: exampleDataset(`venue:\n${validLinks}`) },
});
