import { ForgeError } from '../src/forge/errors.ts';
import type { Forge, Tree } from '../src/forge/forge.ts';
import { formatHistory, record } from '../src/health/history.ts';
import { emptyHistory } from '../src/health/record.ts';
import { checkRepositoryLinks } from '../src/jobs/check-links.ts';
import { identify } from '../src/links/identify.ts';
import type { CheckedLink } from '../src/links/verdict.ts';
import { openNetwork } from '../src/net/open.ts';
import { healthIssue } from '../src/report/health-issue.ts';
import type { HealthState, LinkState } from '../src/report/health-state.ts';
import { arxivHosts } from '../src/sandbox/internet/hosts/papers.ts';
import { openInternet, page, type SimulatedHost } from '../src/sandbox/internet/server.ts';
import { githubHost } from '../test/internet/github-host.ts';
import type { Part, Table } from './part.ts';

const all = 10_000;
const stale = 500;
const most = 600;
const broken = 2000;
const limit = 65_536;
const day = 86_400_000;
const now = Date.UTC(2026, 10, 22, 3, 12);

export const health: Part = {
  name: 'health',
  title: 'A large list, week after week',
  about: `A list of ${all} links of which ${all - stale} were seen alive yesterday: what a run asks for. And the link-health issue when ${broken} links are broken at once: GitHub takes ${limit} characters.`,
  async run({ say }) {
    say(`${all} links, ${stale} of them due`);
    const thrift = await aRun();
    const issues = theIssue();
    return { tables: [thrift.table, issues.table], missed: [...thrift.missed, ...issues.missed] };
  },
};

/** Two of five links lead to repositories, one to a paper, two to pages on hosts of their own. */
function addressOf(index: number): string {
  const kind = index % 5;
  if (kind < 2) return `https://github.com/owner${index}/name${index}`;
  if (kind === 2)
    return `https://arxiv.org/abs/${2001 + Math.floor(index / 50_000)}.${String((index % 50_000) + 1).padStart(5, '0')}`;
  return `https://www.site${index % 400}.org/page/${index}`;
}

const urls = Array.from({ length: all }, (_, index) => addressOf(index));

function listFiles(): Record<string, string> {
  const files: Record<string, string> = {
    'data/list.yml': 'title: { en: Many }\nlanguages: [en]\nsections:\n  - { id: s, name: { en: S } }\n',
  };
  for (let at = 0; at < all; at += 100) {
    const entries = urls.slice(at, at + 100).map(
      (url, index) => `- id: e${at + index}
  kind: article
  section: s
  name: { en: Entry ${at + index} }
  links:
    - role: homepage
      url: ${url}
`,
    );
    files[`data/part-${at}.yml`] = entries.join('');
  }
  return files;
}

/** A memory in which all links but the stale ones were seen alive for half a year, last yesterday. */
function historyBefore(): string {
  const seen = (url: string): CheckedLink => {
    const { key, service } = identify(url);
    return { url, identity: key, service, verdict: 'alive', reason: 'ok', evidence: { asked: 'page', status: 200 }, at: [] };
  };
  const first = record(emptyHistory(), urls.map(seen), new Date(now - 200 * day));
  const middle = record(first, urls.map(seen), new Date(now - 40 * day));
  return formatHistory(record(middle, urls.slice(stale).map(seen), new Date(now - day)));
}

function forgeOf(files: Record<string, string>): Forge {
  const tree = (wanted: (path: string) => boolean): Tree => ({
    commit: 'a'.repeat(40),
    files: Object.entries(files).flatMap(([path, text]) => (wanted(path) ? [{ path, text }] : [])),
    refused: [],
  });
  const about = { owner: 'o', name: 'r', defaultBranch: 'main', private: false, archived: false, hasIssues: true };
  const nothing = () => Promise.reject(new ForgeError('not-found', 'not here'));
  return {
    repository: async () => ({ ...about, url: 'https://github.com/o/r' }),
    files: async (_, wanted) => tree(wanted),
    read: async (_, paths) => tree((path) => paths.includes(path)),
    pullRequest: nothing,
    changes: nothing,
    openPullRequests: async () => [],
  } as Partial<Forge> as Forge;
}

async function aRun(): Promise<{ table: Table; missed: string[] }> {
  const plain: SimulatedHost[] = Array.from({ length: 400 }, (_, index) => ({
    host: `www.site${index}.org`,
    answer: ({ url }) => page(url.pathname, `<p>Page ${url.pathname} has some words of its own.</p>`),
  }));
  const repositories = Object.fromEntries(
    urls.flatMap((url) => (url.startsWith('https://github.com/') ? [[url.slice('https://github.com/'.length), {}]] : [])),
  );
  const internet = await openInternet([githubHost({ repositories }), ...arxivHosts({}), ...plain]);
  const network = openNetwork({ route: internet.route, environment: {} });
  const clock = { now: () => now, sleep: async () => {} };
  const forge = forgeOf(listFiles());
  const history = historyBefore();
  const before = process.cpuUsage();
  const tools = { network: { ...network, pace: () => {} }, clock, github: { api: 'https://api.github.com', token: 'bench' } };
  const plan = await checkRepositoryLinks(forge, tools, { history });
  const cpu = process.cpuUsage(before);
  const requests = internet.requests.length;
  await network.close();
  await internet.close();
  const words = /^(\d+) of \d+ links asked: (\d+) dead/.exec(plan.summary);
  const missed = [];
  if (requests > most) missed.push(`${requests} requests, more than ${most}`);
  if (Number(words?.[1]) !== stale || Number(words?.[2]) !== 0) missed.push(`the run says “${plan.summary}”`);
  const seconds = ((cpu.user + cpu.system) / 1e6).toFixed(1);
  const table = {
    columns: ['links', 'due', 'asked', 'requests', 'goal', 'processor time'],
    rows: [[`${all}`, `${stale}`, words?.[1] ?? '?', `${requests}`, `≤ ${most}`, `${seconds} s`]],
    notes: [
      'With a token repositories are asked for by fifty, papers by a hundred; a page is one request, and one more for a probe where a host answers everything.',
    ],
  };
  return { table, missed };
}

function theIssue(): { table: Table; missed: string[] } {
  const at = '2026-11-22T03:12Z';
  const links = urls.slice(0, broken).map(
    (url, index): LinkState => ({
      identity: identify(url).key,
      key: index.toString(36).padStart(12, '0'),
      remedies: ['archive', 'gone', 'remove', 'ignore', 'check'],
      url,
      service: 'web',
      state: 'dead',
      since: '2026-11-08T03:10Z',
      strikes: 3,
      certain: true,
      silent: false,
      firstSeen: '2026-01-01T03:00Z',
      lastAlive: '2026-10-30T03:00Z',
      next: '2026-11-29T03:00Z',
      archived: `https://web.archive.org/web/20240301000000/${url}`,
      judged: { at, verdict: 'gone', reason: 'not-found', asked: 'page', status: 404 },
      at: [{ file: `data/part-${index}.yml`, line: 7, column: 12, entry: `e${index}` }],
      name: { zh: `第 ${index} 个条目`, en: `Entry ${index}` },
    }),
  );
  const state: HealthState = {
    repository: 'https://github.com/o/r',
    branch: 'main',
    commit: 'a'.repeat(40),
    at,
    deferred: 0,
    runs: [{ run: at, links: broken, alive: 0, moved: 0, suspect: 0, dead: broken, unjudged: 0 }],
    links,
    boxes: { proposed: new Set(), refused: new Set(), safeMoves: 0 },
  };
  const missed: string[] = [];
  const rows = (['en', 'zh'] as const).map((language) => {
    const { body } = healthIssue(state, language);
    const shown = body.match(/do=gone /g)?.length ?? 0;
    const rest = Number(/(?:and|另有) (\d+)/.exec(body)?.[1]);
    if (body.length > limit) missed.push(`${body.length} characters in ${language}`);
    if (shown + rest !== broken) missed.push(`${shown} shown and ${rest} counted in ${language} are not ${broken}`);
    return [`${broken}`, language, `${body.length}`, `≤ ${limit}`, `${shown}`, `${rest}`];
  });
  return { table: { columns: ['broken links', 'language', 'characters', 'goal', 'shown', 'counted'], rows }, missed };
}
