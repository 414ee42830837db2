import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { HttpServer } from '../../src/bot/http/http-server.ts';
import { Metrics } from '../../src/bot/metrics.ts';
import { Dispatcher } from '../../src/bot/queue/dispatcher.ts';
import type { QueuedJob } from '../../src/bot/queue/job-store.ts';
import { openJobQueue } from '../../src/bot/queue/open-job-queue.ts';
import { Readiness } from '../../src/bot/readiness.ts';
import { systemClock } from '../../src/runtime/clock.ts';

interface Task {
  /** The name under which this process tells what it runs. */
  name: string;
  databaseUrl?: string;
  file: string;
  roles: ('web' | 'worker')[];
  webhookSecret: string;
  /** The address of a run recorder. */
  recorder: string;
  /** How long a job works. */
  jobMs: number;
}

/**
 * The bot's queue as its processes have it: webhooks on one side, the dispatcher on the other. Jobs
 * do as reviews do, as far as the queue can tell: they look, work, ask whether their run is still
 * wanted, and say something that has not been said.
 */
const [task] = (await once(process, 'message')) as [Task];
process.on('disconnect', () => process.exit(0));
const jobStore = await openJobQueue({ databaseUrl: task.databaseUrl, file: task.file, clock: systemClock });
const log = (level: string, words: string) => process.env.BENCH_LOG && process.stderr.write(`${task.name} ${level} ${words}\n`);

/** Some jobs are like link checks: they still run when their worker is thought dead. */
const longEvery = 200;
const longJobMs = 22_000;

async function ask(path: string, values: Record<string, string>, signal: AbortSignal): Promise<Response> {
  return fetch(`${task.recorder}${path}?${new URLSearchParams({ worker: task.name, ...values })}`, { method: 'POST', signal });
}

async function run(job: QueuedJob, signal: AbortSignal): Promise<string> {
  const repository = `${job.owner}/${job.repo}`;
  const text = `${repository}#${job.number}`;
  const going = await ask('/run', { repository }, signal);
  try {
    const isLong = (Number(job.number) * 31 + Number(job.repo.replace(/\D+/g, ''))) % longEvery === 0;
    await wait(isLong ? longJobMs : task.jobMs * (0.5 + Math.random()), undefined, { signal });
    if ((await jobStore.getRunStatus(job)) === 'gone') throw new Error('This run was given up');
    const isSaid = await (await ask('/ask', { text }, signal)).json();
    if (!isSaid) {
      await wait(5, undefined, { signal });
      await (await ask('/say', { text }, signal)).text();
    }
    return 'said';
  } finally {
    if (!signal.aborted) await (await ask('/end', { repository }, signal)).text().catch(() => {});
    await going.body?.cancel().catch(() => {});
  }
}

let dispatcher: Dispatcher | undefined;
if (task.roles.includes('worker')) {
  const started = new Dispatcher({ jobStore, clock: systemClock, random: Math.random, log, run });
  dispatcher = started;
  await jobStore.join({ onWork: () => started.wake(), onLost: () => started.abandonRunning(), onLeader: () => {} });
}
if (task.roles.includes('web')) {
  const httpServer = new HttpServer({
    webhookPath: '/webhooks',
    webhookSecret: task.webhookSecret,
    jobStore,
    metrics: new Metrics(),
    readiness: new Readiness(jobStore),
    clock: systemClock,
    log,
    onWebhook: () => dispatcher?.wake(),
    onInstallationRestored: () => {},
  });
  process.send?.({ webhooks: `${await httpServer.listen(0, '127.0.0.1')}/webhooks` });
} else process.send?.({});
