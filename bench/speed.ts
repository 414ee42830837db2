import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { openNetwork } from '../src/net/open.ts';
import type { Tally } from './slow-hosts.ts';

/**
 * How close the network comes to the bound that politeness and latency set: no more than 8 requests at once to a host, 256 in all, 100 ms an answer.
 * `node bench/speed.ts [--runs 5] [--only W3]`; prints a table and exits with 1 when a workload misses its goal.
 */
interface Workload {
  name: string;
  what: string;
  urls: string[];
  /** Seconds below which nobody can stay. */
  bound: number;
  /** Goal as a multiple of the bound. */
  goal: number;
  /** Links that must not be answered. */
  silent: number;
  /** Refusals (429) that may be caused. */
  refusals: number;
}

const latency = 0.1;
const atOnce = 8;
const connections = 256;
const deadline = 10;

function links(host: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `https://${host}/${i}`);
}

function spread(count: number, hosts: number): string[] {
  return Array.from({ length: count }, (_, i) => `https://h${i % hosts}.test/${i}`);
}

/** max( over hosts ⌈n/c⌉·L, N·L/C ), without the time that our own processor takes. */
function bound(urls: string[]): number {
  const perHost = Map.groupBy(urls, (url) => new URL(url).hostname);
  const longest = Math.max(...[...perHost.values()].map((some) => Math.ceil(some.length / atOnce) * latency));
  return Math.max(longest, (urls.length * latency) / connections);
}

function workloads(): Workload[] {
  const make = (name: string, what: string, urls: string[], more: Partial<Workload> = {}): Workload => ({
    name,
    what,
    urls,
    bound: bound(urls),
    goal: 1.25,
    silent: 0,
    refusals: 0,
    ...more,
  });
  const many = spread(1500, 1500);
  const hanging = Array.from({ length: 30 }, (_, i) => `https://hanging${i}.test/`);
  const limited = [...links('limited.test', 600), ...spread(400, 50)];
  return [
    make('W1', '91 links, 33 hosts', [...links('big.test', 20), ...spread(71, 32)]),
    make('W2', '1,000 links, 50 hosts', spread(1000, 50)),
    make('W3', '1,000 links, 600 of them on one host', [...links('big.test', 600), ...spread(400, 50)]),
    make('W4', '1,500 links, 1,500 hosts', many),
    make('W5', 'W4 and 30 hosts that hang, 10 s deadline', [...hanging, ...many], { bound: deadline, silent: 30 }),
    make('W6', 'W3, that host limited to 20/s, burst 40, Retry-After 3', limited, {
      bound: (600 - 40) / 20,
      goal: 1.35,
      refusals: 12,
    }),
  ];
}

interface Result extends Tally {
  seconds: number;
  wrong: number;
  cpu: number;
}

async function run(workload: Workload, server: Worker, port: number): Promise<Result> {
  const seconds = deadline * 1000;
  const deadlines = { connect: seconds, headers: seconds, body: seconds, total: seconds };
  const network = openNetwork({ connections, deadlines, route: () => new URL(`http://127.0.0.1:${port}`) });
  const cpuBefore = process.threadCpuUsage();
  const started = performance.now();
  const replies = await Promise.all(workload.urls.map((url) => network.ask({ url, method: 'HEAD' })));
  const took = (performance.now() - started) / 1000;
  const cpu = process.threadCpuUsage(cpuBefore);
  await network.close();
  const answered = replies.filter((reply) => reply.ok && reply.status === 200).length;
  server.postMessage('tally');
  const [tally] = (await once(server, 'message')) as [Tally];
  return {
    ...tally,
    seconds: took,
    wrong: Math.abs(workload.urls.length - workload.silent - answered),
    cpu: (cpu.user + cpu.system) / 1000 / workload.urls.length,
  };
}

function median(results: Result[]): Result | undefined {
  return results.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(results.length / 2)];
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1' }, only: { type: 'string' } } });
const server = new Worker(new URL('slow-hosts.ts', import.meta.url));
const [port] = (await once(server, 'message')) as [number];
// Compiling the code is no part of the bound.
await run({ name: '', what: '', urls: spread(200, 20), bound: 1, goal: 1, silent: 0, refusals: 0 }, server, port);
const rows: string[] = [];
let missed = false;
for (const workload of workloads()) {
  if (values.only && workload.name !== values.only) continue;
  const results: Result[] = [];
  for (let i = 0; i < Math.max(1, Number(values.runs)); i += 1) results.push(await run(workload, server, port));
  const result = median(results);
  if (!result) continue;
  const ratio = result.seconds / workload.bound;
  const peak = Math.max(...Object.values(result.peak));
  const good = ratio <= workload.goal && result.wrong === 0 && result.refused <= workload.refusals && peak <= atOnce;
  missed ||= !good;
  const numbers = [workload.bound.toFixed(2), result.seconds.toFixed(2), ratio.toFixed(2), workload.goal];
  const counts = [result.wrong, result.refused, peak, result.connections, result.cpu.toFixed(2), good ? 'yes' : 'NO'];
  rows.push(`| ${[`${workload.name} ${workload.what}`, ...numbers, ...counts].join(' | ')} |`);
  console.error(rows.at(-1));
}
await server.terminate();
console.log('| workload | bound s | took s | ratio | goal | wrong | 429 | peak a host | connections | CPU ms a link | met |');
console.log('|---|---|---|---|---|---|---|---|---|---|---|');
for (const row of rows) console.log(row);
process.exitCode = missed ? 1 : 0;
