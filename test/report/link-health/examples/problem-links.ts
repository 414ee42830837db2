import type { CheckboxAction, HealthState, LinkState } from '../../../../src/model/link-health.ts';
import type { VerdictReason } from '../../../../src/model/verdict.ts';
import { link, state } from '../../fixtures.ts';

/**
 * Links with problems of every kind, in the shares that real lists have: for the gallery and the
 * properties of the issue.
 */

interface Kind {
  service: string;
  url: (index: number) => string;
  change: (index: number) => Partial<LinkState>;
  remedies: (one: LinkState) => CheckboxAction[];
}

const at = '2026-11-22T03:12Z';
const dead = (reason: VerdictReason, asked: string, more: Partial<LinkState> = {}): Partial<LinkState> => ({
  state: 'dead',
  since: '2026-11-08T03:10Z',
  diedAt: '2026-11-15T03:10Z',
  strikes: 3,
  certain: true,
  lastAlive: '2026-10-30T03:00Z',
  judged: { at, verdict: 'gone', reason, asked, status: 404 },
  ...more,
});
const deadRemedies = ({ archived }: LinkState): CheckboxAction[] => [
  'gone',
  ...(archived === undefined ? [] : (['archive'] as const)),
  'remove',
  'ignore',
  'check',
];
const copyOf = (url: string) => `https://web.archive.org/web/20240301000000/${url}`;
const snooze = (): CheckboxAction[] => ['ignore', 'check'];

const share: Kind = {
  service: 'baidu-pan',
  url: (index) => `https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYM${String(index).padStart(4, '0')}`,
  change: (index) =>
    dead(index % 2 === 0 ? 'cancelled' : 'expired', 'baidu pan page', {
      judged: {
        at,
        verdict: 'gone',
        reason: index % 2 === 0 ? 'cancelled' : 'expired',
        asked: 'baidu pan page',
        marker: index % 2 === 0 ? '百度网盘-分享的文件已经被取消' : '啊哦，来晚了，该分享文件已过期',
      },
    }),
  remedies: deadRemedies,
};
const page: Kind = {
  service: 'web',
  url: (index) => `https://lab${index % 97}.university.example/~people/corpus/${index}/index.html`,
  change: (index) =>
    dead(index % 3 === 0 ? 'soft-404' : 'not-found', 'page', {
      ...((index >> 2) % 2 === 0 ? { archived: copyOf(page.url(index)) } : {}),
      ...(index % 5 === 0 ? { diedAt: at, since: '2026-11-14T03:10Z' } : {}),
    }),
  remedies: deadRemedies,
};
const repository: Kind = {
  service: 'github',
  url: (index) => `https://github.com/some-laboratory-${index}/chinese-medical-dialogue`,
  change: () => dead('not-found', 'github graphql and rest', { strikes: 2 }),
  remedies: deadRemedies,
};
const silentHost: Kind = {
  service: 'web',
  url: (index) => `http://kg${index % 40}.hospital.example.cn/graph/${index}`,
  change: () => ({
    ...dead('timeout', 'page', { silent: true, certain: false, strikes: 4 }),
    judged: { at, verdict: 'unreachable', reason: 'timeout', asked: 'page', code: 'ETIMEDOUT' },
  }),
  remedies: deadRemedies,
};
const renamed: Kind = {
  service: 'github',
  url: (index) => `https://github.com/old-name-${index}/toolkit`,
  change: (index) => ({
    judged: {
      at,
      verdict: 'moved',
      reason: 'renamed',
      asked: 'github graphql',
      to: `https://github.com/new-name-${index}/toolkit`,
    },
  }),
  remedies: () => ['address'],
};
const redirected: Kind = {
  service: 'web',
  url: (index) => `http://www.journal.example/article/${index}`,
  change: (index) => ({
    judged: {
      at,
      verdict: 'moved',
      reason: 'redirected',
      asked: 'page',
      to: `https://www.journal.example/${index % 2 === 0 ? 'article' : 'archive/articles'}/${index}`,
    },
  }),
  remedies: () => ['address'],
};
const wrong: Kind = {
  service: 'arxiv',
  url: (index) => `https://arxiv.org/abs/2010.${String(10_000 + index)}`,
  change: (index) => ({
    judged: {
      at,
      verdict: 'alive',
      reason: 'ok',
      asked: 'arxiv api',
      note: index % 2 === 0 ? 'withdrawn' : 'possibly-wrong-link',
      title: 'A Survey of Something Else Entirely',
    },
  }),
  remedies: snooze,
};
const wrongCode: Kind = {
  service: 'baidu-pan',
  url: (index) => `https://pan.baidu.com/s/1Code${String(index).padStart(5, '0')}`,
  change: () => ({ judged: { at, verdict: 'restricted', reason: 'code-wrong', asked: 'baidu pan share' } }),
  remedies: snooze,
};
const doubted: Kind = {
  service: 'github',
  url: (index) => `https://github.com/just-gone-${index}/data`,
  change: () => ({
    state: 'suspect',
    since: at,
    strikes: 1,
    certain: true,
    next: '2026-11-23T03:12Z',
    judged: { at, verdict: 'gone', reason: 'not-found', asked: 'github graphql and rest', status: 404 },
  }),
  remedies: () => ['check'],
};

/** One problem of each row for the first, then again from the beginning. */
const kinds: readonly Kind[] = [
  share,
  page,
  renamed,
  share,
  silentHost,
  page,
  repository,
  redirected,
  wrong,
  silentHost,
  wrongCode,
  doubted,
];

const names = [
  { en: 'CMID', zh: '中文医学意图数据集' },
  { en: 'Yidu-S4K', zh: 'Yidu-S4K：医渡云结构化 4K 数据集' },
  { en: 'MedDG', zh: 'MedDG：面向实体的医疗对话' },
  { en: 'Chinese Medical Knowledge Graph', zh: '中文医学知识图谱' },
];

/** A link with a problem, the same for the same number. */
export function problemLink(index: number): LinkState {
  const kind = kinds[index % kinds.length] ?? share;
  const name = names[index % names.length];
  const numbered = { en: `${name?.en} ${index}`, zh: `${name?.zh} ${index}` };
  const one = link({
    identity: `problem:${index}`,
    url: kind.url(index),
    service: kind.service,
    key: index.toString(36).padStart(7, '0'),
    name: numbered,
    at: [{ file: `data/datasets/entry-${index}.yml`, line: 10 + (index % 30), column: 10, entry: `entry-${index}` }],
    ...kind.change(index),
  });
  return { ...one, remedies: kind.remedies(one) };
}

/** Links that are not problems: working ones, walls, doubts, snoozed and settled ones. */
export function quietLink(index: number): LinkState {
  const base = link({
    identity: `quiet:${index}`,
    url: `https://site${index % 50}.example.org/${index}`,
    key: `z${index.toString(36).padStart(6, '0')}`,
    name: { en: `Resource ${index}`, zh: `资源 ${index}` },
    at: [{ file: `data/tools/tool-${index}.yml`, line: 5, column: 10, entry: `tool-${index}` }],
    remedies: [],
  });
  const blocked = { at, verdict: 'blocked', reason: 'bot-wall', asked: 'page', status: 403 } as const;
  const failed = { at, verdict: 'gone', reason: 'not-found', asked: 'page', status: 404 } as const;
  if (index % 20 === 7) return { ...base, state: 'unjudged', unjudged: blocked };
  if (index % 50 === 11) return { ...base, state: 'suspect', since: at, strikes: 1, judged: failed, next: '2026-11-25T03:12Z' };
  if (index % 100 === 23) return { ...base, ...dead('not-found', 'page'), settled: true };
  if (index % 100 === 29) return { ...base, ...dead('not-found', 'page'), ignored: '2027-02-20T03:12Z' };
  return base;
}

/** A list with the given number of problems among other links, with boxes. */
export function stateWithProblems(problemCount: number, quietCount = problemCount * 4 + 30): HealthState {
  const links = [
    ...Array.from({ length: problemCount }, (_, index) => problemLink(index)),
    ...Array.from({ length: quietCount }, (_, index) => quietLink(index)),
  ];
  const counts = { moved: 0, suspect: 0, unjudged: Math.floor(quietCount / 20) };
  const deadCount = links.filter((one) => one.state === 'dead').length;
  const run = (day: string, dead: number) => ({
    run: `${day}T03:10Z`,
    links: links.length,
    alive: links.length - dead - counts.unjudged,
    dead,
    ...counts,
  });
  return state({
    reportUrl: 'https://github.com/example/list/blob/listkeeper/health/report.md',
    links,
    runs: [
      run('2026-10-25', Math.floor(deadCount / 3)),
      run('2026-11-08', Math.floor(deadCount / 2)),
      run('2026-11-22', deadCount),
    ],
    changes: { died: [], recovered: [], moved: [], codes: [], noted: [] },
    checkboxes: { proposed: new Set(), refused: new Set(), hasCommands: true },
  });
}
