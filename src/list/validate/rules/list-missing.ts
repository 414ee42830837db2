import { defineFinding } from './rule.ts';

/** Reported while the list is read. */
export const listMissing = defineFinding({
  code: 'list-missing',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The title and the sections of a list are in list.yml, in the data folder.',
      message: ({ finding }) => `${finding.file} doesn’t exist.`,
      remedy: 'Create it with a title, languages and at least one section.',
    },
    zh: {
      reason: '清单的标题和分类写在数据目录的 list.yml 里。',
      message: ({ finding }) => `没有找到 ${finding.file}。`,
      remedy: '请新建该文件，写上标题、语言和至少一个分类。',
    },
  },
  example: { finding: { file: 'data/list.yml' } },
});
