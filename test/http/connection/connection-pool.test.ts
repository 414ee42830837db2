import { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConnectionPool } from '../../../src/http/connection/connection-pool.ts';

const openConnection = (pool: ConnectionPool, key: string) => {
  pool.reserve(key, 8);
  return pool.add(key, key, new Socket());
};

describe('ConnectionPool', () => {
  it('reuses idle connections, the last used first, for one request at a time', () => {
    const pool = new ConnectionPool(8);
    const [one, two, busy] = [openConnection(pool, 'a'), openConnection(pool, 'a'), openConnection(pool, 'a')];
    pool.release(one);
    pool.release(two);
    expect([pool.acquire('a'), pool.acquire('a'), pool.acquire('a')]).toEqual([two, one, undefined]);
    expect(busy.closed).toBe(false);
    pool.closeAll();
    expect(pool.size).toBe(0);
  });

  it('closes the connection that was idle longest when it is full, never one in use', () => {
    const pool = new ConnectionPool(3);
    const [busy, first, second] = [openConnection(pool, 'a'), openConnection(pool, 'b'), openConnection(pool, 'c')];
    pool.release(first);
    pool.release(second);
    expect(pool.acquire('b')).toBe(first);
    pool.release(first);
    openConnection(pool, 'd');
    expect([busy.closed, first.closed, second.closed]).toEqual([false, false, true]);
    expect(pool.size).toBe(3);
    pool.closeAll();
  });

  it('keeps a host within its own limit, even when the pool has room', () => {
    const pool = new ConnectionPool(8);
    const [other, one, two] = [openConnection(pool, 'b'), openConnection(pool, 'a'), openConnection(pool, 'a')];
    for (const connection of [other, one, two]) pool.release(connection);
    pool.reserve('a', 2);
    expect([other.closed, one.closed, two.closed]).toEqual([false, true, false]);
    pool.closeAll();
  });
});

describe('closing an idle connection to make room', () => {
  afterEach(() => void vi.useRealTimers());

  /**
   * A pool of four connections, all idle, one for each of `a`, `b`, `c` and `d`; and whether each
   * is closed.
   */
  const createFullPool = () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const pool = new ConnectionPool(4);
    const all = ['a', 'b', 'c', 'd'].map((host) => {
      const connection = openConnection(pool, host);
      return { connection, destroy: vi.spyOn(connection.client, 'destroy') };
    });
    for (const { connection } of all) pool.release(connection);
    return { pool, areClosed: () => all.map(({ destroy }) => destroy.mock.calls.length > 0) };
  };

  it('happens after a short delay, so that the next requests go first', () => {
    const { pool, areClosed } = createFullPool();
    pool.reserve('e', 8);
    expect(areClosed()).toEqual([false, false, false, false]);
    expect(pool.acquire('a'), 'it is no longer reused').toBeUndefined();
    vi.advanceTimersByTime(30);
    expect(areClosed()).toEqual([true, false, false, false]);
    pool.closeAll();
  });

  it('happens at once if the host has or opens another one, if many are waiting to be closed, and on closeAll', () => {
    const smallPool = new ConnectionPool(2);
    const [one, two] = [openConnection(smallPool, 'a'), openConnection(smallPool, 'a')];
    const destroy = vi.spyOn(one.client, 'destroy');
    smallPool.release(one);
    smallPool.release(two);
    smallPool.reserve('b', 8);
    expect(destroy).toHaveBeenCalled();
    smallPool.closeAll();

    const { pool, areClosed } = createFullPool();
    pool.reserve('e', 8);
    pool.reserve('a', 8);
    expect(areClosed(), 'of a, which is at its limit').toEqual([true, false, false, false]);
    pool.reserve('f', 8);
    pool.reserve('g', 8);
    expect(areClosed(), 'two are waiting, half of the limit').toEqual([true, true, false, false]);
    pool.closeAll();
    expect(areClosed()).toEqual([true, true, true, true]);
  });
});
