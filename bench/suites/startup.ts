import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark, BenchmarkOptions, BenchmarkTable } from '../benchmark.ts';
import { type BundledProgram, bundleProgram } from '../bundled-program.ts';
import { generateList } from '../fixtures/generated-list.ts';
import { writeFiles } from '../fixtures/write-files.ts';
import { type CommandCost, formatTarget, type MeasuredCommand, measureInTurns } from '../measure-command.ts';
import { findLychee, proxyEnvironment, writeLinkList } from '../peers/peers.ts';
import { openSlowHosts } from '../servers/slow-hosts.ts';
import { createWorkloads, latencySeconds } from './speed/workloads.ts';

/** Whole commands of a tenth of a second swing, so fewer runs say nothing. */
const minRuns = 7;
const targets = { bareNode: 1.15, lychee: 1.3 };
const workloadTargets: Record<string, number> = { W1: 1.1, W2: 1.15, W4: 1.15 };
const url = 'http://one.invented.cn/1';
const bareRequest = fileURLToPath(new URL('../programs/bare-request.mjs', import.meta.url));

/** How a command starts, beside the least that Node can do and beside a native program. */
export const startupSuite: Benchmark = {
  name: 'startup',
  title: 'Startup: a command beside bare Node and beside lychee',
  about: `The bundle that npm publishes, with a warm compile cache. \`check\` reads a Markdown file with one link, or those of a workload, whose hosts on loopback answer GET after ${latencySeconds * 1000} ms. *Bare Node* sends the one request over one socket and does nothing else. Whole processes, in turns, medians of at least ${minRuns}; processor time is user and system.`,
  async run(options) {
    const program = bundleProgram();
    const slow = await openSlowHosts({ latency: latencySeconds * 1000, page: '<title>A page</title><p>Some words of it.' });
    try {
      const environment = proxyEnvironment(slow.port);
      const setup = { program, environment, port: slow.port, options };
      const one = await measureOneLink(setup);
      const whole = await measureWorkloads(setup);
      const other = await measureWithoutNetwork(program, options);
      return { tables: [one.table, whole.table, other], missed: [...one.missed, ...whole.missed] };
    } finally {
      program.remove();
      await slow.close();
    }
  },
};

interface Setup {
  program: BundledProgram;
  environment: NodeJS.ProcessEnv;
  port: number;
  options: BenchmarkOptions;
}

interface Part {
  table: BenchmarkTable;
  missed: string[];
}

const toRow = (name: string, { seconds, cpu, memory }: CommandCost): string[] => [
  name,
  (seconds * 1000).toFixed(0),
  (cpu * 1000).toFixed(0),
  memory.toFixed(0),
];

async function measureOneLink({ program, environment, port, options }: Setup): Promise<Part> {
  const list = writeLinkList([url]);
  const lychee = options.peers ? findLychee() : undefined;
  const commands: MeasuredCommand[] = [
    { command: [process.execPath, bareRequest, url, String(port)], environment },
    program.command(['check', list], { environment }),
    ...(lychee ? [{ command: [lychee.program, '--no-progress', list], environment }] : []),
  ];
  await measureInTurns(commands, 2);
  const [bare, ours, theirs] = await measureInTurns(commands, Math.max(minRuns, options.runs * 3));
  if (!bare || !ours) throw new Error('a command was not measured');
  const missed: string[] = [];
  const compare = (name: string, other: CommandCost, target: number) => {
    const ratio = ours.seconds / other.seconds;
    if (ratio > target)
      missed.push(`\`check\` of one link takes ${ratio.toFixed(2)} times as long as ${name}, target ${target}.`);
    return formatTarget(ratio, target);
  };
  if (ours.code !== 0) missed.push('`check` of one link failed.');
  const rows = [
    [...toRow('bare Node', bare), compare('bare Node', bare, targets.bareNode)],
    [...toRow('`check`', ours), ''],
    ...(lychee && theirs ? [[...toRow(lychee.version, theirs), compare('lychee', theirs, targets.lychee)]] : []),
  ];
  return { table: { columns: ['one link', 'ms', 'CPU ms', 'memory MB', '`check` takes, times'], rows }, missed };
}

async function measureWorkloads({ program, environment, options }: Setup): Promise<Part> {
  const lychee = options.peers ? findLychee() : undefined;
  const rows: string[][] = [];
  const missed: string[] = [];
  for (const { name, what, urls } of createWorkloads()) {
    const target = workloadTargets[name];
    if (target === undefined) continue;
    const list = writeLinkList(urls);
    const polite = ['--host-concurrency', '8', '--max-concurrency', '256', '--host-request-interval', '0ms'];
    const commands = [
      program.command(['check', list], { environment }),
      ...(lychee ? [{ command: [lychee.program, '--no-progress', ...polite, list], environment }] : []),
    ];
    const [ours, theirs] = await measureInTurns(commands, Math.max(minRuns, options.runs));
    if (!ours) continue;
    const ratio = theirs ? ours.seconds / theirs.seconds : undefined;
    if (ours.code !== 0) missed.push(`${name}: the command failed.`);
    if (ratio !== undefined && ratio > target)
      missed.push(`${name} takes ${ratio.toFixed(2)} times as long as lychee, target ${target}.`);
    const both = [ours, theirs].map((cost) => cost?.seconds.toFixed(2) ?? '–');
    const memory = [ours, theirs].map((cost) => cost?.memory.toFixed(0) ?? '–').join(' / ');
    rows.push([`${name}: ${what}`, ...both, ratio === undefined ? '–' : formatTarget(ratio, target), memory]);
    options.log(rows.at(-1)?.join(' | ') ?? '');
  }
  return { table: { columns: ['whole command', '`check` s', 'lychee s', 'ratio', 'memory MB, both'], rows }, missed };
}

async function measureWithoutNetwork(program: BundledProgram, { runs }: BenchmarkOptions): Promise<BenchmarkTable> {
  const folder = join(program.folder, 'small');
  writeFiles(folder, generateList(3));
  writeFileSync(join(program.folder, 'empty.mjs'), '');
  const commands: [string, MeasuredCommand][] = [
    ['an empty program', { command: [process.execPath, join(program.folder, 'empty.mjs')] }],
    ['`--version`', program.command(['--version'])],
    ['`--help`', program.command(['--help'])],
    ['`validate` of 3 entries', program.command(['validate', folder])],
  ];
  const measured = commands.map(([, command]) => command);
  await measureInTurns(measured, 2);
  const costs = await measureInTurns(measured, Math.max(minRuns, runs));
  const rows = costs.map((cost, index) => toRow(commands[index]?.[0] ?? '', cost));
  return { columns: ['without a network', 'ms', 'CPU ms', 'memory MB'], rows };
}
