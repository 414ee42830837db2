import { openNetwork } from '../src/net/open.ts';
import { bare } from './bare.ts';
import { median, type Part, type PartSettings, type Table } from './part.ts';
import { openSlowHosts, rest, type Slow } from './slow.ts';
import type { Tally } from './slow-hosts.ts';
import { speedOfPeers } from './speed-peers.ts';
import { atOnce, connections, deadline, latency, spread, timesOf, type Workload, workloads } from './workloads.ts';

interface Result extends Tally {
  seconds: number;
  wrong: number;
  /** Milliseconds of our thread a link. */
  cpu: number;
}

/** How close the network comes to the bound that politeness and latency set, and how other checkers do on the same hosts. */
export const speed: Part = {
  name: 'speed',
  title: 'Speed: against the bound, and against peers',
  about: `Hosts on loopback that take ${latency * 1000} ms to answer. *Bound* is max(⌈n/c⌉·L over hosts, N·L/C) with c = ${atOnce} requests at once to a host and C = ${connections} in all: what latency and politeness alone take. *Bare sockets* is the same workload by sockets that check nothing, measured at the same moment: what the machine itself adds to the bound.`,
  async run(settings) {
    const slow = await openSlowHosts({ latency: latency * 1000 });
    try {
      const ours = await speedOfOurs(slow, settings);
      if (!settings.peers) return { tables: [ours.table], missed: ours.missed };
      const peers = await speedOfPeers(slow, settings, ours.seconds, ours.answer);
      return { tables: [ours.table, peers.table], missed: [...ours.missed, ...peers.missed] };
    } finally {
      await slow.close();
    }
  },
};

const warmUp: Workload = { name: '', what: '', urls: spread(1500, 1500), bound: 1, goal: 1, silent: 0, refusals: 0 };

async function speedOfOurs(
  slow: Slow,
  { runs, say }: PartSettings,
): Promise<{ table: Table; missed: string[]; seconds: Map<string, number>; answer: number }> {
  // Compiling the code is no part of the bound: Node does the last of it after some thousands of requests.
  for (let i = 0; i < 3; i += 1) {
    await bare(warmUp.urls, slow.port, atOnce, connections);
    await run(warmUp, slow);
  }
  const answers: number[] = [];
  for (let i = 0; i < timesOf(warmUp, runs); i += 1) {
    await rest();
    answers.push(await bare(warmUp.urls.slice(0, 1), slow.port, atOnce, connections));
  }
  const rows: string[][] = [];
  const missed: string[] = [];
  const seconds = new Map<string, number>();
  for (const workload of workloads()) {
    const answering = workload.urls.filter((url) => !/hanging|limited/.test(url));
    const floors: number[] = [];
    const results: Result[] = [];
    for (let i = 0; i < timesOf(workload, runs); i += 1) {
      if (answering.length === workload.urls.length) {
        await rest();
        floors.push(await bare(answering, slow.port, atOnce, connections));
      }
      await slow.tally();
      await rest();
      results.push(await run(workload, slow));
    }
    const result = median(results, ({ seconds }) => seconds);
    if (!result) continue;
    const floor = median(floors, (seconds) => seconds);
    seconds.set(workload.name, result.seconds);
    const ratio = result.seconds / workload.bound;
    const peak = Math.max(...Object.values(result.peak));
    const faults = [
      ...(ratio > workload.goal ? [`took ${ratio.toFixed(2)} times the bound, goal ${workload.goal}`] : []),
      ...(result.wrong > 0 ? [`${result.wrong} answers wrong`] : []),
      ...(result.refused > workload.refusals ? [`caused ${result.refused} × 429`] : []),
      ...(peak > atOnce ? [`asked a host for ${peak} things at once`] : []),
    ];
    missed.push(...faults.map((fault) => `${workload.name} ${fault}.`));
    rows.push([
      `${workload.name}: ${workload.what}`,
      workload.bound.toFixed(2),
      floor === undefined ? '–' : floor.toFixed(2),
      result.seconds.toFixed(2),
      ratio.toFixed(2),
      String(workload.goal),
      String(result.wrong),
      String(result.refused),
      String(peak),
      String(result.connections),
      result.cpu.toFixed(2),
      faults.length === 0 ? 'yes' : 'no',
    ]);
    say(rows.at(-1)?.join(' | ') ?? '');
  }
  const columns =
    'workload|bound s|bare sockets s|ours s|ours / bound|goal|wrong|429 caused|peak a host|connections|CPU ms a link|met';
  return {
    table: {
      columns: columns.split('|'),
      rows,
      notes: [
        `Median of ${runs}, of ${3 * runs} where the bound is less than a second; HEAD requests by \`src/net/\` in a warm process.`,
      ],
    },
    missed,
    seconds,
    answer: median(answers, (seconds) => seconds) ?? latency,
  };
}

async function run(workload: Workload, slow: Slow): Promise<Result> {
  const wait = deadline * 1000;
  const deadlines = { connect: wait, headers: wait, body: wait, total: wait };
  const hosts = new URL(`http://127.0.0.1:${slow.port}`);
  const network = openNetwork({ connections, deadlines, route: () => hosts });
  const before = process.threadCpuUsage();
  const started = performance.now();
  const replies = await Promise.all(workload.urls.map((url) => network.ask({ url, method: 'HEAD' })));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.threadCpuUsage(before);
  await network.close();
  const answered = replies.filter((reply) => reply.ok && reply.status === 200).length;
  const wrong = Math.abs(workload.urls.length - workload.silent - answered);
  return { ...(await slow.tally()), seconds, wrong, cpu: (user + system) / 1000 / workload.urls.length };
}
