import type { FileTree, Forge } from '../../src/forge/forge.ts';
import { ForgeError } from '../../src/forge/forge-error.ts';
import { createHttpClient } from '../../src/http/client.ts';
import type { HttpClient } from '../../src/http/types.ts';
import { checkRepositoryLinks } from '../../src/jobs/link-health/check-links.ts';
import { recordRun } from '../../src/link-health/history.ts';
import { formatHistory } from '../../src/link-health/history-text.ts';
import { emptyHistory } from '../../src/link-health/record/record.ts';
import { identify } from '../../src/links/identify/identify.ts';
import type { HealthState, LinkState } from '../../src/model/link-health.ts';
import type { CheckedLink } from '../../src/model/verdict.ts';
import { keyLength, parseCheckboxes } from '../../src/report/link-health/checkbox-actions.ts';
import { buildHealthIssue } from '../../src/report/link-health/issue.ts';
import { createArxivHosts } from '../../src/sandbox/internet/hosts/arxiv.ts';
import { createHtmlResponse, type SimulatedHost } from '../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet } from '../../src/sandbox/internet/simulated-internet.ts';
import { githubHost } from '../../test/links/corpus/github-host.ts';
import type { Benchmark, BenchmarkTable } from '../benchmark.ts';

const linkCount = 10_000;
const dueCount = 500;
const maxRequests = 600;
const brokenCount = 2000;
const maxIssueCharacters = 65_536;
const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 22, 3, 12);

export const linkHealth: Benchmark = {
  name: 'health',
  title: 'A large list, week after week',
  about: `A list of ${linkCount} links of which ${linkCount - dueCount} were seen alive yesterday: what a run asks for. And the link-health issue when ${brokenCount} links are broken at once: GitHub takes ${maxIssueCharacters} characters.`,
  async run({ log }) {
    log(`${linkCount} links, ${dueCount} of them due`);
    const thrift = await measureRun();
    const issues = measureIssue();
    return { tables: [thrift.table, issues.table], missed: [...thrift.missed, ...issues.missed] };
  },
};

/** Of five links two lead to repositories, one to a paper, and two to pages on separate hosts. */
function generateAddress(index: number): string {
  const kind = index % 5;
  if (kind < 2) return `https://github.com/owner${index}/name${index}`;
  if (kind === 2)
    return `https://arxiv.org/abs/${2001 + Math.floor(index / 50_000)}.${String((index % 50_000) + 1).padStart(5, '0')}`;
  return `https://www.site${index % 400}.org/page/${index}`;
}

const urls = Array.from({ length: linkCount }, (_, index) => generateAddress(index));

function generateListFiles(): Record<string, string> {
  const files: Record<string, string> = {
    'data/list.yml': 'title: { en: Many }\nlanguages: [en]\nsections:\n  - { id: s, name: { en: S } }\n',
  };
  for (let at = 0; at < linkCount; at += 100) {
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

/**
 * A history in which all links except the stale ones were alive for half a year, last yesterday.
 */
function buildHistory(): string {
  const seen = (url: string): CheckedLink => {
    const { key, service } = identify(url);
    return { url, identity: key, service, verdict: 'alive', reason: 'ok', evidence: { asked: 'page', status: 200 }, at: [] };
  };
  const first = recordRun(emptyHistory(), urls.map(seen), new Date(now - 200 * dayMs));
  const middle = recordRun(first, urls.map(seen), new Date(now - 40 * dayMs));
  return formatHistory(recordRun(middle, urls.slice(dueCount).map(seen), new Date(now - dayMs)));
}

function createForge(files: Record<string, string>): Forge {
  const tree = (wanted: (path: string) => boolean): FileTree => ({
    commit: 'a'.repeat(40),
    files: Object.entries(files).flatMap(([path, text]) => (wanted(path) ? [{ path, text }] : [])),
    refused: [],
  });
  const about = { owner: 'o', name: 'r', defaultBranch: 'main', private: false, archived: false, hasIssues: true };
  const nothing = () =>
    Promise.reject(
      new ForgeError('not-found', { operation: { name: 'read-repository' }, reason: { kind: 'status', status: 404 } }),
    );
  return {
    readRepository: async () => ({ ...about, url: 'https://github.com/o/r' }),
    readMatchingFiles: async (_, wanted) => tree(wanted),
    readFiles: async (_, paths) => tree((path) => paths.includes(path)),
    readPullRequest: nothing,
    listChangedFiles: nothing,
    listOpenPullRequests: async () => [],
  } as Partial<Forge> as Forge;
}

async function measureRun(): Promise<{ table: BenchmarkTable; missed: string[] }> {
  const plain: SimulatedHost[] = Array.from({ length: 400 }, (_, index) => ({
    host: `www.site${index}.org`,
    respond: ({ url }) => createHtmlResponse(url.pathname, `<p>Page ${url.pathname} has some words of its own.</p>`),
  }));
  const repositories = Object.fromEntries(
    urls.flatMap((url) => (url.startsWith('https://github.com/') ? [[url.slice('https://github.com/'.length), {}]] : [])),
  );
  const internet = await openSimulatedInternet([githubHost({ repositories }), ...createArxivHosts({}), ...plain]);
  const network = createHttpClient({ route: internet.route, environment: {} });
  const clock = { now: () => now, sleep: async () => {} };
  const forge = createForge(generateListFiles());
  const history = buildHistory();
  const before = process.cpuUsage();
  const tools = {
    network: { ...network, setPace: () => {} } satisfies HttpClient,
    clock,
    github: { api: 'https://api.github.com', token: 'bench' },
  };
  const plan = await checkRepositoryLinks(forge, tools, { history });
  const cpu = process.cpuUsage(before);
  const requests = internet.requests.length;
  await network.close();
  await internet.close();
  const words = /^(\d+) of \d+ links checked: (\d+) dead/.exec(plan.summary);
  const missed = [];
  if (requests > maxRequests) missed.push(`${requests} requests, more than ${maxRequests}`);
  if (Number(words?.[1]) !== dueCount || Number(words?.[2]) !== 0) missed.push(`the run says “${plan.summary}”`);
  const seconds = ((cpu.user + cpu.system) / 1e6).toFixed(1);
  const table = {
    columns: ['links', 'due', 'asked', 'requests', 'goal', 'processor time'],
    rows: [[`${linkCount}`, `${dueCount}`, words?.[1] ?? '?', `${requests}`, `≤ ${maxRequests}`, `${seconds} s`]],
    notes: [
      'With a token repositories are asked for by fifty, papers by a hundred; a page is one request, and one more for a probe where a host answers everything.',
    ],
  };
  return { table, missed };
}

function measureIssue(): { table: BenchmarkTable; missed: string[] } {
  const at = '2026-11-22T03:12Z';
  const links = urls.slice(0, brokenCount).map(
    (url, index): LinkState => ({
      identity: identify(url).key,
      key: index.toString(36).padStart(keyLength, '0'),
      remedies: ['gone', 'archive', 'remove', 'ignore', 'check'],
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
    runs: [{ run: at, links: brokenCount, alive: 0, moved: 0, suspect: 0, dead: brokenCount, unjudged: 0 }],
    links,
    checkboxes: { proposed: new Set(), refused: new Set() },
  };
  const missed: string[] = [];
  const rows = (['en', 'zh'] as const).map((language) => {
    const { body } = buildHealthIssue(state, language);
    const lines = body.match(/listkeeper:do=/g)?.length ?? 0;
    const able = new Set(parseCheckboxes(body).flatMap(({ targets }) => targets)).size;
    if (body.length > maxIssueCharacters) missed.push(`${body.length} characters in ${language}`);
    if (able !== brokenCount) missed.push(`boxes act on ${able} links in ${language}, not on ${brokenCount}`);
    return [`${brokenCount}`, language, `${body.length}`, `≤ ${maxIssueCharacters}`, `${lines}`, `${able}`];
  });
  return {
    table: { columns: ['broken links', 'language', 'characters', 'goal', 'lines with a box', 'links that boxes act on'], rows },
    missed,
  };
}
