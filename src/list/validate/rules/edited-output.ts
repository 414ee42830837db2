import { defineFinding } from './rule.ts';

/** Reported by the review of a pull request. */
export const editedOutput = defineFinding({
  code: 'edited-output',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The part of a file between the markers is generated from the data.',
      message: ({ finding }) =>
        `This part of ${finding.file} is generated; the next change of the data would overwrite your edit.`,
      remedy: 'Undo the edit here, and change the entry in the data folder instead.',
    },
    zh: {
      reason: '生成文件中两个标记之间的内容由数据生成。',
      message: ({ finding }) => `${finding.file} 的这一部分是自动生成的，下次数据变动时这里的修改会丢失。`,
      remedy: '请撤销这里的修改，改为修改数据目录中对应的条目。',
    },
  },
  example: { finding: { file: 'README.md' } },
});
