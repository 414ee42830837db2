import type { GitHubForge } from '../../../forge/github/index.ts';
import type { ActionResult } from '../../../forge/index.ts';
import { getMessages } from '../../../messages/index.ts';
import type { Plan, PlanAction } from '../../../model/plan.ts';
import { linkCheckJitterMs } from '../sweep/link-check-schedule.ts';
import { applyActions } from './apply-actions.ts';
import { addReaction } from './command-access.ts';
import type { JobRun } from './job-run.ts';
import { markFailureResolved, reportActionFailures, reportRefusedActions } from './report-failure.ts';

/**
 * Applies the plan of a job, says what was refused, and reacts to the comment that asked for it.
 * @throws ForgeError for a failure that may be temporary.
 */
export async function applyJobPlan(run: JobRun, plan: Plan, forge: Pick<GitHubForge, 'getRecentReads'>): Promise<void> {
  const { job, app, signal, log, random } = run;
  const apply = (actions: PlanAction[]) => applyActions(job, actions, app, { signal });
  const results = await applyActions(job, plan.actions, app, { signal, recent: forge.getRecentReads() });
  results.push(...(await reportRefusedActions(job, plan, results, apply)));
  results.push(...(await markFailureResolved(plan, results, apply)));
  countRefusedActions(run, results);
  reportActionFailures(job, results, log);
  // Links in doubt are checked again before the schedule comes round.
  if (plan.rerunAt !== undefined) await queueLinkRecheck(run, plan.rerunAt + random() * linkCheckJitterMs);
  const isDone = results.every(({ done }) => done) && (!('understood' in plan) || plan.understood === true);
  await addReaction(run, isDone ? '+1' : 'confused');
}

function countRefusedActions({ callServer }: JobRun, results: readonly ActionResult[]): void {
  for (const { done, action, errorCode } of results)
    if (!done && errorCode) void callServer('countRefusedAction', { action, code: errorCode }).catch(() => {});
}

function queueLinkRecheck({ job, callServer }: JobRun, notBefore: number): Promise<void> {
  const { installation, owner, repo } = job;
  const recheck = { kind: 'check', installation, owner, repo, because: getMessages('en').log.linksInDoubt } as const;
  return callServer('enqueue', [{ job: recheck, notBefore }]);
}
