import { describe, expect, it } from 'vitest';
import { serializeError, WorkerLost } from '../../../src/bot/queue/job-error.ts';
import type { QueuedJob } from '../../../src/bot/queue/job-store.ts';
import { decideRetry } from '../../../src/bot/queue/retry-policy.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import type { WorkerHandle } from '../../../src/bot/worker/pooled-worker.ts';
import { connectRpc, createInThreadTransports } from '../../../src/bot/worker/rpc.ts';
import type { ServerApi, WorkerApi } from '../../../src/bot/worker/rpc-api.ts';
import { WorkerPool } from '../../../src/bot/worker/worker-pool.ts';
import { testClock } from '../test-clock.ts';

const job = (row: number, kind: QueuedJob['kind'] = 'review'): QueuedJob => ({
  row,
  tries: 1,
  kind,
  installation: 1,
  owner: 'someone',
  repo: `list-${row}`,
  because: 'a test',
});
const minute = 60_000;
const never = new AbortController().signal;
const unending = () => new Promise<string>(() => {});
/** Lets everything that is ready run, without waiting for time to pass. */
const flushMacrotasks = () => new Promise((resolve) => setImmediate(resolve));

/** A pool of scripted workers, and their handles in the order in which they were started. */
function setUp(runJob: (job: QueuedJob, signal: AbortSignal, handle: number) => Promise<string>, more: Partial<WorkerApi> = {}) {
  const clock = testClock();
  const handles: { rows: number[]; killed: boolean; closed: boolean; die: (how: string) => void }[] = [];
  const log: string[] = [];
  let lostCount = 0;
  function spawn(): WorkerHandle {
    const [transport, workerTransport] = createInThreadTransports();
    const ended = Promise.withResolvers<string>();
    const handle = { rows: [] as number[], killed: false, closed: false, die: (how: string) => ended.resolve(how) };
    const number = handles.push(handle) - 1;
    const worker: WorkerApi = {
      initialize: async () => {},
      ping: async () => {},
      runJob: async (each, signal) => {
        handle.rows.push(each.row);
        return runJob(each, signal, number);
      },
      reportFailure: async () => {},
      readApp: async () => ({ slug: 'listkeeper', permissions: {}, events: [], installations: 1 }),
      readWebhookUrl: async () => '',
      queueSweeps: async () => {},
      queueInstallationSweeps: async () => {},
      listDeliveries: async () => [],
      redeliver: async () => {},
      ...more,
    };
    connectRpc<ServerApi, WorkerApi>(workerTransport, worker);
    const kill = () => {
      handle.killed = true;
      ended.resolve('SIGKILL');
    };
    const close = async () => {
      handle.closed = true;
      ended.resolve('closed');
    };
    return { transport, exited: ended.promise, kill, close };
  }
  const pool = new WorkerPool({
    spawn,
    init: { credentials: { appId: '', privateKey: '' }, environment: {}, throttle: false, sharesPaces: false },
    serverApi: {} as ServerApi,
    jobStore: openJobStore(':memory:', clock),
    clock,
    log: (level, words) => log.push(`${level} ${words}`),
    onWorkerLost: () => {
      lostCount += 1;
    },
  });
  return { clock, pool, handles, log, lost: () => lostCount };
}

describe('the worker pool', () => {
  it('runs jobs in one shared worker, and rejects with their errors', async () => {
    const { pool, handles } = setUp(async ({ row }) => (row === 2 ? Promise.reject(new Error('no')) : `did ${row}`));
    expect(await pool.runJob(job(1), never)).toBe('did 1');
    await expect(pool.runJob(job(2), never)).rejects.toThrow('no');
    expect(handles).toHaveLength(1);
    await pool.close();
    expect(handles[0]?.closed).toBe(true);
  });

  it('isolates the jobs of a crashed worker, so that only the job that crashes fails', async () => {
    const { pool, handles, log, lost } = setUp(async ({ row }, _, handle) => {
      const isGuilty = row === 1 || row === 77;
      if (isGuilty) handles[handle]?.die('code 134');
      return isGuilty || handle === 0 ? unending() : 'done';
    });
    const first = await Promise.allSettled([pool.runJob(job(1), never), pool.runJob(job(2), never)]);
    for (const each of first) {
      expect(each).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('code 134') } });
      expect(each.status === 'rejected' && decideRetry(each.reason)).toEqual({ retry: 'soon' });
    }
    const second = await Promise.allSettled([pool.runJob(job(1), never), pool.runJob(job(2), never)]);
    expect(second.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    const third = await pool.runJob(job(1), never).catch((error: unknown) => error);
    expect(decideRetry(third)).toEqual({ retry: 'never' });
    expect(serializeError(third), 'the check says that it crashed').toMatchObject({ code: 'job-worker-crashed' });
    expect(
      handles.map(({ rows }) => rows),
      'no job runs beside the suspect',
    ).toEqual([[1, 2], [1], [2], [1]]);
    expect(handles[2]?.closed, 'an isolated worker is closed after its job').toBe(true);
    expect(lost()).toBe(3);
    expect(log).toHaveLength(3);
    expect(handles).toHaveLength(4);
    const pushed = await pool.runJob({ ...job(1), row: 77 }, never).catch((reason: unknown) => reason);
    expect(handles.at(-1)?.rows, 'nor when the suspect is queued again').toEqual([77]);
    expect(decideRetry(pushed)).toEqual({ retry: 'soon' });
    await pool.close();
  });

  it('does not let an isolated review wait for an isolated check, which may take hours', async () => {
    const { pool, handles } = setUp(async ({ kind }, _, handle) => {
      if (handle === 0 && kind === 'review') handles[0]?.die('code 134');
      return handle === 0 || kind === 'check' ? unending() : 'reviewed';
    });
    await Promise.allSettled([pool.runJob(job(1, 'check'), never), pool.runJob(job(2), never)]);
    const check = pool.runJob(job(1, 'check'), never).catch(() => {});
    await flushMacrotasks();
    const review = pool.runJob(job(2), never);
    for (let round = 0; round < 5; round++) await flushMacrotasks();
    expect(handles.map(({ rows }) => rows)).toEqual([[1, 2], [1], [2]]);
    expect(await review).toBe('reviewed');
    await pool.close();
    await check;
  });

  it('terminates a worker that does not answer pings, and not one that is busy with a job', async () => {
    let isUnresponsive = false;
    const ping = () => (isUnresponsive ? unending().then(() => {}) : Promise.resolve());
    const { clock, pool, handles, log } = setUp(unending, { ping });
    const lost = pool.runJob(job(1), never).catch((error: unknown) => error);
    await flushMacrotasks();
    for (let seconds = 0; seconds < 120; seconds += 5) {
      clock.advance(5000);
      await flushMacrotasks();
    }
    expect(handles[0]?.killed).toBe(false);
    isUnresponsive = true;
    for (let seconds = 0; seconds < 70; seconds += 5) {
      clock.advance(5000);
      await flushMacrotasks();
    }
    expect(handles[0]?.killed).toBe(true);
    expect(await lost).toBeInstanceOf(WorkerLost);
    expect(log.join()).toContain('no response for 60 s');
    await pool.close();
  });

  it('aborts a job that takes too long, waits a bounded time for it to stop, and lets a check take hours', async () => {
    const aborted: number[] = [];
    const { clock, pool, handles } = setUp(({ row }, signal) => {
      signal.addEventListener('abort', () => aborted.push(row));
      return unending();
    });
    const review = pool.runJob(job(1), never).catch((error: unknown) => error);
    const check = pool.runJob(job(2, 'check'), never).catch((error: unknown) => error);
    await flushMacrotasks();
    clock.advance(20 * minute);
    await flushMacrotasks();
    expect(aborted).toEqual([1]);
    clock.advance(10_000);
    expect(await review).toMatchObject({ name: 'WorkerLost', code: 'job-timed-out', values: { minutes: 20 } });
    expect(handles[0]?.killed, 'the others go on').toBe(false);
    clock.advance(6 * 60 * minute);
    await flushMacrotasks();
    expect(aborted).toEqual([1, 2]);
    clock.advance(10_000);
    await check;
    await pool.close();
  });

  it('does not blame a job for a worker that can not start', async () => {
    const open = () => Promise.reject(new Error('the proxy has no address'));
    const { pool } = setUp(unending, { initialize: open });
    await expect(pool.ready()).rejects.toThrow('the proxy has no address');
    const error = await pool.runJob(job(1), never).catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(WorkerLost);
    expect(decideRetry(error)).toEqual({ retry: 'later' });
    await pool.close();
  });
});
