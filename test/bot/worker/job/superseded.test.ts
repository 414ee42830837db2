import { describe, expect, it } from 'vitest';
import type { QueuedJob, RunStatus } from '../../../../src/bot/queue/index.ts';
import { isSuperseded } from '../../../../src/bot/worker/job/superseded.ts';
import type { Forge } from '../../../../src/forge/index.ts';
import type { Plan } from '../../../../src/model/plan.ts';

const review: QueuedJob = {
  kind: 'review',
  installation: 1,
  owner: 'o',
  repo: 'r',
  number: 7,
  because: 'opened',
  row: 3,
  tries: 2,
};
const plan = { actions: [{ type: 'check-run', headSha: 'old' }], summary: '' } as unknown as Plan;

/** Asks after so long, with this head now and this status of the run. */
async function ask({ job = review, head = 'old', status = 'current' as RunStatus, elapsedMs = 60_000 } = {}) {
  const queued: unknown[] = [];
  const callServer = async (name: string, params: unknown) => {
    if (name === 'enqueue') queued.push(params);
    return name === 'getRunStatus' ? status : undefined;
  };
  const forge = { readPullRequest: async () => ({ head: { sha: head } }) } as unknown as Forge;
  const superseded = await isSuperseded({ job, callServer: callServer as never }, plan, forge, elapsedMs);
  return { superseded, queued };
}

describe('the result of a review', () => {
  it('is written when its head is still the head', async () => {
    expect(await ask()).toEqual({ superseded: false, queued: [] });
  });

  it('is dropped when the same review is queued again', async () => {
    expect((await ask({ status: 'overtaken' })).superseded).toBe(true);
  });

  it('has the new head reviewed, as a new job, when it took long and the head has moved', async () => {
    const { queued } = await ask({ head: 'new' });
    const { row: _row, tries: _tries, ...same } = review;
    expect(queued).toEqual([[{ job: { ...same, because: expect.not.stringMatching(/^opened$/) } }]]);
  });

  it('costs no question about the head when it was quick', async () => {
    expect((await ask({ head: 'new', elapsedMs: 100 })).queued).toEqual([]);
  });

  it.each([
    ['that somebody asked for', { asked: { command: { name: 'recheck' }, comment: 1, issue: 7, onPullRequest: true } }],
    ['of a check that was asked for again', { head: 'old' }],
  ])('%s is written all the same', async (_, more) => {
    const job = { ...review, ...more } as QueuedJob;
    expect(await ask({ job, status: 'overtaken', head: 'new' })).toEqual({ superseded: false, queued: [] });
  });

  it('is never written when the run was given to another worker', async () => {
    await expect(ask({ status: 'gone' })).rejects.toThrow('abandoned');
  });
});
