import type { Forge } from '../../../forge/index.ts';
import { getMessages } from '../../../messages/index.ts';
import type { Plan } from '../../../model/plan.ts';
import type { QueuedJob } from '../../queue/index.ts';
import { type JobRun, requireActiveRun } from './job-run.ts';

/** A review that took at least this long (ms) re-reads the head SHA before it writes. */
const headRecheckThresholdMs = 5000;

/**
 * Whether a newer review will replace this one, so that its result must not be written. That is so
 * when the same review is queued again, or when the head has changed. In the second case this
 * queues the review of the new head. Rejects when the run was abandoned.
 */
export async function isSuperseded(
  run: Pick<JobRun, 'job' | 'callServer'>,
  plan: Plan,
  forge: Pick<Forge, 'readPullRequest'>,
  elapsedMs: number,
): Promise<boolean> {
  const { job, callServer } = run;
  const isOfHead = job.kind === 'review' && !job.asked && job.head === undefined;
  if (isOfHead && elapsedMs >= headRecheckThresholdMs && (await hasHeadMoved(job, plan, forge))) {
    const { row: _row, tries: _tries, ...same } = job;
    await callServer('enqueue', [{ job: { ...same, because: getMessages('en').log.headMoved } }]);
  }
  return (await requireActiveRun(run)) === 'overtaken' && isOfHead;
}

async function hasHeadMoved({ number }: QueuedJob, plan: Plan, forge: Pick<Forge, 'readPullRequest'>): Promise<boolean> {
  const reviewedSha = plan.actions.find((action) => action.type === 'check-run')?.headSha;
  return reviewedSha !== undefined && number !== undefined && (await forge.readPullRequest(number)).head.sha !== reviewedSha;
}
