import { median, type PartSettings, type Table } from './part.ts';
import {
  findLychee,
  type Heard,
  hear,
  installPeers,
  listOf,
  type Published,
  publish,
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
  urls: ['http://h1.invented.cn/1'],
  bound: latency,
  goal: 0,
  silent: 0,
  refusals: 0,
};

interface Contestant {
  name: string;
  command: (list: string, workload: Workload) => string[];
  read: (output: string) => Map<string, Said>;
  /** Beside the proxy. */
  environment?: Record<string, string>;
  /** Workloads that would take it longer than anybody would wait. */
  skips?: string[];
}

interface Outcome {
  seconds: number;
  /** Most requests at once to one host. */
  peak: number;
  refused: number;
  /** Living links that are not called alive. */
  wrong: number;
  failed: boolean;
}

/** Longest anybody is waited for, in seconds. */
const limit = 45;
/** A peer that takes longer than this is measured once. */
const long = 5;

/**
 * All contestants as programs of their own, started with a Markdown file, through the hosts' own port as HTTP proxy. A goal is missed where one of
 * them is ahead of ours that asked as politely and was as right.
 */
export async function speedOfPeers(slow: Slow, { runs, say }: PartSettings): Promise<{ table: Table; missed: string[] }> {
  installPeers(say);
  const lychee = findLychee();
  const ourselves = publish();
  const ours = listkeeper(ourselves);
  const others = [...peers(), ...(lychee ? lychees(lychee) : [])];
  const rows: string[][] = [];
  const missed: string[] = [];
  const starts = new Map<string, number>();
  for (const workload of [start, ...workloads()]) {
    const mine = await tryOut(ours, workload, slow, runs, true);
    const cells = [inWords(mine, workload)];
    say(`${workload.name} ${ours.name}: ${cells[0]}`);
    for (const one of others) {
      const theirs = one.skips?.includes(workload.name) ? undefined : await tryOut(one, workload, slow, runs, false);
      if (workload === start && theirs) starts.set(one.name, theirs.seconds);
      if (workload === start && mine) starts.set(ours.name, mine.seconds);
      cells.push(inWords(theirs, workload));
      say(`${workload.name} ${one.name}: ${cells.at(-1)}`);
      if (!mine || !theirs || !isComparable(theirs, workload) || workload === start) continue;
      if (theirs.seconds >= mine.seconds) continue;
      const beyondStart = (seconds: number, name: string) => (seconds - (starts.get(name) ?? 0)).toFixed(2);
      missed.push(
        `${workload.name}: ${one.name} took ${theirs.seconds.toFixed(2)} s, ours ${mine.seconds.toFixed(2)} s; beyond what each takes for one link ${beyondStart(theirs.seconds, one.name)} s and ${beyondStart(mine.seconds, ours.name)} s.`,
      );
    }
    if (mine && mine.wrong > 0) missed.push(`${workload.name}: ours called ${mine.wrong} living links something else.`);
    rows.push([workload.name, workload.bound.toFixed(2), ...cells]);
  }
  ourselves.remove();
  const notes = [
    `Each a process of its own with a Markdown file, its start included: seconds · most requests at once to one host · 429 caused · living links not called alive. \`http\` addresses through one proxy, which is the hosts themselves; all ask by GET. Ours is the published program with Node’s compile cache, as its launcher opens it. Ours the median of ${runs}, the others too, but of one run where that took over ${long} s; ended after ${limit} s.`,
    `*Polite* is the setting that keeps to ${atOnce} requests at once to a host: lychee ${politeLychee.join(' ')}; linkinator ${atOnce} in all, since it has no limit per host; markdown-link-check asks for two links at a time and has no setting, and where it would take minutes it was not run. Every answer may take ${deadline} s, and lychee asks no second time in W5.`,
    `In brackets: not comparable, since a host was asked for more than ${atOnce} things at once, or refused requests beyond what W6 allows, or living links were called broken.`,
    ...(lychee ? [] : ['lychee was not on the PATH.']),
  ];
  return { table: { columns: ['workload', 'bound s', ours.name, ...others.map(({ name }) => name)], rows, notes }, missed };
}

/** As polite as is asked of ours, and right. */
function isComparable({ failed, peak, refused, wrong }: Outcome, { refusals }: Workload): boolean {
  return !failed && peak <= atOnce && refused <= refusals && wrong === 0;
}

function inWords(outcome: Outcome | undefined, workload: Workload): string {
  if (!outcome) return '–';
  const { seconds, peak, refused, wrong, failed } = outcome;
  if (failed) return seconds >= limit ? `(> ${limit} · ${peak} · ${refused})` : '(failed)';
  const numbers = `${seconds.toFixed(2)} · ${peak} · ${refused} · ${wrong}`;
  return isComparable(outcome, workload) ? numbers : `(${numbers})`;
}

async function tryOut(
  one: Contestant,
  workload: Workload,
  slow: Slow,
  runs: number,
  always: boolean,
): Promise<Outcome | undefined> {
  const list = listOf(workload.urls);
  const outcomes: Outcome[] = [];
  // What a program keeps for its next start is there at the second.
  if (workload === start) await hear(one.command(list, workload), environmentOf(one, slow), limit, one.read);
  for (let i = 0; i < runs; i += 1) {
    await slow.tally();
    const heard = await hear(one.command(list, workload), environmentOf(one, slow), limit, one.read);
    const { peak, refused } = await slow.tally();
    const { seconds, failed } = heard;
    outcomes.push({ seconds, failed, refused, peak: Math.max(0, ...Object.values(peak)), wrong: wrongIn(heard, workload) });
    if (!always && seconds > long) break;
  }
  return median(outcomes, ({ seconds }) => seconds);
}

function environmentOf({ environment }: Contestant, slow: Slow): NodeJS.ProcessEnv {
  return { ...throughProxy(slow.port), ...environment };
}

function wrongIn({ said, failed }: Heard, { urls }: Workload): number {
  if (failed) return 0;
  return urls.filter((url) => !url.includes('hanging') && said.get(url) !== 'alive').length;
}

function listkeeper({ program, cache }: Published): Contestant {
  return {
    name: 'listkeeper check',
    command: (list) => [process.execPath, program, 'check', list, '--format', 'json', '--timeout', String(deadline)],
    environment: { XDG_CACHE_HOME: cache },
    read(output) {
      const { links } = JSON.parse(output) as { links: { url: string; verdict: string }[] };
      const alive = (verdict: string): Said => (verdict === 'alive' || verdict === 'moved' ? 'alive' : 'nothing');
      return new Map(links.map(({ url, verdict }) => [url, verdict === 'gone' ? 'dead' : alive(verdict)]));
    },
  };
}

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

const politeLychee = [
  '--host-concurrency',
  String(atOnce),
  '--host-request-interval',
  '0ms',
  '--max-concurrency',
  String(connections),
];

function lychees({ version, program }: { version: string; program: string }): Contestant[] {
  const base = (workload: Workload) => {
    const retries = workload.silent > 0 ? ['--max-retries', '0'] : [];
    return [program, '-v', '--format', 'json', '--no-progress', '--timeout', String(deadline), ...retries];
  };
  return [
    { name: version, command: (list, workload) => [...base(workload), list], read: readLychee },
    { name: `${version}, polite`, command: (list, workload) => [...base(workload), ...politeLychee, list], read: readLychee },
  ];
}
