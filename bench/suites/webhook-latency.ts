import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import { type Benchmark, runMeasured } from '../benchmark.ts';
import { generateEntry, generateList } from '../fixtures/generated-list.ts';

const rate = 100;
const seconds = 10;
const repositories = ['one', 'two', 'three', 'four'];
const pulls = 50;

/** Deliveries to an idle bot and to a busy one; every nth is about a pull request. */
const workloads = [
  { name: 'no work', every: 0 },
  { name: 'a fifth make work', every: 5 },
];

/** Latency of webhook responses while reviews run. */
export const webhookLatency: Benchmark = {
  name: 'intake',
  title: 'Intake: webhooks while the bot works',
  about: `${rate} signed deliveries a second for ${seconds} s to a bot with its job queue on disk and its jobs in a process of their own, as \`listkeeper start\` runs it: first comments alone, that ask for nothing; then a fifth of them about ${pulls * repositories.length} pull requests of ${repositories.length} lists of 200 entries, which it reviews meanwhile on the embedded GitHub, as fast as it can. Who sends and GitHub are processes of their own too. From the request to the end of the answer; and how late the thread that takes webhooks was at its own timers.`,
  async run({ log }) {
    const sandbox = await openSandbox();
    const files = { ...generateList(200), '.github/listkeeper.yml': 'links: { every: "off" }\n' };
    for (const name of repositories) await sandbox.createRepository({ owner: 'someone', name, files });
    const bot = fork(new URL('../programs/bot.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    bot.send({ api: sandbox.api, app: sandbox.app });
    const [{ webhooks }] = (await once(bot, 'message')) as [{ webhooks: string }];
    await waitUntilIdle(webhooks);
    for (const name of repositories) await openPullRequests(sandbox, name);
    const rows: string[][] = [];
    const missed: string[] = [];
    for (const { name, every } of workloads) {
      const before = countReviews(sandbox);
      await measureEventLoopDelay(bot);
      const to = { webhooks, secret: sandbox.app.webhookSecret, installation: sandbox.installationId };
      const { counts } = await runMeasured('deliver-webhooks.ts', { ...to, rate, seconds, repositories, pulls, every });
      const reviewed = countReviews(sandbox) - before;
      const { late, latest } = await measureEventLoopDelay(bot);
      const { accepted = 0, p50 = 0, p99 = 0, longest = 0 } = counts;
      log(JSON.stringify({ name, ...counts, reviewed, late, latest }));
      if (p99 > 50) missed.push(`${name}: p99 was ${p99.toFixed(0)} ms, goal 50 ms.`);
      if (accepted < rate * seconds) missed.push(`${name}: ${accepted} of ${rate * seconds} deliveries were accepted.`);
      const times = [p50, p99, longest, late, latest].map((ms) => ms.toFixed(1));
      rows.push([name, String(rate * seconds), String(accepted), ...times, String(reviewed)]);
    }
    bot.kill('SIGKILL');
    await once(bot, 'exit');
    await sandbox.close();
    const times = ['p50 ms', 'p99 ms', 'longest ms', 'thread late p99 ms', 'thread late at most ms'];
    return { tables: [{ columns: ['workload', 'deliveries', 'accepted', ...times, 'reviews meanwhile'], rows }], missed };
  },
};

async function openPullRequests(sandbox: Sandbox, name: string): Promise<void> {
  const person = sandbox.asUser('contributor');
  for (let i = 0; i < pulls; i += 1) {
    const files = { [`data/part-${i % 20}/new-${i}.yml`]: generateEntry(1000 + i) };
    await person.openPullRequest({ repository: `someone/${name}`, title: `Add ${i}`, branch: `add-${i}`, files });
  }
}

const countReviews = ({ world }: Sandbox) =>
  repositories.reduce((sum, name) => sum + (world.hosted.get(`someone/${name}`)?.checkRuns.length ?? 0), 0);

/** The bot's own work at its start is not measured. */
async function waitUntilIdle(webhooks: string): Promise<void> {
  for (;;) {
    const answer = await fetch(new URL('/healthz', webhooks));
    const { jobs } = (await answer.json()) as { jobs: { queued: number; running: number; done: number } };
    if (jobs.running === 0 && jobs.queued === 0 && jobs.done > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function measureEventLoopDelay(bot: ChildProcess): Promise<{ late: number; latest: number }> {
  bot.send('how late');
  const [answer] = (await once(bot, 'message')) as [{ late: number; latest: number }];
  return answer;
}
