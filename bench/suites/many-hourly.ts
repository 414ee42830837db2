import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { InstalledRepositories } from '../../src/bot/queue/installed-repositories.ts';
import { openJobStore } from '../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { SweptStates } from '../../src/bot/worker/sweep/swept-states.ts';
import { applyPlan } from '../../src/forge/apply.ts';
import { createGitHubForge } from '../../src/forge/github/github-forge.ts';
import { openOctokit } from '../../src/forge/github/octokit/octokit.ts';
import { readRepositoryStates, repositoriesPerQuery } from '../../src/forge/github/queries/repository-states.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { publishOutputs } from '../../src/jobs/publish/publish-outputs.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import type { Benchmark } from '../benchmark.ts';
import { generateEntry, generateList } from '../fixtures/generated-list.ts';
import { deliverPullRequest, waitUntilIdle } from '../servers/deliver-pull-request.ts';
import { type ManyInstallations, openManyInstallations } from '../servers/many-installations.ts';

const owner = 'someone';
const generation = 'bench';
const count = 10_000;
/** Every 20th list is due for the full sweep of the day: each is so once in 17 to 24 hours. */
const fullSweepEvery = 20;
/** Every 50th list gets a pull request: two in a hundred. */
const pullRequestEvery = 50;
/** The webhooks arrive over so many seconds, while the sweep goes on. */
const arrivalSeconds = 90;

const names = Array.from({ length: count }, (_, index) => `list-${index}`);
const reviewed = names.filter((_, index) => index % pullRequestEvery === 7);

interface Hour {
  sandbox: Sandbox;
  github: ManyInstallations;
  bot: ChildProcess;
  webhooks: string;
}

/** One hour of ten thousand lists, as fast as one machine can do it. */
export const manyHourly: Benchmark = {
  name: 'many-hourly',
  title: 'Many: an hour of ten thousand lists on one machine',
  about: `A bot of one server and one worker process, with its queue in SQLite, and ${count.toLocaleString('en')} lists, each of an installation of its own, on the embedded GitHub with GitHub's limits for each (an hour: 5,000 requests, 5,000 points of GraphQL, 500 new contents; a minute: 900 points, 80 new contents; 100 at once) and 80 ms for an answer. The bot has swept them before. What an hour brings: the sweep of all lists, one in ${fullSweepEvery} of them due for its full sweep of the day, and a webhook about a new pull request in two of a hundred, here within ${arrivalSeconds} s. Nothing is scaled but the hour itself: all is done as fast as it goes, in real time. Link checks are off; the links of new entries are checked on simulated hosts. The embedded GitHub and its limits run on the same cores, in a process of their own.`,
  async run({ log }) {
    const folder = mkdtempSync(join(tmpdir(), 'listkeeper-bench-'));
    const file = join(folder, 'inbox.sqlite');
    const sandbox = await openManyLists();
    await recordPreviousSweep(sandbox, file);
    log(`${count} lists are ready`);
    const hour = await startBot(sandbox, file);
    try {
      const { seconds, sweepSeconds, verdicts, writeSpans } = await measureHour(hour);
      const { processor, memory } = readUsage(hour.bot.pid ?? 0);
      const { requests } = hour.github;
      const unchanged = requests.filter(isOfListing).length;
      const result = {
        seconds,
        sweepSeconds,
        requests: requests.length,
        unchanged,
        verdicts: verdicts.length,
        processor,
        memory,
      };
      log(JSON.stringify(result));
      const rows = [
        ['lists looked at · swept in full · reviewed', `${count} · ${Math.ceil(count / fullSweepEvery)} · ${reviewed.length}`],
        ['seconds until all was done', seconds.toFixed(1)],
        ['seconds until all states were read', sweepSeconds.toFixed(1)],
        ['requests to GitHub', String(requests.length)],
        ['requests for the states, a list', (unchanged / count).toFixed(3)],
        ['requests as the App itself (no installation’s limit)', String(requests.filter((each) => /\/app\b/.test(each)).length)],
        ['requests refused for a limit', String(hour.github.countRefusals())],
        ['seconds from webhook to verdict, p50 · p99', formatPair(verdicts)],
        ['seconds from a review’s first write to its last, p50 · p99', formatPair(writeSpans)],
        ['memory of server · worker, MB', memory.map((each) => each.toFixed(0)).join(' · ')],
        ['processor seconds of server · worker', processor.map((each) => each.toFixed(1)).join(' · ')],
      ];
      return { tables: [{ columns: ['what', 'value'], rows }], missed: findMissed({ ...result, github: hour.github }) };
    } finally {
      hour.bot.kill('SIGKILL');
      await hour.github.close();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The goals of an hour that a result misses. */
function findMissed(result: {
  seconds: number;
  sweepSeconds: number;
  unchanged: number;
  verdicts: number;
  github: ManyInstallations;
}) {
  const { seconds, sweepSeconds, unchanged, verdicts, github } = result;
  return [
    ...(verdicts < reviewed.length ? [`${verdicts} of ${reviewed.length} pull requests have a verdict.`] : []),
    ...(seconds > 3600 ? [`An hour's work took ${seconds.toFixed(0)} s.`] : []),
    ...(unchanged / count > 1 ? [`${(unchanged / count).toFixed(2)} requests for an unchanged list, goal 1.`] : []),
    ...(sweepSeconds / count > 0.2 ? [`${(sweepSeconds / count).toFixed(2)} s for an unchanged list, goal 0.2 s.`] : []),
    ...(github.countRefusals() > 0 ? [`GitHub refused ${github.countRefusals()} requests for a limit.`] : []),
  ];
}

/** What the look at unchanged lists costs: the installations, some tokens, the states. */
const isOfListing = (request: string) => / States$|\/app\/installations\?|\/installation\/repositories/.test(request);

/** Lists that share their git objects, as forks of a repository do on GitHub. */
async function openManyLists(): Promise<Sandbox> {
  const sandbox = await openSandbox();
  const { world } = sandbox;
  const [first = ''] = names;
  const files = { ...generateList(40), '.github/listkeeper.yml': 'links: { every: "off" }\n' };
  const template = await sandbox.createRepository({ owner, name: first, files });
  const octokit = openOctokit({ apiUrl: sandbox.api, token: sandbox.token, fetch: globalThis.fetch, throttle: false });
  const here = { owner, repo: first };
  const network = createHttpClient({});
  const plan = await publishOutputs(createGitHubForge(octokit, here), { network, clock: systemClock });
  await applyPlan(plan, octokit, { ...here, app: { login: 'github-actions[bot]' } });
  await network.close();
  for (const name of names.slice(1)) {
    const collections = { issues: new Map(), labels: new Map(), checkRuns: [], checkSuites: [] };
    const refs = new Map(template.refs);
    world.hosted.set(`${owner}/${name}`, { ...template, ...collections, id: world.nextId(), name, refs });
    world.installation.repositories.add(`${owner}/${name}`);
  }
  return sandbox;
}

/** What a sweep an hour ago would have left in the job store, by the bot's own code. */
async function recordPreviousSweep(sandbox: Sandbox, file: string): Promise<void> {
  const jobStore = openJobStore(file, systemClock);
  const octokit = openOctokit({ apiUrl: sandbox.api, token: sandbox.token, fetch: globalThis.fetch, throttle: false });
  const installed = new InstalledRepositories(jobStore, systemClock);
  const swept = new SweptStates({ jobStore, clock: systemClock, generation });
  for (let at = 0; at < count; at += repositoriesPerQuery) {
    const batch = names.slice(at, at + repositoriesPerQuery);
    const states = await readRepositoryStates(
      octokit,
      batch.map((repo) => ({ owner, repo })),
    );
    for (const [index, repo] of batch.entries()) {
      await installed.record(100 + at + index, [{ owner, repo, private: false }]);
      const state = (at + index) % fullSweepEvery === 0 ? undefined : states[index];
      if (state !== undefined) await swept.record({ owner, repo, state, linkCheckInterval: 'off' });
    }
  }
  await jobStore.close();
}

async function startBot(sandbox: Sandbox, databaseFile: string): Promise<Hour> {
  const github = await openManyInstallations({ api: sandbox.api, installationId: sandbox.installationId, repositories: names });
  const bot = fork(new URL('../programs/bot.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  bot.send({ api: github.api, app: sandbox.app, throttle: true, databaseFile, generation });
  const [{ webhooks }] = (await once(bot, 'message')) as [{ webhooks: string }];
  return { sandbox, github, bot, webhooks };
}

async function measureHour(hour: Hour) {
  const { sandbox, bot, webhooks } = hour;
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const deliveredAt = new Map<string, number>();
  const writes = new Map<string, number[]>();
  const verdicts: number[] = [];
  const stop = sandbox.observe(({ method, path }) => {
    const [, name = ''] = /^\/repos\/someone\/(list-\d+)\//.exec(path) ?? [];
    const delivered = deliveredAt.get(name);
    if (method === 'GET' || delivered === undefined) return;
    writes.set(name, [...(writes.get(name) ?? []), elapsed()]);
    if (path.endsWith('/check-runs') && writes.get(name)?.length === 1) verdicts.push(elapsed() - delivered);
  });
  bot.send('sweep');
  const swept = once(bot, 'message').then(elapsed);
  for (const [index, repo] of reviewed.entries()) {
    const dueAt = (index * arrivalSeconds) / reviewed.length;
    if (dueAt > elapsed()) await wait((dueAt - elapsed()) * 1000);
    await openPullRequest(hour, repo, () => deliveredAt.set(repo, elapsed()));
  }
  const sweepSeconds = await swept;
  await waitUntilIdle(webhooks);
  stop();
  const writeSpans = [...writes.values()].map((times) => Math.max(...times) - Math.min(...times));
  return { seconds: elapsed(), sweepSeconds, verdicts, writeSpans };
}

async function openPullRequest({ sandbox, github, webhooks }: Hour, repo: string, onDelivery: () => void): Promise<void> {
  const files = { 'data/part-0/new.yml': generateEntry(1000) };
  const { number } = await sandbox
    .asUser('contributor')
    .openPullRequest({ repository: `${owner}/${repo}`, title: 'Add an entry', branch: 'new', files });
  onDelivery();
  const secret = sandbox.app.webhookSecret;
  await deliverPullRequest({ webhooks, secret, installation: github.getInstallation(repo), owner, repo, number });
}

function formatPair(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `${at(0.5)} · ${at(0.99)}`;
}

const ticksPerSecond = 100;

/** Processor seconds and peak memory (MB) of a process and its child, where the system tells. */
function readUsage(server: number): { processor: number[]; memory: number[] } {
  try {
    const [worker = ''] = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8').trim().split(' ');
    const pids = [String(server), worker];
    const processor = pids.map((pid) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    });
    const memory = pids.map((pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    return { processor, memory };
  } catch {
    return { processor: [], memory: [] };
  }
}
