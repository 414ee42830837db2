import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLinksCached } from '../../src/cli/check/cached-check.ts';
import { openVerdictCache } from '../../src/cli/check/verdict-cache.ts';
import type { checkLinks } from '../../src/links/check.ts';
import type { LinkToCheck } from '../../src/model/verdict.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createArxivHosts } from '../../src/sandbox/internet/hosts/arxiv.ts';
import { type BaiduShare, createBaiduPanHost } from '../../src/sandbox/internet/hosts/baidu-pan.ts';
import { createDoiHosts, type DoiRecord } from '../../src/sandbox/internet/hosts/doi.ts';
import { createHtmlResponse, type SimulatedHost } from '../../src/sandbox/internet/responses.ts';
import { checkSimulated, createLink, type SimulatedRun } from '../../test/links/corpus/check-simulated.ts';
import { githubHost } from '../../test/links/corpus/github-host.ts';
import type { Benchmark } from '../benchmark.ts';

interface RequestWorkload {
  name: string;
  urls: string[];
  hosts: SimulatedHost[];
  /** Maximum requests per link. */
  goal: number;
  /** Extraction codes, by address. */
  codes?: Record<string, string>;
  /** Links that are dead. */
  dead?: number;
  /**
   * Links behind a bot wall. They are checked again in each run, because nothing is known about
   * them.
   */
  walled?: number;
}

const linkCount = 1000;
const numbers = Array.from({ length: linkCount }, (_, i) => i);
/** Requests of a second run, as a share of those of the first. */
const maxRepeatShare = 0.05;

/** As in real lists: well-known archives, and rare repositories of universities. */
const dataCitePrefixes = [...['5281', '6084', '7910', '17632'], ...Array.from({ length: 12 }, (_, i) => String(50_100 + 7 * i))];
const crossrefPrefixes = ['1038', '1093', '1016', ...Array.from({ length: 9 }, (_, i) => String(3_300 + 11 * i))];

function createWorkloads(): RequestWorkload[] {
  const repositories = Object.fromEntries(numbers.map((i) => [`owner${i}/name${i}`, {}]));
  const arxiv = numbers.map((i) => `https://arxiv.org/abs/2001.${String(i + 1).padStart(5, '0')}`);
  const words = (i: number) => `<p>Page ${i} has some words of its own, as pages do, and no link to anywhere.</p>`;
  const plain: SimulatedHost[] = Array.from({ length: 50 }, (_, i) => ({
    host: `www.site${i}.org`,
    respond: ({ url }) => createHtmlResponse(url.pathname, words(i)),
  }));
  const wall: SimulatedHost = { host: 'www.site0.org', respond: () => ({ status: 403, body: 'Forbidden' }) };
  const sets = numbers.map((i) => generateDoi(dataCitePrefixes, i, 'set'));
  const papers = numbers.map((i) => generateDoi(crossrefPrefixes, i, 'paper'));
  const dois = (names: string[]) => names.map((name) => `https://doi.org/${name}`);
  const ofDataCite = Object.fromEntries(sets.map((name): [string, DoiRecord] => [name, { agency: 'datacite' }]));
  const pages = numbers.map((i) => `https://www.site${i % 50}.org/p/${i}`);
  return [
    {
      name: 'GitHub repositories, with a token',
      urls: Object.keys(repositories).map((name) => `https://github.com/${name}`),
      hosts: [githubHost({ repositories })],
      goal: 1 / 40,
    },
    { name: 'arXiv papers', urls: arxiv, hosts: createArxivHosts({}), goal: 1 / 40 },
    {
      name: `DOIs of Crossref, ${crossrefPrefixes.length} prefixes`,
      urls: dois(papers),
      hosts: createDoiHosts({}),
      goal: 1 / 40,
    },
    {
      name: `DOIs of DataCite, ${dataCitePrefixes.length} prefixes, 4 of them known`,
      urls: dois(sets),
      hosts: createDoiHosts({ defaultRecord: { agency: 'datacite' } }),
      goal: 1 / 40,
    },
    {
      name: 'DOIs of both, as mixed',
      urls: dois(numbers.map((i) => (i % 3 === 0 ? sets : papers)[i] ?? '')),
      hosts: createDoiHosts({ dois: ofDataCite }),
      goal: 1 / 40,
    },
    { name: 'plain pages on 50 hosts', urls: pages, hosts: plain, goal: 1.1 },
    {
      name: 'plain pages on 50 hosts, one of them a wall',
      urls: pages,
      hosts: [wall, ...plain.slice(1)],
      goal: 1.1,
      walled: 20,
    },
    createBaiduWorkload(),
  ];
}

/**
 * As in the list that this project grew from: most shares are locked, some are public, some are
 * dead.
 */
function createBaiduWorkload(): RequestWorkload {
  const ids = numbers.slice(0, 100).map((i) => `1share${String(i).padStart(16, '0')}`);
  const stateOf = (i: number): BaiduShare['state'] => (i % 5 === 4 ? 'cancelled' : i % 5 === 3 ? 'public' : 'locked');
  const urls = ids.map((id) => `https://pan.baidu.com/s/${id}`);
  return {
    name: 'shares of Baidu Pan, 4 in 5 with a code, 1 in 5 dead',
    urls,
    hosts: [createBaiduPanHost(Object.fromEntries(ids.map((id, i) => [id, { state: stateOf(i), code: 'ab12' }])))],
    codes: Object.fromEntries(urls.flatMap((url, i) => (stateOf(i) === 'public' ? [] : [[url, 'ab12']]))),
    dead: 20,
    goal: 2.2,
  };
}

/** A long-tailed distribution: the first prefix has the most names. */
function generateDoi(prefixes: readonly string[], i: number, kind: string): string {
  const place = Math.floor((prefixes.length * (i * i)) / (linkCount * linkCount));
  return `10.${prefixes[place]}/${kind}.${i}`;
}

/** Requests per link where a service answers in batches, and when the verdict is cached. */
export const requestsPerLink: Benchmark = {
  name: 'thrift',
  title: 'Thrift: requests for a link',
  about: `${linkCount.toLocaleString('en')} links of one kind each, on simulated hosts. Every request that arrives there counts, whatever it is for. The second run is one with the cache that the first has written (\`check --cache\`).`,
  async run({ log }) {
    const rows: string[][] = [];
    const missed: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'listkeeper-thrift-'));
    for (const [index, { name, urls, hosts, goal, codes = {}, dead = 0, walled = 0 }] of createWorkloads().entries()) {
      const links = urls.map((url) => createLink(url, codes[url] === undefined ? {} : { code: codes[url] }));
      const path = join(folder, `${index}.jsonl`);
      const first = await runWithCache(path, hosts, links);
      const second = await runWithCache(path, hosts, links);
      const alive = countAlive(first);
      const each = first.requests.length / urls.length;
      const share = second.requests.length / first.requests.length;
      const numbers = [urls.length, alive, first.requests.length, each.toFixed(3), goal.toFixed(3)];
      rows.push([name, ...[...numbers, second.requests.length, `${(share * 100).toFixed(1)} %`].map(String)]);
      log(rows.at(-1)?.join(' | ') ?? '');
      if (each > goal) missed.push(`${name}: ${each.toFixed(3)} requests a link, goal ${goal.toFixed(3)}.`);
      if (share > maxRepeatShare)
        missed.push(`${name}: a second run asked ${(share * 100).toFixed(1)} % of the first, goal 5 %.`);
      const living = urls.length - walled - dead;
      if (alive !== living) missed.push(`${name}: ${alive} of ${living} called alive.`);
      if (countAlive(second) !== alive)
        missed.push(`${name}: the second run called ${countAlive(second)} alive, the first ${alive}.`);
    }
    rmSync(folder, { recursive: true });
    const columns = ['links', 'number', 'called alive', 'requests', 'requests a link', 'goal', 'of a second run', 'goal 5 %'];
    return { tables: [{ columns, rows }], missed };
  },
};

const countAlive = ({ links }: SimulatedRun) => links.filter(({ verdict }) => verdict === 'alive').length;

/** One run as in the command, which reads and writes the verdict cache. */
async function runWithCache(path: string, hosts: SimulatedHost[], links: LinkToCheck[]): Promise<SimulatedRun> {
  const cache = await openVerdictCache(path, systemClock.now);
  const check: typeof checkLinks = async function* (some, tools) {
    const run = checkLinksCached(some, tools, cache);
    for (let next = await run.next(); ; next = await run.next()) {
      if (next.done) return next.value;
      yield next.value.checked;
    }
  };
  try {
    return await checkSimulated(hosts, links, { check });
  } finally {
    cache.close();
  }
}
