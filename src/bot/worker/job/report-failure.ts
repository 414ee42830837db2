import { isListkeeperError } from '../../../errors/listkeeper-error.ts';
import { createGitHubForge } from '../../../forge/github/index.ts';
import { type ActionResult, type Forge, isForgeError, isTransient, needsRetry } from '../../../forge/index.ts';
import { commentMarkers, concludeFailedJob, toMinimalCheckRun } from '../../../jobs/shared/index.ts';
import { settingsPath } from '../../../list/schema/index.ts';
import type { CheckRunAction, Plan, PlanAction } from '../../../model/plan.ts';
import { formatFailedRequestComment, formatRecoveredRequestComment } from '../../../report/review/index.ts';
import type { GitHubApp } from '../../github/index.ts';
import type { Logger } from '../../log.ts';
import { formatErrorWithRemedy, type QueuedJob } from '../../queue/index.ts';
import { applyActions } from './apply-actions.ts';

/** Every failure and refusal ends in a check, a comment, a reaction or a log line. */

type ApplyActions = (actions: PlanAction[]) => Promise<ActionResult[]>;

/**
 * Tells the people who wait for a job that it has failed for good. A review gets a check on its
 * commit, or a comment where checks are refused; a command gets a reaction. Rejects when neither
 * can be written.
 */
export async function reportFailure(job: QueuedJob, error: unknown, app: GitHubApp): Promise<void> {
  if (job.kind === 'submit' || job.kind === 'remedy') return reportRequestFailure(job, error, app);
  if (job.kind !== 'review' && job.kind !== 'publish' && job.kind !== 'merge-group') return reactConfused(job, app);
  if (lacksAccess(error)) return;
  // The cached token may lack permissions that were granted since.
  app.forgetToken(job);
  const headSha = await findHeadSha(job, createGitHubForge(await app.openClient(job), job));
  if (headSha === undefined) return;
  const check = concludeFailedJob(job.kind === 'publish' ? 'publish' : 'review', headSha, error);
  const [checkResult] = await applyActions(job, [check], app);
  if (!checkResult || checkResult.done) return;
  if (job.number !== undefined) {
    const [commentResult] = await applyActions(job, [toComment(job.number, check)], app);
    if (commentResult?.done) return;
  }
  throw checkResult.error;
}

/**
 * Deals with actions of a plan that the forge refused. A check that was refused with its
 * annotations is written without them. Generated files that may not be written get a failed check
 * on the commit.
 * @param apply applies actions to the job's repository.
 * @returns the results of what was done about it.
 */
export async function reportRefusedActions(
  job: QueuedJob,
  plan: Plan,
  results: readonly ActionResult[],
  apply: ApplyActions,
): Promise<ActionResult[]> {
  const followUps: PlanAction[] = [];
  for (const [index, result] of results.entries()) {
    const action = plan.actions[index];
    if (result.done || !action || !result.errorCode) continue;
    if (action.type === 'check-run' && result.errorCode === 'refused') followUps.push(toMinimalCheckRun(action));
    if (job.kind !== 'publish' || isTransient(result.errorCode)) continue;
    const commit = action.type === 'commit' ? action.expectedHead : action.type === 'propose' ? action.baseHead : undefined;
    if (commit !== undefined) followUps.push(concludeFailedJob('publish', commit, result.error));
  }
  return followUps.length === 0 ? [] : apply(followUps);
}

/**
 * Edits an earlier comment on the link-health issue that said ticked boxes could not be applied,
 * once they were. Without such a comment nothing is written. The parameters are those of {@link
 * reportRefusedActions}.
 */
export async function markFailureResolved(
  plan: Plan,
  results: readonly ActionResult[],
  apply: ApplyActions,
): Promise<ActionResult[]> {
  const index = plan.actions.findIndex((action) => action.type === 'issue' && action.marker === commentMarkers.health);
  const issue = results[index]?.number;
  if (issue === undefined || !results.every(({ done }) => done)) return [];
  const body = formatRecoveredRequestComment();
  return apply([{ type: 'comment', issue, marker: failureMarker, body, onlyIfPresent: true }]);
}

/**
 * Logs the actions that failed.
 * @throws ForgeError for a failure that may be temporary, so that the job runs again on the new
 * state.
 */
export function reportActionFailures({ owner, repo }: QueuedJob, results: readonly ActionResult[], log: Logger): void {
  for (const result of results) {
    if (result.done) continue;
    if (needsRetry([result])) throw result.error;
    const { action, error } = result;
    log('warn', `${action}: ${formatErrorWithRemedy(error)}`, { repository: `${owner}/${repo}` });
  }
}

/** Without access to the repository the failure can not be reported there. */
const lacksAccess = (error: unknown) => isForgeError(error, 'suspended') || isForgeError(error, 'archived');

const failureMarker = `${commentMarkers.health} given-up`;

/** One comment on the submitted issue, or on the link-health issue where a box was ticked. */
async function reportRequestFailure(job: QueuedJob, error: unknown, app: GitHubApp): Promise<void> {
  await reactConfused(job, app);
  if (lacksAccess(error)) return;
  const forge = createGitHubForge(await app.openClient(job), job, { app: { slug: await app.getSlug() } });
  const isSubmission = job.kind === 'submit';
  const issue = isSubmission ? job.number : (await forge.findOwnIssue?.(commentMarkers.health))?.number;
  if (issue === undefined) return;
  const marker = isSubmission ? commentMarkers.submission : failureMarker;
  const reason = isListkeeperError(error) ? error : undefined;
  const body = formatFailedRequestComment(isSubmission ? 'submit' : 'remedy', reason);
  const [result] = await applyActions(job, [{ type: 'comment', issue, marker, body }], app);
  if (result && !result.done) throw result.error;
}

async function reactConfused(job: QueuedJob, app: GitHubApp): Promise<void> {
  if (job.asked) await applyActions(job, [{ type: 'react', comment: job.asked.comment, content: 'confused' }], app);
}

async function findHeadSha({ kind, number, head }: QueuedJob, forge: Forge): Promise<string | undefined> {
  if (kind === 'publish') return (await forge.readFiles((await forge.readRepository()).defaultBranch, [settingsPath])).commit;
  if (number === undefined) return head;
  const pull = await forge.readPullRequest(number);
  return pull.state === 'open' ? pull.head.sha : head;
}

/** The same text as a comment, where checks may not be written. */
function toComment(issue: number, { title, summary }: CheckRunAction): PlanAction {
  return { type: 'comment', issue, marker: commentMarkers.review, body: `**${title}**\n\n${summary}` };
}
