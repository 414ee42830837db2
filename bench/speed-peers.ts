import { fileURLToPath } from 'node:url';
import { median, type PartSettings, type Table } from './part.ts';
import {
  type Heard,
  hear,
  installPeers,
  listOf,
  lycheeVersion,
  readLychee,
  readRunner,
  runner,
  type Said,
  throughProxy,
  versionOf,
} from './peers.ts';
import type { Slow } from './slow.ts';
import { atOnce, connections, deadline, latency, type Workload, workloads } from './workloads.ts';

/** What a program costs before it has done anything. */
const start: Workload = {
  name: 'one link',
  what: '',
  urls: ['http://h1.internal/1'],
  bound: latency,
  goal: 0,
  silent: 0,
  refusals: 0,
};

interface Contestant {
  name: string;
  command: (list: string) => string[];
  read: (output: string) => Map<string, Said>;
  /** Workloads that would take it longer than anybody would wait. */
  skips?: string[];
}

/** Longest anybody is waited for, in seconds. */
const limit = 45;
/** Whoever takes longer than this is measured once. */
const long = 5;

/** All contestants as programs of their own, started with a Markdown file, through the hosts' own port as HTTP proxy. */
export async function speedOfPeers(slow: Slow, { runs, say }: PartSettings): Promise<Table> {
  installPeers(say);
  const lychee = lycheeVersion();
  const all = [ours, ...peers(), ...(lychee ? lychees(lychee) : [])];
  const rows: string[][] = [];
  for (const workload of [start, ...workloads()]) {
    const cells: string[] = [];
    for (const one of all) {
      const cell = one.skips?.includes(workload.name) ? '–' : await tryOut(one, workload, slow, runs);
      cells.push(cell);
      say(`${workload.name} ${one.name}: ${cell}`);
    }
    rows.push([workload.name, workload.bound.toFixed(2), ...cells]);
  }
  const notes = [
    `Each a process of its own with a Markdown file, its start included; \`http\` addresses through one proxy, which is the hosts themselves. Seconds, then the most requests at once to one host, then links called broken that are not. Median of ${runs}; of one run where that took over ${long} s; ended after ${limit} s.`,
    `*Polite* is the setting that keeps to ${atOnce} requests at once to a host: for linkinator that means ${atOnce} in all, since it has no limit per host. markdown-link-check asks for two links at a time and has no setting; where it would take minutes it was not run.`,
    ...(lychee ? [] : ['lychee was not on the PATH.']),
  ];
  return { columns: ['workload', 'bound s', ...all.map(({ name }) => name)], rows, notes };
}

async function tryOut(one: Contestant, workload: Workload, slow: Slow, runs: number): Promise<string> {
  const list = listOf(workload.urls);
  const results: (Heard & { peak: number })[] = [];
  for (let i = 0; i < runs; i += 1) {
    await slow.tally();
    const heard = await hear(one.command(list), throughProxy(slow.port), limit, one.read);
    const { peak } = await slow.tally();
    results.push({ ...heard, peak: Math.max(0, ...Object.values(peak)) });
    if (heard.seconds > long) break;
  }
  const result = median(results, ({ seconds }) => seconds);
  if (!result) return '–';
  if (result.failed) return result.seconds >= limit ? `> ${limit}` : 'failed';
  const wrong = workload.urls.filter((url) => !url.includes('hanging') && result.said.get(url) !== 'alive').length;
  return `${result.seconds.toFixed(1)} · ${result.peak} · ${wrong}`;
}

const ours: Contestant = {
  name: 'listkeeper check',
  command: (list) => {
    const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
    return [process.execPath, main, 'check', list, '--format', 'json'];
  },
  read(output) {
    const { links } = JSON.parse(output) as { links: { url: string; verdict: string }[] };
    const alive = (verdict: string): Said => (verdict === 'alive' || verdict === 'moved' ? 'alive' : 'nothing');
    return new Map(links.map(({ url, verdict }) => [url, verdict === 'gone' ? 'dead' : alive(verdict)]));
  },
};

function peers(): Contestant[] {
  const node = (name: string, options: object) => (list: string) => [
    process.execPath,
    runner,
    name,
    list,
    JSON.stringify(options),
  ];
  const timeout = deadline * 1000;
  const linkinator = versionOf('linkinator');
  return [
    { name: linkinator, command: node('linkinator', { timeout }), read: readRunner },
    { name: `${linkinator}, polite`, command: node('linkinator', { timeout, concurrency: atOnce }), read: readRunner },
    {
      name: versionOf('markdown-link-check'),
      command: node('markdown-link-check', { timeout: `${deadline}s` }),
      read: readRunner,
      skips: ['W2', 'W3', 'W4', 'W5', 'W6'],
    },
  ];
}

function lychees(version: string): Contestant[] {
  const base = ['lychee', '-v', '--format', 'json', '--no-progress', '--timeout', String(deadline)];
  const polite = [
    '--host-concurrency',
    String(atOnce),
    '--host-request-interval',
    '0ms',
    '--max-concurrency',
    String(connections),
  ];
  return [
    { name: version, command: (list) => [...base, list], read: readLychee },
    { name: `${version}, polite`, command: (list) => [...base, ...polite, list], read: readLychee },
  ];
}
