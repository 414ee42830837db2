import { describe, expect, it } from 'vitest';
import { openCrew, type Post } from '../../src/bot/crew.ts';
import { failureOf, LostJob, remedyFor } from '../../src/bot/failure.ts';
import type { Desk, Hands } from '../../src/bot/hands.ts';
import type { QueuedJob } from '../../src/bot/inbox.ts';
import { converse, wireInThread } from '../../src/bot/wire.ts';
import { testClock } from './clock.ts';

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
const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** A crew whose hands do as they are told, and the posts that it put them at, in order. */
function setUp(doing: (job: QueuedJob, signal: AbortSignal, post: number) => Promise<string>, more: Partial<Hands> = {}) {
  const clock = testClock();
  const posts: { rows: number[]; killed: boolean; closed: boolean; die: (how: string) => void }[] = [];
  const log: string[] = [];
  let lost = 0;
  function begin(): Post {
    const [wire, theirs] = wireInThread();
    const ended = Promise.withResolvers<string>();
    const post = { rows: [] as number[], killed: false, closed: false, die: (how: string) => ended.resolve(how) };
    const number = posts.push(post) - 1;
    const hands: Hands = {
      open: async () => {},
      ping: async () => {},
      work: async (each, signal) => {
        post.rows.push(each.row);
        return doing(each, signal, number);
      },
      giveUp: async () => {},
      lookAround: async () => {},
      deliveries: async () => [],
      redeliver: async () => {},
      ...more,
    };
    converse<Desk, Hands>(theirs, hands);
    const kill = () => {
      post.killed = true;
      ended.resolve('SIGKILL');
    };
    const close = async () => {
      post.closed = true;
      ended.resolve('closed');
    };
    return { wire, ended: ended.promise, kill, close };
  }
  const crew = openCrew({
    begin,
    init: { credentials: { appId: '', privateKey: '' }, environment: {}, throttle: false },
    desk: {} as Desk,
    clock,
    log: (level, words) => log.push(`${level} ${words}`),
    lost: () => {
      lost += 1;
    },
  });
  return { clock, crew, posts, log, lost: () => lost };
}

describe('a crew', () => {
  it('does jobs by one pair of hands, and passes on what they throw', async () => {
    const { crew, posts } = setUp(async ({ row }) => (row === 2 ? Promise.reject(new Error('no')) : `did ${row}`));
    expect(await crew.work(job(1), never)).toBe('did 1');
    await expect(crew.work(job(2), never)).rejects.toThrow('no');
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
    const first = await Promise.allSettled([crew.work(job(1), never), crew.work(job(2), never)]);
    for (const each of first) {
      expect(each).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('code 134') } });
      expect(each.status === 'rejected' && remedyFor(each.reason)).toEqual({ again: 'soon' });
    }
    const second = await Promise.allSettled([crew.work(job(1), never), crew.work(job(2), never)]);
    expect(second.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    const third = await crew.work(job(1), never).catch((error: unknown) => error);
    expect(remedyFor(third)).toEqual({ again: 'never' });
    expect(failureOf(third).forge, 'a required check must not pass for it').toMatchObject({ code: 'too-large' });
    expect(
      posts.map(({ rows }) => rows),
      'none beside the suspect',
    ).toEqual([[1, 2], [1], [2], [1]]);
    expect(posts[2]?.closed, 'hands of its own are not kept').toBe(true);
    expect(lost()).toBe(3);
    expect(log).toHaveLength(3);
    expect(posts).toHaveLength(4);
    const pushed = await crew.work({ ...job(1), row: 77 }, never).catch((reason: unknown) => reason);
    expect(posts.at(-1)?.rows, 'nor beside it when it is wanted again').toEqual([77]);
    expect(remedyFor(pushed)).toEqual({ again: 'soon' });
    await crew.close();
  });

  it('lets no suspect review wait for a suspect check, which may take hours', async () => {
    const { crew, posts } = setUp(async ({ kind }, _, post) => {
      if (post === 0 && kind === 'review') posts[0]?.die('code 134');
      return post === 0 || kind === 'check' ? unending() : 'reviewed';
    });
    await Promise.allSettled([crew.work(job(1, 'check'), never), crew.work(job(2), never)]);
    const check = crew.work(job(1, 'check'), never).catch(() => {});
    await breathe();
    const review = crew.work(job(2), never);
    for (let turn = 0; turn < 5; turn++) await breathe();
    expect(posts.map(({ rows }) => rows)).toEqual([[1, 2], [1], [2]]);
    expect(await review).toBe('reviewed');
    await crew.close();
    await check;
  });

  it('ends hands that do not answer any more, and not those that are only slow with a job', async () => {
    let isDeaf = false;
    const ping = () => (isDeaf ? unending().then(() => {}) : Promise.resolve());
    const { clock, crew, posts, log } = setUp(unending, { ping });
    const lost = crew.work(job(1), never).catch((error: unknown) => error);
    await breathe();
    for (let seconds = 0; seconds < 120; seconds += 5) {
      clock.advance(5000);
      await breathe();
    }
    expect(posts[0]?.killed).toBe(false);
    isDeaf = true;
    for (let seconds = 0; seconds < 70; seconds += 5) {
      clock.advance(5000);
      await breathe();
    }
    expect(posts[0]?.killed).toBe(true);
    expect(await lost).toBeInstanceOf(LostJob);
    expect(log.join()).toContain('busy for 60 s');
    await crew.close();
  });

  it('tells a job that takes too long to stop, waits for it no longer than it must, and lets a check take hours', async () => {
    const told: number[] = [];
    const { clock, crew, posts } = setUp(({ row }, signal) => {
      signal.addEventListener('abort', () => told.push(row));
      return unending();
    });
    const review = crew.work(job(1), never).catch((error: unknown) => error);
    const check = crew.work(job(2, 'check'), never).catch((error: unknown) => error);
    await breathe();
    clock.advance(20 * minute);
    await breathe();
    expect(told).toEqual([1]);
    clock.advance(10_000);
    expect(await review).toMatchObject({ name: 'LostJob', message: 'it took longer than 20 minutes' });
    expect(posts[0]?.killed, 'the others go on').toBe(false);
    clock.advance(6 * 60 * minute);
    await breathe();
    expect(told).toEqual([1, 2]);
    clock.advance(10_000);
    await check;
    await crew.close();
  });

  it('does not take it for the fault of a job that nobody could begin', async () => {
    const open = () => Promise.reject(new Error('the proxy has no address'));
    const { crew } = setUp(unending, { open });
    await expect(crew.ready()).rejects.toThrow('the proxy has no address');
    const error = await crew.work(job(1), never).catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(LostJob);
    expect(remedyFor(error)).toEqual({ again: 'later' });
    await crew.close();
  });
});
