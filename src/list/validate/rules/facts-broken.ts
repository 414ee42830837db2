import { defineFinding } from './rule.ts';

/** Reported while a list is read. */
export const factsBroken = defineFinding({
  code: 'facts-broken',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Without these facts, outputs would lose their stars and dates, so the files are not changed.',
      message: ({ finding }) => `${finding.file} isn’t a file of facts about repositories.`,
      remedy: 'Restore it from the Git history, or delete it: the next check of links writes it again.',
    },
    zh: {
      reason: '缺少这些信息时，生成的文件会丢失星标数和日期，因此不改写文件。',
      message: ({ finding }) => `${finding.file} 不是有效的仓库信息文件。`,
      remedy: '请从 Git 历史中恢复，或直接删除：下次检查链接时会重新写入。',
    },
  },
  example: { finding: { file: 'data/facts.json' } },
});
