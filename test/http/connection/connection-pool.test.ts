import { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createConnectionPool } from '../../../src/http/connection/connection-pool.ts';

const openConnection = (lanes: ReturnType<typeof createConnectionPool>, key: string) => {
  lanes.reserve(key, 8);
  return lanes.add(key, key, new Socket());
};

describe('open connections', () => {
  it('are used again, the last one used first, and by one request at a time', () => {
    const lanes = createConnectionPool(8);
    const [one, two, busy] = [openConnection(lanes, 'a'), openConnection(lanes, 'a'), openConnection(lanes, 'a')];
    lanes.release(one);
    lanes.release(two);
    expect([lanes.acquire('a'), lanes.acquire('a'), lanes.acquire('a')]).toEqual([two, one, undefined]);
    expect(busy.closed).toBe(false);
    lanes.closeAll();
    expect(lanes.size()).toBe(0);
  });

  it('make room when there are as many as may be: whichever was idle longest, never one in use', () => {
    const lanes = createConnectionPool(3);
    const [busy, first, second] = [openConnection(lanes, 'a'), openConnection(lanes, 'b'), openConnection(lanes, 'c')];
    lanes.release(first);
    lanes.release(second);
    expect(lanes.acquire('b')).toBe(first);
    lanes.release(first);
    openConnection(lanes, 'd');
    expect([busy.closed, first.closed, second.closed]).toEqual([false, false, true]);
    expect(lanes.size()).toBe(3);
    lanes.closeAll();
  });

  it('of one host stay as many as it may have, however much room there is', () => {
    const lanes = createConnectionPool(8);
    const [other, one, two] = [openConnection(lanes, 'b'), openConnection(lanes, 'a'), openConnection(lanes, 'a')];
    for (const lane of [other, one, two]) lanes.release(lane);
    lanes.reserve('a', 2);
    expect([other.closed, one.closed, two.closed]).toEqual([false, true, false]);
    lanes.closeAll();
  });
});

describe('an idle connection that makes room', () => {
  afterEach(() => void vi.useRealTimers());

  /** Lanes with room for four, all taken by idle ones of `a`, `b`, `c` and `d`, and whether each is closed. */
  const full = () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const lanes = createConnectionPool(4);
    const all = ['a', 'b', 'c', 'd'].map((host) => {
      const lane = openConnection(lanes, host);
      return { lane, destroy: vi.spyOn(lane.client, 'destroy') };
    });
    for (const { lane } of all) lanes.release(lane);
    return { lanes, areClosed: () => all.map(({ destroy }) => destroy.mock.calls.length > 0) };
  };

  it('is closed when the next requests are on their way: not at once, and soon', () => {
    const { lanes, areClosed } = full();
    lanes.reserve('e', 8);
    expect(areClosed()).toEqual([false, false, false, false]);
    expect(lanes.acquire('a'), 'it is of no use any more').toBeUndefined();
    vi.advanceTimersByTime(30);
    expect(areClosed()).toEqual([true, false, false, false]);
    lanes.closeAll();
  });

  it('is closed at once when its host has or opens another, when many wait, and at the end', () => {
    const some = createConnectionPool(2);
    const [one, two] = [openConnection(some, 'a'), openConnection(some, 'a')];
    const destroy = vi.spyOn(one.client, 'destroy');
    some.release(one);
    some.release(two);
    some.reserve('b', 8);
    expect(destroy).toHaveBeenCalled();
    some.closeAll();

    const { lanes, areClosed } = full();
    lanes.reserve('e', 8);
    lanes.reserve('a', 8);
    expect(areClosed(), 'of a, which may have no more than it has').toEqual([true, false, false, false]);
    lanes.reserve('f', 8);
    lanes.reserve('g', 8);
    expect(areClosed(), 'two wait, half of four').toEqual([true, true, false, false]);
    lanes.closeAll();
    expect(areClosed()).toEqual([true, true, true, true]);
  });
});
