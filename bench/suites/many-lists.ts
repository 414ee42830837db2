import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import { type Benchmark, median } from '../benchmark.ts';
import { generateEntry, generateList } from '../fixtures/generated-list.ts';
import { deliverPullRequest, waitUntilIdle } from '../servers/deliver-pull-request.ts';
import { type ManyInstallations, openManyInstallations } from '../servers/many-installations.ts';

const owner = 'someone';
const repositories = Array.from({ length: 20 }, (_, index) => `list-${index + 1}`);

/** The same part, run with the build before each installation had a queue of writes of its own. */
const before = { build: 'b71b449', drained: 159.5, median: 75.4, calls: 18, sweepSeconds: 87.7, sweepCalls: 14.1 };

interface Setup {
  sandbox: Sandbox;
  github: ManyInstallations;
  bot: ChildProcess;
  webhooks: string;
}

/** Many lists at once, at GitHub's pace. */
export const manyLists: Benchmark = {
  name: 'many',
  title: 'Many: lists of different installations at once',
  about: `A bot that keeps GitHub's pace, and ${repositories.length} lists, each of an installation of its own, on the embedded GitHub with GitHub's limits (5,000 requests an hour, 900 points and 80 writes a minute for an installation) and 80 ms for an answer. One pull request in each list at the same moment, the first that the bot sees there, whose labels it gives a style, then another one; each adds an entry whose repository does not exist, so that GitHub is also asked about a link, twice; and the hourly sweep of lists that have not changed.`,
  async run({ log }) {
    const setup = await open();
    const rows: string[][] = [];
    const missed: string[] = [];
    try {
      for (const name of ['first pull request', 'second pull request']) {
        const { drained, verdict, calls } = await measureReviews(setup, name);
        log(JSON.stringify({ name, drained, verdict, calls, refusals: setup.github.countRefusals() }));
        rows.push([name, drained.toFixed(1), verdict.toFixed(1), calls.toFixed(2), '-']);
        if (drained > before.drained / 5)
          missed.push(`${name}: ${drained.toFixed(1)} s, goal ${(before.drained / 5).toFixed(0)} s.`);
        // The first review in a repository gives its labels a style, once.
        if (calls > 8 && name !== 'first pull request') missed.push(`${name}: ${calls.toFixed(2)} calls a review, goal 8.`);
      }
      const sweep = await measureSweep(setup);
      log(JSON.stringify(sweep));
      rows.push(['sweep of unchanged lists', sweep.seconds.toFixed(1), '-', '-', sweep.calls.toFixed(2)]);
    } finally {
      await close(setup);
    }
    if (setup.github.countRefusals() > 0) missed.push(`GitHub refused ${setup.github.countRefusals()} requests for a limit.`);
    const old = [before.drained.toFixed(1), before.median.toFixed(1), before.calls.toFixed(2)];
    rows.push([`first pull request, before (${before.build})`, ...old, '-']);
    rows.push([`sweep, before (${before.build})`, before.sweepSeconds.toFixed(1), '-', '-', before.sweepCalls.toFixed(2)]);
    const columns = ['what', 'seconds until done', 'median seconds to a verdict', 'calls a review', 'calls a list'];
    return { tables: [{ columns, rows }], missed };
  },
};

async function open(): Promise<Setup> {
  const sandbox = await openSandbox();
  const files = { ...generateList(200), '.github/listkeeper.yml': 'links: { every: "off" }\n' };
  for (const name of repositories) await sandbox.createRepository({ owner, name, files });
  const github = await openManyInstallations({ api: sandbox.api, installationId: sandbox.installationId, repositories });
  const bot = fork(new URL('../programs/bot.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  bot.send({ api: github.api, app: sandbox.app, throttle: true });
  const [{ webhooks }] = (await once(bot, 'message')) as [{ webhooks: string }];
  const setup = { sandbox, github, bot, webhooks };
  // The bot's own work at its start: it publishes each list.
  await waitUntilIdle(setup.webhooks);
  await sweep(setup);
  return setup;
}

async function close({ sandbox, github, bot }: Setup): Promise<void> {
  bot.kill('SIGKILL');
  await once(bot, 'exit');
  await github.close();
  await sandbox.close();
}

async function measureReviews(setup: Setup, title: string): Promise<{ drained: number; verdict: number; calls: number }> {
  const { sandbox, github } = setup;
  const verdictTimes: number[] = [];
  const pulls = await Promise.all(repositories.map((name, index) => openPullRequest(sandbox, name, { title, index })));
  const requestsBefore = github.requests.length;
  const started = performance.now();
  const stop = sandbox.observe(({ method, path }) => {
    if (method === 'POST' && path.endsWith('/check-runs')) verdictTimes.push((performance.now() - started) / 1000);
  });
  const secret = sandbox.app.webhookSecret;
  const deliver = (repo: string, number = 0) =>
    deliverPullRequest({ webhooks: setup.webhooks, secret, installation: github.getInstallation(repo), owner, repo, number });
  await Promise.all(repositories.map((name, index) => deliver(name, pulls[index])));
  await waitUntilIdle(setup.webhooks);
  stop();
  const drained = (performance.now() - started) / 1000;
  if (verdictTimes.length !== repositories.length) throw new Error(`${verdictTimes.length} verdicts, not ${repositories.length}`);
  const calls = (github.requests.length - requestsBefore) / repositories.length;
  return { drained, verdict: median(verdictTimes, (seconds) => seconds) ?? 0, calls };
}

async function measureSweep(setup: Setup): Promise<{ seconds: number; calls: number }> {
  await sweep(setup);
  const requestsBefore = setup.github.requests.length;
  const started = performance.now();
  await sweep(setup);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, calls: (setup.github.requests.length - requestsBefore) / repositories.length };
}

async function sweep(setup: Setup): Promise<void> {
  setup.bot.send('sweep');
  await once(setup.bot, 'message');
  await waitUntilIdle(setup.webhooks);
}

async function openPullRequest(sandbox: Sandbox, name: string, { title, index }: { title: string; index: number }) {
  const branch = title.replaceAll(' ', '-');
  const files = { [`data/part-${index}/${branch}.yml`]: generateEntry(title.startsWith('first') ? 1000 : 2000) };
  const opened = await sandbox.asUser('contributor').openPullRequest({ repository: `${owner}/${name}`, title, branch, files });
  return opened.number;
}
