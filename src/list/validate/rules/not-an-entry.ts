import { defineFinding } from './rule.ts';

/** Reported while the list is read. */
export const notAnEntry = defineFinding({
  code: 'not-an-entry',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'A data file contains one entry or a list of entries, and this is neither.',
      message: 'This is not an entry.',
      remedy: 'Write one entry (fields and values), or a list of entries that each begin with a hyphen.',
    },
    zh: {
      reason: '数据文件应是一个条目或一组条目，这里两者都不是。',
      message: '这里不是条目。',
      remedy: '数据文件应是一个条目（字段和值），或若干个以短横线开头的条目。',
    },
  },
  example: { text: 'MedDG, a dataset\n' },
});
