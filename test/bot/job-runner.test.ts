import { afterEach, describe, expect, it } from 'vitest';
import { JobRunner, type JobRunnerSettings } from '../../src/bot/job-runner.ts';
import { lastSweepKey, type QueuedJob } from '../../src/bot/queue/index.ts';
import { openJobStore } from '../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { Readiness } from '../../src/bot/readiness.ts';
import { RestoredInstallations } from '../../src/bot/restored-installations.ts';
import type { ServerApi } from '../../src/bot/worker/index.ts';
import { ForgeError } from '../../src/forge/forge-error.ts';
import { testClock } from './test-clock.ts';

const rejected = new ForgeError('bad-credentials', { operation: { name: 'read-app' }, reason: { kind: 'status', status: 401 } });
const review = { kind: 'review', installation: 1, owner: 'someone', repo: 'list', number: 7, because: 'opened' } as const;

const runners: JobRunner[] = [];
afterEach(async () => {
  for (const runner of runners.splice(0)) {
    await runner.stopJobs();
    await runner.close();
  }
});

/** A runner of jobs whose worker answers so. */
function open({ runJob = async () => 'done', app }: { runJob?: (job: QueuedJob) => Promise<string>; app?: Error } = {}) {
  const clock = testClock();
  const jobStore = openJobStore(':memory:', clock);
  const readiness = new Readiness(jobStore);
  const called: string[] = [];
  const logged: string[] = [];
  const log: JobRunnerSettings['log'] = (level, words) => void logged.push(`${level} ${words}`);
  const pool = { isReady: true, isRunning: true, closed: false, server: undefined as ServerApi | undefined };
  const workers = {
    ready: async () => {
      if (!pool.isReady) throw new Error('the worker did not start');
    },
    isRunning: () => pool.isRunning,
    call: async (name: string, params: unknown) => {
      called.push(params === undefined ? name : `${name} ${JSON.stringify(params)}`);
      if (name === 'readApp') {
        if (app) throw app;
        return { slug: 'keeper', installations: 1 };
      }
      return name === 'listDeliveries' ? [] : undefined;
    },
    runJob,
    close: async () => {
      pool.closed = true;
    },
  };
  const settings: JobRunnerSettings = {
    jobStore,
    installations: new RestoredInstallations(jobStore, { clock, log }),
    credentials: { appId: '1', privateKey: 'key', webhookSecret: 'secret' },
    environment: {},
    clock,
    log,
    random: () => 0.5,
    metrics: { countRedeliveries: () => {}, countJob: () => {}, observeVerdict: () => {} } as never,
    readiness,
    generation: 'test',
  };
  const runner = new JobRunner(settings, (_, server) => {
    pool.server = server;
    return workers as never;
  });
  runners.push(runner);
  return { runner, clock, jobStore, readiness, called, logged, pool };
}

const flushMacrotasks = () => new Promise((resolve) => setImmediate(resolve));

/** Queues the review, and waits for its end. */
async function runReview({ runner, jobStore }: ReturnType<typeof open>): Promise<void> {
  await jobStore.enqueue(review);
  runner.wake();
  await flushMacrotasks();
  await runner.idle();
}

describe('the runner of jobs', () => {
  it('sweeps as soon as it has started, and every hour while it leads', async () => {
    const { runner, clock, jobStore, called } = open();
    await runner.start();
    await runner.idle();
    expect(called.filter((name) => name === 'queueSweeps')).toHaveLength(1);
    expect(await jobStore.getValue(lastSweepKey)).toBe(String(clock.now()));
    await flushMacrotasks();
    clock.advance(3600_000);
    await flushMacrotasks();
    await runner.idle();
    expect(called.filter((name) => name === 'queueSweeps')).toHaveLength(2);
  });

  it('runs what a worker queues, without waiting for a webhook', async () => {
    const ran: (number | undefined)[] = [];
    const { runner, pool } = open({
      runJob: async ({ number }) => {
        ran.push(number);
        return 'reviewed';
      },
    });
    await runner.start();
    await pool.server?.enqueue([{ job: review }]);
    await runner.idle();
    expect(ran).toEqual([7]);
  });

  it('has the people told who wait for a job that failed for good', async () => {
    const failure = new ForgeError('not-permitted', {
      operation: { name: 'read-files' },
      reason: { kind: 'status', status: 403 },
    });
    const bot = open({ runJob: () => Promise.reject(failure) });
    const { runner, jobStore, called } = bot;
    await runner.start();
    await runReview(bot);
    expect(called.some((name) => name.startsWith('reportFailure') && name.includes('"number":7'))).toBe(true);
    expect((await jobStore.countByState()).failed).toBe(1);
  });

  it('does not start when GitHub rejects the App, and says which one', async () => {
    const { runner } = open({ app: rejected });
    await expect(runner.start()).rejects.toMatchObject({ code: 'app-rejected', values: { appId: '1' } });
  });

  it('starts when GitHub is away, since webhooks are to be stored meanwhile', async () => {
    const away = new ForgeError('unavailable', { operation: { name: 'read-app' }, reason: { kind: 'no-answer' } });
    const { runner, logged } = open({ app: away });
    await runner.start();
    expect(logged[0]).toMatch(/^warn /);
  });

  it('does not start without its worker', async () => {
    const { runner, pool } = open();
    pool.isReady = false;
    await expect(runner.start()).rejects.toThrow('the worker did not start');
  });

  it('makes the bot unready while a key is rejected or no worker runs, and ready again', async () => {
    let isRejected = true;
    const bot = open({
      runJob: async () => {
        if (isRejected) throw rejected;
        return 'done';
      },
    });
    const { runner, clock, readiness, pool } = bot;
    await runner.start();
    await runner.idle();
    await runReview(bot);
    expect((await readiness.findProblem())?.code).toBe('app-rejected');
    isRejected = false;
    clock.advance(24 * 3600_000);
    await flushMacrotasks();
    await runner.idle();
    expect(await readiness.findProblem()).toBeUndefined();
    pool.isRunning = false;
    expect((await readiness.findProblem())?.code).toBe('worker-not-running');
  });

  it('starts no job and no sweep after it was stopped, and closes its workers', async () => {
    const ran: QueuedJob[] = [];
    const { runner, jobStore, called, clock, pool } = open({
      runJob: async (job) => {
        ran.push(job);
        return 'done';
      },
    });
    await runner.start();
    await runner.idle();
    await runner.stopJobs();
    await jobStore.enqueue(review);
    runner.wake();
    clock.advance(2 * 3600_000);
    await flushMacrotasks();
    expect(ran).toEqual([]);
    expect(called.filter((name) => name === 'queueSweeps')).toHaveLength(1);
    await runner.close();
    expect(pool.closed).toBe(true);
  });
});
