import { defineFinding } from './rule.ts';

/** Reported by the review of a pull request. */
export const editedFacts = defineFinding({
  code: 'edited-facts',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The file says what GitHub said of repositories. Nobody could check what a person writes into it.',
      message: ({ finding }) =>
        `${finding.file} is written by the checks of links; your edit isn’t used, and would be overwritten.`,
      remedy: 'Leave this file as it is on the default branch. New entries get their facts at the next check.',
    },
    zh: {
      reason: '该文件记录的是 GitHub 给出的仓库信息，人工填写的内容无从核对。',
      message: ({ finding }) => `${finding.file} 由链接检查写入，这里的修改不会生效，之后也会被覆盖。`,
      remedy: '请让该文件与默认分支保持一致。新条目的仓库信息会在下次检查时写入。',
    },
  },
  example: { finding: { file: 'data/facts.json' } },
});
