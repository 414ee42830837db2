import { describe, expect, it } from 'vitest';
import type { Job } from '../../../src/bot/queue/job.ts';
import { SweptStates } from '../../../src/bot/worker/swept-states.ts';

const hour = 3600 * 1000;
const sweep = (state?: string): Job => ({
  kind: 'sweep',
  installation: 1,
  owner: 'Someone',
  repo: 'list',
  because: 'a test',
  ...(state === undefined ? {} : { state }),
});

function setUp({ linkCheckInterval = 'week' as 'week' | 'off' } = {}) {
  let now = 0;
  const states = new SweptStates({ now: () => now, sleep: async () => {} });
  states.record({ owner: 'someone', repo: 'List', state: 'a', linkCheckInterval });
  const at = (time: number) => {
    now = time;
  };
  return { states, at };
}

describe('a repository that was swept', () => {
  it('needs no sweep while its state stays, however its name is written', () => {
    const { states, at } = setUp();
    at(hour);
    expect(states.needsSweep(sweep('a'), 0)).toBe(false);
    expect(states.needsSweep({ ...sweep('a'), repo: 'other' }, 0)).toBe(true);
  });

  it('needs one when the state is another, or unknown', () => {
    const { states } = setUp();
    expect(states.needsSweep(sweep('b'), 0)).toBe(true);
    expect(states.needsSweep(sweep(), 0)).toBe(true);
  });

  it('needs one when a link check is due, or there was none', () => {
    const { states, at } = setUp();
    at(hour);
    expect(states.needsSweep(sweep('a'), hour - 7 * 24 * hour)).toBe(true);
    expect(states.needsSweep(sweep('a'), undefined)).toBe(true);
    const off = setUp({ linkCheckInterval: 'off' });
    expect(off.states.needsSweep(sweep('a'), undefined)).toBe(false);
  });

  it('needs one after a job has failed, and once a day', () => {
    const { states, at } = setUp();
    at(17 * hour - 1);
    expect(states.needsSweep(sweep('a'), 0)).toBe(false);
    at(24 * hour);
    expect(states.needsSweep(sweep('a'), 0)).toBe(true);
    const failed = setUp();
    failed.states.forget({ owner: 'SOMEONE', repo: 'list' });
    expect(failed.states.needsSweep(sweep('a'), 0)).toBe(true);
  });
});
