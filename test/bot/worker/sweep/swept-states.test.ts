import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../src/bot/queue/job.ts';
import { openJobStore } from '../../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { SweptStates } from '../../../../src/bot/worker/sweep/swept-states.ts';

const hour = 3600 * 1000;
const sweep = (state?: string): Job => ({
  kind: 'sweep',
  installation: 1,
  owner: 'Someone',
  repo: 'list',
  because: 'a test',
  ...(state === undefined ? {} : { state }),
});

const swept = { owner: 'someone', repo: 'List', state: 'a' };

async function setUp(linkCheckInterval: 'week' | 'off' = 'week') {
  let now = 0;
  const clock = { now: () => now, sleep: async () => {} };
  const jobStore = openJobStore(':memory:', clock);
  const open = (generation: string) => new SweptStates({ jobStore, clock, generation });
  const states = open('1');
  await states.record({ ...swept, linkCheckInterval });
  /** Whether a sweep at this time is needed. */
  async function isNeeded(job: Job, { at = hour, lastLinkCheckAt = 0, of = states } = {}) {
    now = at;
    return (await of.filterNeeded([job], () => (Number.isNaN(lastLinkCheckAt) ? undefined : lastLinkCheckAt))).length === 1;
  }
  return { states, isNeeded, open };
}

describe('a repository that was swept', () => {
  it('needs no sweep while its state stays, however its name is written', async () => {
    const { isNeeded } = await setUp();
    expect(await isNeeded(sweep('a'))).toBe(false);
    expect(await isNeeded({ ...sweep('a'), repo: 'other' })).toBe(true);
  });

  it('needs one when the state is another, or unknown', async () => {
    const { isNeeded } = await setUp();
    expect(await isNeeded(sweep('b'))).toBe(true);
    expect(await isNeeded(sweep())).toBe(true);
  });

  it('needs one when a link check is due, or there was none', async () => {
    const { isNeeded } = await setUp();
    expect(await isNeeded(sweep('a'), { lastLinkCheckAt: hour - 7 * 24 * hour })).toBe(true);
    const never = { lastLinkCheckAt: Number.NaN };
    expect(await isNeeded(sweep('a'), never)).toBe(true);
    expect(await (await setUp('off')).isNeeded(sweep('a'), never)).toBe(false);
  });

  it('needs one after a job has failed, and once a day', async () => {
    const { isNeeded } = await setUp();
    expect(await isNeeded(sweep('a'), { at: 17 * hour - 1 })).toBe(false);
    expect(await isNeeded(sweep('a'), { at: 24 * hour })).toBe(true);
    const failed = await setUp();
    await failed.states.forget({ owner: 'SOMEONE', repo: 'list' });
    expect(await failed.isNeeded(sweep('a'))).toBe(true);
  });

  it('needs one by another version, which may see more', async () => {
    const { isNeeded, open } = await setUp();
    expect(await isNeeded(sweep('a'), { of: open('1') })).toBe(false);
    expect(await isNeeded(sweep('a'), { of: open('2') })).toBe(true);
  });
});
