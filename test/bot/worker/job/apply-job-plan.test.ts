import { describe, expect, it } from 'vitest';
import { applyJobPlan } from '../../../../src/bot/worker/job/apply-job-plan.ts';
import type { JobRun } from '../../../../src/bot/worker/job/job-run.ts';
import type { Plan } from '../../../../src/model/plan.ts';

/** The run of a command. The plan reacts to comment 5; the command itself is comment 9. */
function open(refusal?: number) {
  const reactions: unknown[] = [];
  const calls: unknown[] = [];
  const logged: string[] = [];
  const createForIssueComment = async ({ comment_id, content }: Record<string, unknown>) => {
    if (refusal !== undefined && comment_id === 5)
      throw Object.assign(new Error('refused'), { status: refusal, response: { headers: {}, data: {} } });
    reactions.push([comment_id, content]);
    return { status: 201, data: {} };
  };
  const asked = { command: { name: 'recheck' }, comment: 9, issue: 7, onPullRequest: true };
  const run = {
    job: { kind: 'command', owner: 'o', repo: 'r', installation: 1, number: 7, asked },
    app: { openClient: async () => ({ rest: { reactions: { createForIssueComment } } }), getSlug: async () => 'bot' },
    callServer: async (...call: unknown[]) => void calls.push(call),
    signal: new AbortController().signal,
    random: () => 0,
    log: (level: string, message: string) => void logged.push(`${level} ${message}`),
  } as unknown as JobRun;
  const apply = (more: Partial<Plan> & { understood?: boolean } = {}) =>
    applyJobPlan(run, { actions: [{ type: 'react', comment: 5, content: 'eyes' }], summary: '', ...more } as Plan, {
      getRecentReads: () => undefined,
    });
  return { apply, reactions, calls, logged };
}

describe('the plan of a job', () => {
  it('is applied, and a thumb says so to who asked', async () => {
    const { apply, reactions, calls } = open();
    await apply();
    expect(reactions).toEqual([
      [5, 'eyes'],
      [9, '+1'],
    ]);
    expect(calls).toEqual([]);
  });

  it('that a command was not understood in says so by its reaction', async () => {
    const { apply, reactions } = open();
    await apply({ understood: false });
    expect(reactions.at(-1)).toEqual([9, 'confused']);
  });

  it('that GitHub refuses in part is logged, counted and seen by who asked', async () => {
    const { apply, reactions, calls, logged } = open(403);
    await apply();
    expect(reactions).toEqual([[9, 'confused']]);
    expect(calls).toEqual([['countRefusedAction', { action: 'react', code: 'not-permitted' }]]);
    expect(logged).toEqual([expect.stringMatching(/^warn react: /)]);
  });

  it('that met a failure which passes is run again, before anybody is told that it is done', async () => {
    const { apply, reactions } = open(502);
    await expect(apply()).rejects.toMatchObject({ category: 'unavailable' });
    expect(reactions).toEqual([]);
  });

  it('with links in doubt has them checked again, not before its time', async () => {
    const { apply, calls } = open();
    await apply({ rerunAt: 5000 });
    expect(calls).toEqual([
      [
        'enqueue',
        [{ job: { kind: 'check', installation: 1, owner: 'o', repo: 'r', because: expect.any(String) }, notBefore: 5000 }],
      ],
    ]);
  });
});
