import type { Finding } from '../../src/model/finding.ts';
import type { CheckboxAction, HealthState, LinkState } from '../../src/model/link-health.ts';
import type { Review, ReviewedEntry } from '../../src/model/review.ts';
import type { CheckedLink } from '../../src/model/verdict.ts';

/** Reviews and states that the tests of this room share. */

const repository = 'https://github.com/example/list';

export const codeNotText: Finding = {
  code: 'code-not-text',
  severity: 'error',
  file: 'data/datasets/meddg.yml',
  line: 9,
  column: 11,
  endLine: 9,
  endColumn: 15,
  field: 'links.0.code',
  entry: 'meddg',
  found: '0123',
  fix: '"0123"',
};

export const unknownField: Finding = {
  code: 'unknown-field',
  severity: 'error',
  file: 'data/datasets/meddg.yml',
  line: 4,
  column: 1,
  endLine: 4,
  endColumn: 5,
  field: 'task',
  entry: 'meddg',
  found: 'task',
  nearest: 'tasks',
};

export const oldAddress: Finding = {
  code: 'old-address',
  severity: 'warning',
  file: 'data/datasets/cmid.yml',
  line: 7,
  column: 10,
  found: 'http://www.aclweb.org/anthology/P19-1001',
};

export const alive: CheckedLink = {
  url: 'https://github.com/ishizuke/CMID',
  identity: 'github:ishizuke/cmid',
  service: 'github',
  verdict: 'alive',
  reason: 'ok',
  evidence: { asked: 'github graphql', authoritative: true },
  at: [{ file: 'data/datasets/cmid.yml', line: 6, column: 10, entry: 'cmid' }],
};

export const silent: CheckedLink = {
  url: 'http://openkg.cn/dataset/meddg',
  identity: 'url:openkg.cn/dataset/meddg',
  service: 'web',
  verdict: 'unreachable',
  reason: 'timeout',
  evidence: { asked: 'page' },
  at: [{ file: 'data/datasets/meddg.yml', line: 8, column: 10, entry: 'meddg' }],
};

/** The same where there was no network to ask by. */
export const uncheckedLink: CheckedLink = { ...silent, verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } };

export const cancelled: CheckedLink = {
  url: 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
  identity: 'baidu-pan:1QqYtqDwhc_S51F3SYMChBQ',
  service: 'baidu-pan',
  verdict: 'gone',
  reason: 'cancelled',
  evidence: { asked: 'baidu pan page', marker: '百度网盘-分享的文件已经被取消', authoritative: true },
  at: [{ file: 'data/datasets/meddg.yml', line: 9, column: 10, entry: 'meddg' }],
};

const entry = (change: Partial<ReviewedEntry>): ReviewedEntry => ({
  id: 'cmid',
  name: 'CMID',
  file: 'data/datasets/cmid.yml',
  line: 2,
  change: 'added',
  state: 'ready',
  findings: [],
  links: [alive],
  duplicates: [],
  preview: '### CMID\n\n中文医学意图数据集。\n\n[代码](https://github.com/ishizuke/CMID) · 中文',
  ...change,
});

export const review = (change: Partial<Review> = {}): Review => ({
  language: 'en',
  pull: { number: 12, title: 'Add CMID', author: 'somebody', url: `${repository}/pull/12`, fork: true, draft: false },
  isFirstContribution: false,
  headSha: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  headBlobUrl: `https://github.com/somebody/list/blob/a1b2c3d`,
  baseBlobUrl: `${repository}/blob/main`,
  dataFolder: 'data',
  entries: [entry({})],
  removedEntries: [],
  findings: [],
  preExistingFindings: [],
  settingsFindings: [],
  editedOutputs: [],
  links: [alive],
  deadLinks: [],
  areLinksChecked: true,
  isOffline: false,
  isTruncated: false,
  isUnaffected: false,
  ...change,
});

export const mixedReview = (change: Partial<Review> = {}): Review =>
  review({
    entries: [
      entry({}),
      entry({
        id: 'meddg',
        name: 'MedDG',
        file: 'data/datasets/meddg.yml',
        state: 'to-fix',
        findings: [unknownField, codeNotText],
        links: [silent],
        duplicates: [
          {
            entry: 'meddialog',
            name: 'MedDialog',
            file: 'data/datasets/meddialog.yml',
            line: 7,
            matchedBy: 'github:uc/meddialog',
            isSamePullRequest: false,
          },
        ],
        preview: '### MedDG\n\n医疗对话。',
      }),
    ],
    findings: [codeNotText, unknownField],
    links: [alive, silent],
    preExistingFindings: [oldAddress],
    findingsDocsUrl: 'https://example.org/docs/findings.md',
    ...change,
  });

const place = (id: string, line: number) => ({ file: `data/datasets/${id}.yml`, line, column: 10, entry: id });

export const link = (change: Partial<LinkState> & { identity: string; url: string }): LinkState => ({
  service: 'web',
  state: 'healthy',
  since: '2026-10-01T03:00Z',
  strikes: 0,
  certain: false,
  silent: false,
  firstSeen: '2026-10-01T03:00Z',
  lastAlive: '2026-11-22T03:12Z',
  next: '2026-12-01T03:00Z',
  judged: { at: '2026-11-22T03:12Z', verdict: 'alive', reason: 'ok', asked: 'page' },
  at: [place('cmid', 6)],
  name: { en: 'CMID', zh: '中文医学意图数据集' },
  ...change,
});

export const deadShare = link({
  identity: 'baidu-pan:1QqY',
  url: 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
  service: 'baidu-pan',
  state: 'dead',
  since: '2026-11-08T03:10Z',
  strikes: 3,
  certain: true,
  diedAt: '2026-11-22T03:12Z',
  lastAlive: '2026-10-30T03:00Z',
  judged: {
    at: '2026-11-22T03:12Z',
    verdict: 'gone',
    reason: 'cancelled',
    asked: 'baidu pan page',
    marker: '百度网盘-分享的文件已经被取消',
  },
  at: [place('yidu-s4k', 14)],
  name: { en: 'Yidu-S4K', zh: 'Yidu-S4K' },
});

export const deadHost = ['', 'a', 'b'].map((path, index) =>
  link({
    identity: `url:cmekg.pcl.ac.cn/${path}`,
    url: `http://cmekg.pcl.ac.cn/${path}`,
    state: 'dead',
    since: '2026-11-01T03:10Z',
    strikes: 4,
    silent: true,
    diedAt: '2026-11-15T03:10Z',
    lastAlive: '2026-10-25T03:00Z',
    judged: { at: '2026-11-22T03:12Z', verdict: 'unreachable', reason: 'timeout', asked: 'page' },
    at: [place('cmekg', 6 + index)],
    name: { en: 'CMeKG', zh: '中文医学知识图谱' },
    ...(path === '' ? { archived: 'https://web.archive.org/web/20240301000000/http://cmekg.pcl.ac.cn/' } : {}),
  }),
);

export const movedPaper = link({
  identity: 'acl:P19-1001',
  url: 'https://www.aclweb.org/anthology/P19-1001.pdf',
  service: 'acl',
  judged: {
    at: '2026-11-22T03:12Z',
    verdict: 'moved',
    reason: 'canonical-address',
    asked: 'acl rule',
    to: 'https://aclanthology.org/P19-1001/',
  },
  at: [place('paper', 3)],
  name: { en: 'A Paper' },
});

export const walled = link({
  identity: 'url:zhuanlan.zhihu.com/p/1',
  url: 'https://zhuanlan.zhihu.com/p/1',
  state: 'unjudged',
  unjudged: { at: '2026-11-22T03:12Z', verdict: 'blocked', reason: 'bot-wall', asked: 'page', status: 403 },
  at: [place('article', 5)],
  name: { zh: '一篇文章' },
});

export const recoveredLink = link({
  identity: 'url:example.org/',
  url: 'https://example.org/',
  state: 'recovered',
  at: [place('tool', 5)],
  name: { en: 'Tool' },
});

export const suspectLink = link({
  identity: 'github:gone/gone',
  url: 'https://github.com/gone/gone',
  service: 'github',
  state: 'suspect',
  since: '2026-11-22T03:12Z',
  strikes: 1,
  certain: true,
  next: '2026-11-23T03:12Z',
  judged: { at: '2026-11-22T03:12Z', verdict: 'gone', reason: 'not-found', asked: 'github graphql and rest', status: 404 },
  at: [place('gone', 5)],
  name: { en: 'Gone' },
});

export const state = (change: Partial<HealthState> = {}): HealthState => ({
  repository,
  branch: 'main',
  commit: 'a1b2c3d',
  historyUrl: `${repository}/blob/listkeeper/health/history.jsonl`,
  at: '2026-11-22T03:12Z',
  next: '2026-11-29T03:00Z',
  deferred: 0,
  runs: [
    { run: '2026-11-15T03:10Z', links: 8, alive: 7, moved: 0, suspect: 0, dead: 0, unjudged: 1 },
    { run: '2026-11-22T03:12Z', links: 8, alive: 3, moved: 1, suspect: 0, dead: 4, unjudged: 1 },
  ],
  links: [
    link({ identity: 'github:ishizuke/cmid', url: 'https://github.com/ishizuke/CMID' }),
    deadShare,
    ...deadHost,
    movedPaper,
    walled,
    recoveredLink,
  ],
  changes: { died: ['baidu-pan:1QqY'], recovered: ['url:example.org/'], moved: ['acl:P19-1001'], codes: [], noted: [] },
  ...change,
});

/**
 * The state with a key and the remedies that `jobs/link-health` gives each link, and with what was
 * asked for.
 */
export const boxed = (links: readonly LinkState[], more: Partial<NonNullable<HealthState['checkboxes']>> = {}): HealthState =>
  state({
    links: links.map((one, index) => ({ ...one, key: index.toString(36).padStart(7, '0'), remedies: remediesOf(one) })),
    checkboxes: { proposed: new Set(), refused: new Set(), ...more },
  });

function remediesOf({ state: health, judged, certain, archived, service }: LinkState): CheckboxAction[] {
  const hasCopy = archived !== undefined || service === 'baidu-pan';
  if (health === 'dead') return ['gone', ...(hasCopy ? (['archive'] as const) : []), 'remove', 'ignore', 'check'];
  if (health === 'suspect') return certain ? ['check'] : [];
  return judged?.verdict === 'moved' ? ['address'] : ['ignore', 'check'];
}
