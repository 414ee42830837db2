import { defineFinding } from './rule.ts';

/** Reported while outputs are rendered. */
export const templateBroken = defineFinding({
  code: 'template-broken',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The template holds the words of the README. Without it, only entries would be left, so the file is not changed.',
      message: ({ finding }) =>
        finding.found === 'missing'
          ? `The README’s template ${finding.file} is missing.`
          : `Line ${finding.line} of the README’s template can’t be read.`,
      remedy: 'Restore the file from the Git history, or remove `template` from the settings.',
    },
    zh: {
      reason: '模板中保存着 README 的文字。缺少模板时只剩条目，因此不改写文件。',
      message: ({ finding }) =>
        finding.found === 'missing' ? `缺少 README 的模板 ${finding.file}。` : `README 的模板第 ${finding.line} 行无法读取。`,
      remedy: '请从 Git 历史中恢复该文件，或在设置中删去 `template`。',
    },
  },
  example: { finding: { file: 'data/README.template.md', found: 'missing' } },
});
