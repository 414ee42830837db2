import { runCommand } from '../../../text/package-name.ts';
import { defineFinding } from './rule.ts';

/** Reported by `listkeeper render --check`. */
export const outputStale = defineFinding({
  code: 'output-stale',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The data changed, but the generated file did not.',
      message: ({ finding }) => `${finding.file} is out of date.`,
      remedy: `Run ${runCommand} render and commit the result.`,
    },
    zh: {
      reason: '数据改了，生成的文件没有跟着改。',
      message: ({ finding }) => `${finding.file} 与数据不一致。`,
      remedy: `请运行 ${runCommand} render 并提交结果。`,
    },
  },
  example: { finding: { file: 'README.md' } },
});
