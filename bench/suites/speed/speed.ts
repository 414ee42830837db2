import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpTimeouts } from '../../../src/http/types.ts';
import { type Benchmark, type BenchmarkOptions, type BenchmarkTable, median } from '../../benchmark.ts';
import { openSlowHosts, type SlowHosts, waitForClosedConnections } from '../../servers/slow-hosts.ts';
import type { RequestCounts } from '../../servers/slow-hosts-worker.ts';
import { runBareSockets } from './bare-sockets.ts';
import { comparePeers } from './compare-peers.ts';
import {
  countRuns,
  createWorkloads,
  deadlineSeconds,
  latencySeconds,
  maxConnections,
  maxRequestsPerHost,
  spreadLinks,
  type Workload,
} from './workloads.ts';

interface WorkloadResult extends RequestCounts {
  seconds: number;
  wrong: number;
  /** Processor time of our thread per link, in ms. */
  cpu: number;
}

/**
 * How close the HTTP client comes to the lower bound, and how other checkers do on the same hosts.
 */
export const speedSuite: Benchmark = {
  name: 'speed',
  title: 'Speed: against the bound, and against peers',
  about: `Hosts on loopback that take ${latencySeconds * 1000} ms to answer. *Bound* is max(⌈n/c⌉·L over hosts, N·L/C) with c = ${maxRequestsPerHost} requests at once to a host and C = ${maxConnections} in all: what latency and politeness alone take. *Bare sockets* is the same workload by sockets that check nothing, measured at the same moment: what the machine itself adds to the bound.`,
  async run(settings) {
    const slow = await openSlowHosts({ latency: latencySeconds * 1000 });
    try {
      const ours = await measureSpeed(slow, settings);
      if (!settings.peers) return { tables: [ours.table], missed: ours.missed };
      const peers = await comparePeers(slow, settings, ours.seconds, ours.answer);
      return { tables: [ours.table, peers.table], missed: [...ours.missed, ...peers.missed] };
    } finally {
      await slow.close();
    }
  },
};

const warmUpWorkload: Workload = { name: '', what: '', urls: spreadLinks(1500, 1500), bound: 1, goal: 1, silent: 0, refusals: 0 };

async function measureSpeed(
  slow: SlowHosts,
  { runs, log }: BenchmarkOptions,
): Promise<{ table: BenchmarkTable; missed: string[]; seconds: Map<string, number>; answer: number }> {
  // Excludes JIT compilation, which ends after some thousands of requests.
  for (let i = 0; i < 3; i += 1) {
    await runBareSockets(warmUpWorkload.urls, slow.port, maxRequestsPerHost, maxConnections);
    await measureWorkload(warmUpWorkload, slow);
  }
  const answers: number[] = [];
  for (let run = 0; run < countRuns(warmUpWorkload, runs); run += 1) {
    await waitForClosedConnections();
    answers.push(await runBareSockets(warmUpWorkload.urls.slice(0, 1), slow.port, maxRequestsPerHost, maxConnections));
  }
  const rows: string[][] = [];
  const missed: string[] = [];
  const seconds = new Map<string, number>();
  for (const workload of createWorkloads()) {
    const { result, floor } = await repeatWorkload(workload, slow, countRuns(workload, runs));
    if (!result) continue;
    seconds.set(workload.name, result.seconds);
    const faults = findFaults(workload, result);
    missed.push(...faults.map((fault) => `${workload.name} ${fault}.`));
    const row = formatWorkloadRow(workload, result, floor, faults.length === 0);
    rows.push(row);
    log(row.join(' | '));
  }
  const columns =
    'workload|bound s|bare sockets s|ours s|ours / bound|goal|wrong|429 caused|peak a host|connections|CPU ms a link|met';
  return {
    table: {
      columns: columns.split('|'),
      rows,
      notes: [
        `Median of ${runs}, of ${3 * runs} where the bound is less than a second; HEAD requests by \`src/http/\` in a warm process.`,
      ],
    },
    missed,
    seconds,
    answer: median(answers, (seconds) => seconds) ?? latencySeconds,
  };
}

/** Bare sockets and ours in turn. @returns the medians; no `floor` where a host hangs or refuses. */
async function repeatWorkload(
  workload: Workload,
  slow: SlowHosts,
  runs: number,
): Promise<{ result: WorkloadResult | undefined; floor: number | undefined }> {
  const answering = workload.urls.filter((url) => !/hanging|limited/.test(url));
  const floors: number[] = [];
  const results: WorkloadResult[] = [];
  for (let run = 0; run < runs; run += 1) {
    if (answering.length === workload.urls.length) {
      await waitForClosedConnections();
      floors.push(await runBareSockets(answering, slow.port, maxRequestsPerHost, maxConnections));
    }
    await slow.takeCounts();
    await waitForClosedConnections();
    results.push(await measureWorkload(workload, slow));
  }
  return { result: median(results, ({ seconds }) => seconds), floor: median(floors, (seconds) => seconds) };
}

const findPeak = ({ peak }: WorkloadResult) => Math.max(...Object.values(peak));

function findFaults({ bound, goal, refusals }: Workload, result: WorkloadResult): string[] {
  const ratio = result.seconds / bound;
  const peak = findPeak(result);
  return [
    ...(ratio > goal ? [`took ${ratio.toFixed(2)} times the bound, goal ${goal}`] : []),
    ...(result.wrong > 0 ? [`${result.wrong} answers wrong`] : []),
    ...(result.refused > refusals ? [`caused ${result.refused} × 429`] : []),
    ...(peak > maxRequestsPerHost ? [`asked a host for ${peak} things at once`] : []),
  ];
}

function formatWorkloadRow(workload: Workload, result: WorkloadResult, floor: number | undefined, isMet: boolean): string[] {
  return [
    `${workload.name}: ${workload.what}`,
    workload.bound.toFixed(2),
    floor === undefined ? '–' : floor.toFixed(2),
    result.seconds.toFixed(2),
    (result.seconds / workload.bound).toFixed(2),
    String(workload.goal),
    String(result.wrong),
    String(result.refused),
    String(findPeak(result)),
    String(result.connections),
    result.cpu.toFixed(2),
    isMet ? 'yes' : 'no',
  ];
}

async function measureWorkload(workload: Workload, slow: SlowHosts): Promise<WorkloadResult> {
  const wait = deadlineSeconds * 1000;
  const deadlines: HttpTimeouts = { connectMs: wait, headersMs: wait, bodyMs: wait, totalMs: wait };
  const hosts = new URL(`http://127.0.0.1:${slow.port}`);
  const network = createHttpClient({ maxConnections, timeouts: deadlines, route: () => hosts });
  const before = process.threadCpuUsage();
  const started = performance.now();
  const replies = await Promise.all(workload.urls.map((url) => network.request({ url, method: 'HEAD' })));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.threadCpuUsage(before);
  await network.close();
  const answered = replies.filter((reply) => reply.ok && reply.status === 200).length;
  const wrong = Math.abs(workload.urls.length - workload.silent - answered);
  return { ...(await slow.takeCounts()), seconds, wrong, cpu: (user + system) / 1000 / workload.urls.length };
}
