import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openLanes } from '../../src/net/lanes.ts';

describe('open connections', () => {
  const open = (lanes: ReturnType<typeof openLanes>, key: string) => {
    lanes.reserve(key, 8);
    return lanes.open(key, key, new Socket());
  };

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
