import { describe, expect, it } from 'vitest';
import { decideRetry, serializeError, WorkerLost } from '../../../src/bot/queue/job-error.ts';
import type { QueuedJob } from '../../../src/bot/queue/job-store.ts';
import { connectRpc, createInThreadTransports } from '../../../src/bot/worker/rpc.ts';
import type { ServerApi, WorkerApi } from '../../../src/bot/worker/worker-api.ts';
import { openWorkerPool, type WorkerHandle } from '../../../src/bot/worker/worker-pool.ts';
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

/** A crew whose hands do as they are told, and the posts that it put them at, in order. */
function setUp(runJob: (job: QueuedJob, signal: AbortSignal, post: number) => Promise<string>, more: Partial<WorkerApi> = {}) {
  const clock = testClock();
  const handles: { rows: number[]; killed: boolean; closed: boolean; die: (how: string) => void }[] = [];
  const log: string[] = [];
  let lostCount = 0;
  function spawn(): WorkerHandle {
    const [wire, theirs] = createInThreadTransports();
    const ended = Promise.withResolvers<string>();
    const post = { rows: [] as number[], killed: false, closed: false, die: (how: string) => ended.resolve(how) };
    const number = handles.push(post) - 1;
    const hands: WorkerApi = {
      initialize: async () => {},
      ping: async () => {},
      runJob: async (each, signal) => {
        post.rows.push(each.row);
        return runJob(each, signal, number);
      },
      reportFailure: async () => {},
      queueSweeps: async () => {},
      listDeliveries: async () => [],
      redeliver: async () => {},
      ...more,
    };
    connectRpc<ServerApi, WorkerApi>(theirs, hands);
    const kill = () => {
      post.killed = true;
      ended.resolve('SIGKILL');
    };
    const close = async () => {
      post.closed = true;
      ended.resolve('closed');
    };
    return { transport: wire, exited: ended.promise, kill, close };
  }
  const pool = openWorkerPool({
    spawn,
    init: { credentials: { appId: '', privateKey: '' }, environment: {}, throttle: false },
    serverApi: {} as ServerApi,
    clock,
    log: (level, words) => log.push(`${level} ${words}`),
    onWorkerLost: () => {
      lostCount += 1;
    },
  });
  return { clock, crew: pool, posts: handles, log, lost: () => lostCount };
}

describe('a crew', () => {
  it('does jobs by one pair of hands, and passes on what they throw', async () => {
    const { crew, posts } = setUp(async ({ row }) => (row === 2 ? Promise.reject(new Error('no')) : `did ${row}`));
    expect(await crew.runJob(job(1), never)).toBe('did 1');
    await expect(crew.runJob(job(2), never)).rejects.toThrow('no');
    expect(posts).toHaveLength(1);
    await crew.close();
    expect(posts[0]?.closed).toBe(true);
  });

  it('does each job again by hands of its own when those it was done by ended, and the guilty one is known', async () => {
    const { crew, posts, log, lost } = setUp(async ({ row }, _, post) => {
      const isGuilty = row === 1 || row === 77;
      if (isGuilty) posts[post]?.die('code 134');
      return isGuilty || post === 0 ? unending() : 'done';
    });
    const first = await Promise.allSettled([crew.runJob(job(1), never), crew.runJob(job(2), never)]);
    for (const each of first) {
      expect(each).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('code 134') } });
      expect(each.status === 'rejected' && decideRetry(each.reason)).toEqual({ again: 'soon' });
    }
    const second = await Promise.allSettled([crew.runJob(job(1), never), crew.runJob(job(2), never)]);
    expect(second.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    const third = await crew.runJob(job(1), never).catch((error: unknown) => error);
    expect(decideRetry(third)).toEqual({ again: 'never' });
    expect(serializeError(third).forge, 'a required check must not pass for it').toMatchObject({ code: 'too-large' });
    expect(
      posts.map(({ rows }) => rows),
      'none beside the suspect',
    ).toEqual([[1, 2], [1], [2], [1]]);
    expect(posts[2]?.closed, 'hands of its own are not kept').toBe(true);
    expect(lost()).toBe(3);
    expect(log).toHaveLength(3);
    expect(posts).toHaveLength(4);
    const pushed = await crew.runJob({ ...job(1), row: 77 }, never).catch((reason: unknown) => reason);
    expect(posts.at(-1)?.rows, 'nor beside it when it is wanted again').toEqual([77]);
    expect(decideRetry(pushed)).toEqual({ again: 'soon' });
    await crew.close();
  });

  it('lets no suspect review wait for a suspect check, which may take hours', async () => {
    const { crew, posts } = setUp(async ({ kind }, _, post) => {
      if (post === 0 && kind === 'review') posts[0]?.die('code 134');
      return post === 0 || kind === 'check' ? unending() : 'reviewed';
    });
    await Promise.allSettled([crew.runJob(job(1, 'check'), never), crew.runJob(job(2), never)]);
    const check = crew.runJob(job(1, 'check'), never).catch(() => {});
    await flushMacrotasks();
    const review = crew.runJob(job(2), never);
    for (let turn = 0; turn < 5; turn++) await flushMacrotasks();
    expect(posts.map(({ rows }) => rows)).toEqual([[1, 2], [1], [2]]);
    expect(await review).toBe('reviewed');
    await crew.close();
    await check;
  });

  it('ends hands that do not answer any more, and not those that are only slow with a job', async () => {
    let isDeaf = false;
    const ping = () => (isDeaf ? unending().then(() => {}) : Promise.resolve());
    const { clock, crew, posts, log } = setUp(unending, { ping });
    const lost = crew.runJob(job(1), never).catch((error: unknown) => error);
    await flushMacrotasks();
    for (let seconds = 0; seconds < 120; seconds += 5) {
      clock.advance(5000);
      await flushMacrotasks();
    }
    expect(posts[0]?.killed).toBe(false);
    isDeaf = true;
    for (let seconds = 0; seconds < 70; seconds += 5) {
      clock.advance(5000);
      await flushMacrotasks();
    }
    expect(posts[0]?.killed).toBe(true);
    expect(await lost).toBeInstanceOf(WorkerLost);
    expect(log.join()).toContain('busy for 60 s');
    await crew.close();
  });

  it('tells a job that takes too long to stop, waits for it no longer than it must, and lets a check take hours', async () => {
    const told: number[] = [];
    const { clock, crew, posts } = setUp(({ row }, signal) => {
      signal.addEventListener('abort', () => told.push(row));
      return unending();
    });
    const review = crew.runJob(job(1), never).catch((error: unknown) => error);
    const check = crew.runJob(job(2, 'check'), never).catch((error: unknown) => error);
    await flushMacrotasks();
    clock.advance(20 * minute);
    await flushMacrotasks();
    expect(told).toEqual([1]);
    clock.advance(10_000);
    expect(await review).toMatchObject({ name: 'WorkerLost', message: 'it took longer than 20 minutes' });
    expect(posts[0]?.killed, 'the others go on').toBe(false);
    clock.advance(6 * 60 * minute);
    await flushMacrotasks();
    expect(told).toEqual([1, 2]);
    clock.advance(10_000);
    await check;
    await crew.close();
  });

  it('does not take it for the fault of a job that nobody could begin', async () => {
    const open = () => Promise.reject(new Error('the proxy has no address'));
    const { crew } = setUp(unending, { initialize: open });
    await expect(crew.ready()).rejects.toThrow('the proxy has no address');
    const error = await crew.runJob(job(1), never).catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(WorkerLost);
    expect(decideRetry(error)).toEqual({ again: 'later' });
    await crew.close();
  });
});
