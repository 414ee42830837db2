import { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openLanes } from '../../src/net/lanes.ts';

const open = (lanes: ReturnType<typeof openLanes>, key: string) => {
  lanes.reserve(key, 8);
  return lanes.open(key, key, new Socket());
};

describe('open connections', () => {
  it('are used again, the last one used first, and by one request at a time', () => {
    const lanes = openLanes(8);
    const [one, two, busy] = [open(lanes, 'a'), open(lanes, 'a'), open(lanes, 'a')];
    lanes.give(one);
    lanes.give(two);
    expect([lanes.take('a'), lanes.take('a'), lanes.take('a')]).toEqual([two, one, undefined]);
    expect(busy.dead).toBe(false);
    lanes.closeAll();
    expect(lanes.count()).toBe(0);
  });

  it('make room when there are as many as may be: whichever was idle longest, never one in use', () => {
    const lanes = openLanes(3);
    const [busy, first, second] = [open(lanes, 'a'), open(lanes, 'b'), open(lanes, 'c')];
    lanes.give(first);
    lanes.give(second);
    expect(lanes.take('b')).toBe(first);
    lanes.give(first);
    open(lanes, 'd');
    expect([busy.dead, first.dead, second.dead]).toEqual([false, false, true]);
    expect(lanes.count()).toBe(3);
    lanes.closeAll();
  });

  it('of one host stay as many as it may have, however much room there is', () => {
    const lanes = openLanes(8);
    const [other, one, two] = [open(lanes, 'b'), open(lanes, 'a'), open(lanes, 'a')];
    for (const lane of [other, one, two]) lanes.give(lane);
    lanes.reserve('a', 2);
    expect([other.dead, one.dead, two.dead]).toEqual([false, true, false]);
    lanes.closeAll();
  });
});

describe('an idle connection that makes room', () => {
  afterEach(() => void vi.useRealTimers());

  /** Lanes with room for four, all taken by idle ones of `a`, `b`, `c` and `d`, and whether each is closed. */
  const full = () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const lanes = openLanes(4);
    const all = ['a', 'b', 'c', 'd'].map((host) => {
      const lane = open(lanes, host);
      return { lane, destroy: vi.spyOn(lane.client, 'destroy') };
    });
    for (const { lane } of all) lanes.give(lane);
    return { lanes, areClosed: () => all.map(({ destroy }) => destroy.mock.calls.length > 0) };
  };

  it('is closed when the next requests are on their way: not at once, and soon', () => {
    const { lanes, areClosed } = full();
    lanes.reserve('e', 8);
    expect(areClosed()).toEqual([false, false, false, false]);
    expect(lanes.take('a'), 'it is of no use any more').toBeUndefined();
    vi.advanceTimersByTime(30);
    expect(areClosed()).toEqual([true, false, false, false]);
    lanes.closeAll();
  });

  it('is closed at once when its host has or opens another, when many wait, and at the end', () => {
    const some = openLanes(2);
    const [one, two] = [open(some, 'a'), open(some, 'a')];
    const destroy = vi.spyOn(one.client, 'destroy');
    some.give(one);
    some.give(two);
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
