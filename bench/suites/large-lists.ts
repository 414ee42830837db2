import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPlan } from '../../src/forge/apply.ts';
import { createGitHubForge } from '../../src/forge/github/github-forge.ts';
import { openOctokit } from '../../src/forge/github/octokit/octokit.ts';
import { publishOutputs } from '../../src/jobs/publish/index.ts';
import type { JobContext } from '../../src/jobs/shared/index.ts';
import { openSimulatedInternet } from '../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox } from '../../src/sandbox/open-sandbox.ts';
import { type Benchmark, type BenchmarkTable, runMeasured } from '../benchmark.ts';
import { type BundledProgram, bundleProgram, bundlePrograms } from '../bundled-program.ts';
import { generateEntry, generateList, generateReadme } from '../fixtures/generated-list.ts';
import { writeFiles } from '../fixtures/write-files.ts';
import { type CommandCost, formatTarget, measureInTurns } from '../measure-command.ts';
import { findLychee, proxyEnvironment } from '../peers/peers.ts';
import { openSlowHosts } from '../servers/slow-hosts.ts';

const hosts = 1000;
const latency = 20;
const words = 'Some words that stand on this page, so that there is something to read and to compare. '.repeat(20);
const page = `<!doctype html><html><head><meta charset="utf-8"><title>A page with a title</title></head><body><p>${words}</p></body></html>`;

/** The most that ours may take of what lychee takes: memory, processor time, time. */
const ratioTargets: Record<number, [number, number, number]> = {
  10000: [1.2, 1.5, 1.2],
  100000: [0.3, 0.9, 1],
  1000000: [0.05, 0.5, 0.7],
};
/** The growth curve. The longer a run, the less it swings. */
const linkCounts: [links: number, runs: number][] = [
  [100, 5],
  [1000, 5],
  [10_000, 3],
  [100_000, 1],
  [1_000_000, 1],
];
/** Seconds of processor time and megabytes, by the number of entries. */
const reviewTargets: Record<number, [number, number]> = { 10000: [0.5, 150], 100000: [1.5, 300] };
const publishTargets: Record<number, [number, number]> = { 10000: [0.5, 200] };
const entryCounts = [1000, 10_000, 100_000];
const commandTargets: Record<string, [number, number]> = { 'fmt --check': [1, 250], 'import --dry-run': [2.5, 350] };

/** What long lists cost, beside lychee and by their length. */
export const largeLists: Benchmark = {
  name: 'large-lists',
  title: 'Large lists: links beside lychee, reviews, formatting and import',
  about: `Links over up to ${hosts.toLocaleString('en')} hosts on loopback that answer GET in ${latency} ms with a page of 2 KB, in Markdown files of 1,000 links, by \`check\` as npm publishes it and by lychee with 8 requests at once to a host and 256 in all. Reviews and publishing run against the embedded GitHub, in a process of their own, bundled as the worker of the App is, and with its limit of memory. Processor time is user and system of the whole process; *peak* is its most memory.`,
  async run({ log, peers }) {
    const program = bundleProgram();
    const missed: string[] = [];
    try {
      const links = await measureLinks(program, peers, log, missed);
      const lists = await measureCommands(program, missed);
      const jobs = await measureJobs(log, missed);
      return { tables: [links, jobs, lists], missed };
    } finally {
      program.remove();
    }
  },
};

async function measureLinks(
  program: BundledProgram,
  peers: boolean,
  log: (text: string) => void,
  missed: string[],
): Promise<BenchmarkTable> {
  const slow = await openSlowHosts({ latency, page });
  const environment = proxyEnvironment(slow.port);
  const lychee = peers ? findLychee() : undefined;
  const polite = ['--no-progress', '--host-concurrency', '8', '--max-concurrency', '256', '--host-request-interval', '0ms'];
  const rows: string[][] = [];
  for (const [links, runs] of linkCounts) {
    const folder = writeMarkdownFiles(links);
    const commands = [
      program.command(['check', folder], { environment }),
      ...(lychee ? [{ command: [lychee.program, ...polite, folder], environment }] : []),
    ];
    const [ours, theirs] = await measureInTurns(commands, runs);
    rmSync(folder, { recursive: true });
    if (!ours) continue;
    if (ours.code !== 0) missed.push(`${links} links: the command failed.`);
    rows.push(formatLinks(links, ours, theirs, missed));
    log(rows.at(-1)?.join(' | ') ?? '');
  }
  await slow.close();
  const columns = ['links', 'peak MB', 'CPU s', 'CPU ms a link', 's', 'lychee: MB', 'CPU s', 's', 'memory ×', 'CPU ×', 'time ×'];
  return { columns, rows };
}

function formatLinks(links: number, ours: CommandCost, theirs: CommandCost | undefined, missed: string[]): string[] {
  const numbers = ({ memory, cpu, seconds }: CommandCost): [number, number, number] => [memory, cpu, seconds];
  const [memory, cpu, seconds] = numbers(ours);
  const own = [memory.toFixed(0), cpu.toFixed(2), ((cpu * 1000) / links).toFixed(2), seconds.toFixed(2)];
  if (!theirs) return [links.toLocaleString('en'), ...own, ...Array<string>(6).fill('–')];
  const peer = numbers(theirs);
  const ratios = numbers(ours).map((value, index) => {
    const ratio = value / (peer[index] ?? 1);
    const target = ratioTargets[links]?.[index];
    if (target === undefined) return ratio.toFixed(2);
    const what = ['memory', 'processor time', 'time'][index];
    if (ratio > target)
      missed.push(`${links.toLocaleString('en')} links: ${ratio.toFixed(2)} times lychee’s ${what}, target ${target}.`);
    return formatTarget(ratio, target);
  });
  return [links.toLocaleString('en'), ...own, peer[0].toFixed(0), peer[1].toFixed(2), peer[2].toFixed(2), ...ratios];
}

/** Writes a folder of Markdown files with this many links, 1,000 in a file. */
function writeMarkdownFiles(links: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-links-'));
  mkdirSync(folder, { recursive: true });
  for (let first = 0; first < links; first += 1000) {
    const lines = Array.from({ length: Math.min(1000, links - first) }, (_, i) => {
      const n = first + i;
      return `- [Link number ${n}](http://h${n % hosts}.invented.org/page/${n}) and what there is to say about it.`;
    });
    writeFileSync(join(folder, `part-${first / 1000}.md`), `# Part ${first / 1000}\n\n${lines.join('\n')}\n`);
  }
  return folder;
}

/** Commands on a list of 10,000 entries in a folder. */
async function measureCommands(program: BundledProgram, missed: string[]): Promise<BenchmarkTable> {
  const cwd = mkdtempSync(join(tmpdir(), 'listkeeper-list-'));
  writeFiles(cwd, generateList(10_000));
  await measureInTurns([program.command(['fmt'], { cwd }), program.command(['render'], { cwd })], 1);
  // Of a list that is written by hand, since the generated README would be adopted as it is.
  const readme = join(cwd, 'by-hand.md');
  writeFileSync(readme, generateReadme(10_000));
  const names = ['validate', 'fmt --check', 'render --check', 'import --dry-run'];
  const commands = names.map((name) =>
    program.command([...name.split(' '), ...(name.startsWith('import') ? [readme] : [])], { cwd }),
  );
  const costs = await measureInTurns(commands, 3);
  rmSync(cwd, { recursive: true });
  const rows = costs.map((cost, index) => {
    const name = names[index] ?? '';
    if (cost.code !== 0) missed.push(`\`${name}\` of 10,000 entries failed.`);
    return [`\`${name}\``, ...formatCost(`\`${name}\` of 10,000 entries`, cost, commandTargets[name], missed)];
  });
  return { columns: ['10,000 entries in a folder', 'CPU s', 'peak MB'], rows };
}

/** Processor time and memory, with their targets where there are any. */
function formatCost(
  what: string,
  { cpu, memory }: Pick<CommandCost, 'cpu' | 'memory'>,
  target: [number, number] | undefined,
  missed: string[],
): [string, string] {
  if (!target) return [cpu.toFixed(2), memory.toFixed(0)];
  if (cpu > target[0]) missed.push(`${what}: ${cpu.toFixed(2)} s of processor time, target ${target[0]}.`);
  if (memory > target[1]) missed.push(`${what}: ${memory.toFixed(0)} MB, target ${target[1]}.`);
  return [formatTarget(cpu, target[0]), formatTarget(memory, target[1], 0)];
}

/** The README of more is above what GitHub takes in one request, 40 MB with its encoding. */
const maxPublishedEntries = 10_000;

/** A review of one added entry, and the publication after the merge of one, with what the last one left and without. */
async function measureJobs(log: (text: string) => void, missed: string[]): Promise<BenchmarkTable> {
  const bundled = await bundlePrograms(['review', 'publish']);
  const rows: string[][] = [];
  for (const entries of entryCounts) {
    const sandbox = await openSandbox();
    const name = { owner: 'someone', repo: 'list' };
    await sandbox.createRepository({ owner: name.owner, name: name.repo, files: generateList(entries) });
    const pull = await sandbox.asUser('contributor').openPullRequest({
      repository: `${name.owner}/${name.repo}`,
      title: 'Add one',
      branch: 'one',
      files: { [`data/part-${entries % 20}/thing-${entries}.yml`]: generateEntry(entries) },
    });
    const internet = await openSimulatedInternet([]);
    const access = { api: sandbox.api, token: sandbox.token, ...name };
    const published = entries > maxPublishedEntries ? undefined : await publishAndMerge(access, entries + 1);
    const task = { ...access, number: pull.number, route: String(internet.route(new URL('https://any.org/'))) };
    const review = await runMeasured(bundled.programUrl('review'), task);
    const count = entries.toLocaleString('en');
    const publish = (task: object) => runMeasured(bundled.programUrl('publish'), task);
    const publications = published ? [await publish({ ...access, cache: published.cache }), await publish(access)] : [];
    published?.remove();
    await Promise.all([sandbox.close(), internet.close()]);
    if (review.counts.findings !== 0) missed.push(`${count} entries: the review found faults in a good entry.`);
    if (publications.some(({ counts }) => counts.commits !== 1)) missed.push(`${count} entries: the merge was not published.`);
    rows.push([
      count,
      ...formatCost(`Review on ${count} entries`, review, reviewTargets[entries], missed),
      ...publications.flatMap((cost, index) =>
        formatCost(
          `Publishing ${['one of ', ''][index]}${count} entries`,
          cost,
          index === 0 ? publishTargets[entries] : undefined,
          missed,
        ),
      ),
      ...(published ? [] : ['–', '–', '–', '–']),
    ]);
    log(rows.at(-1)?.join(' | ') ?? '');
  }
  bundled.remove();
  const columns = [
    'entries',
    'review of one: CPU s',
    'peak MB',
    'publish one merged: CPU s',
    'peak MB',
    'all rendered: CPU s',
    'peak MB',
  ];
  return { columns, rows };
}

interface Access {
  api: string;
  token: string;
  owner: string;
  repo: string;
}

/**
 * Publishes a list and merges one more entry.
 * @param next number of that entry.
 * @returns the file with what the publication leaves for the next one.
 */
async function publishAndMerge({ api, token, owner, repo }: Access, next: number): Promise<{ cache: string; remove(): void }> {
  const octokit = openOctokit({ apiUrl: api, token, fetch: globalThis.fetch, throttle: false });
  const forge = createGitHubForge(octokit, { owner, repo });
  // Publishing needs no more of the context, unless the list is a README.
  const plan = await publishOutputs(forge, { readRenderCache: async () => undefined } as JobContext);
  const applied = await applyPlan(plan, octokit, { owner, repo, app: { login: 'github-actions[bot]' } });
  if (!applied.every(({ done }) => done)) throw new Error('the list was not published');
  const content = Buffer.from(generateEntry(next)).toString('base64');
  const path = `data/part-${next % 20}/thing-${next}.yml`;
  await octokit.rest.repos.createOrUpdateFileContents({ owner, repo, path, message: 'Add one more', content });
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-cache-'));
  const cache = join(folder, 'cache');
  writeFileSync(cache, plan.renderCache ?? '');
  return { cache, remove: () => rmSync(folder, { recursive: true }) };
}
