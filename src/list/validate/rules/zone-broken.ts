import { defineFinding } from './rule.ts';

const problems = {
  en: new Map([
    ['missing', 'missing'],
    ['doubled', 'there more than once'],
    ['unclosed', 'not a pair'],
    ['reversed', 'in the wrong order'],
  ]),
  zh: new Map([
    ['missing', '缺失'],
    ['doubled', '重复'],
    ['unclosed', '不成对'],
    ['reversed', '顺序颠倒'],
  ]),
};

/** Reported while outputs are rendered. */
export const zoneBroken = defineFinding({
  code: 'zone-broken',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Without one pair of markers, it’s unclear which part of the file to generate, so the file isn’t changed.',
      message: ({ finding }) =>
        `${finding.file} wasn’t updated because its markers are ${problems.en.get(finding.found ?? '') ?? 'broken'}.`,
      remedy: 'The file needs one line <!-- listkeeper:start --> and, below it, one line <!-- listkeeper:end -->.',
    },
    zh: {
      reason: '没有一对完整的标记，就无法判断哪一部分可以改写，因此一处也不改。',
      message: ({ finding }) => `${finding.file} 未更新，因为其中的标记${problems.zh.get(finding.found ?? '') ?? '有误'}。`,
      remedy: '文件中应有一行 <!-- listkeeper:start -->，其下有一行 <!-- listkeeper:end -->。',
    },
  },
  example: { finding: { file: 'README.md', found: 'unclosed' } },
});
