import { createGitHubForge } from '../../forge/github/index.ts';
import { type ActionResult, applyPlan, type Forge, ForgeError, isForgeError } from '../../forge/index.ts';
import { commentMarkers, concludeFailedJob, toMinimalCheckRun } from '../../jobs/shared/index.ts';
import { settingsPath } from '../../list/schema/index.ts';
import type { CheckRunAction, Plan, PlanAction } from '../../model/plan.ts';
import { formatFailedRequestComment, formatRecoveredRequestComment } from '../../report/review/index.ts';
import type { GitHubApp } from '../github/index.ts';
import type { QueuedJob } from '../queue/index.ts';

/**
 * Tells whoever waits for a job that has failed for good: a check on the commit with what went wrong and what to do, or, where checks
 * are refused, the comment; a reaction to the command that asked. Rejects when that could not be said either.
 */
export async function reportFailure(job: QueuedJob, error: unknown, app: GitHubApp): Promise<void> {
  if (job.kind === 'submit' || job.kind === 'remedy') return reportRequestFailure(job, error, app);
  if (job.kind !== 'review' && job.kind !== 'publish' && job.kind !== 'merge-group') return reactConfused(job, app);
  // Without access there is nobody to tell it to.
  if (isForgeError(error, 'suspended') || isForgeError(error, 'archived')) return;
  // The token may be older than the rights that were given since.
  app.forgetToken(job);
  const headSha = await findHeadSha(job, createGitHubForge(await app.openClient(job), job));
  if (headSha === undefined) return;
  const check = concludeFailedJob(job.kind === 'publish' ? 'publish' : 'review', headSha, error);
  const [applied] = await applyActions(job, [check], app);
  if (!applied || applied.done) return;
  const [commented] = job.number === undefined ? [] : await applyActions(job, [checkRunAsComment(job.number, check)], app);
  if (!commented?.done) throw new ForgeError(applied.errorCode ?? 'refused', applied.message ?? 'refused');
}

/**
 * Sees to it that what the forge refused of a plan leaves nobody waiting: a verdict that it would not take whole is given bare, and
 * outputs that may not be written are said so on the commit.
 * @param applyMore applies actions to the repository of the job. @returns what was done about it.
 */
export async function reportRefusedActions(
  job: QueuedJob,
  plan: Plan,
  results: readonly ActionResult[],
  applyMore: (actions: PlanAction[]) => Promise<ActionResult[]>,
): Promise<ActionResult[]> {
  const followUps: PlanAction[] = [];
  for (const [index, { done, errorCode, message, remedy }] of results.entries()) {
    const action = plan.actions[index];
    if (done || !action || !errorCode) continue;
    if (action.do === 'check-run' && errorCode === 'refused') followUps.push(toMinimalCheckRun(action));
    if (job.kind !== 'publish' || isTransient(errorCode)) continue;
    const head = action.do === 'commit' ? action.expectedHead : action.do === 'propose' ? action.baseHead : undefined;
    const error = new ForgeError(errorCode, [message, remedy].filter(Boolean).join(' '));
    if (head !== undefined) followUps.push(concludeFailedJob('publish', head, error));
  }
  return followUps.length === 0 ? [] : applyMore(followUps);
}

/**
 * After a run that did all it wanted with the link-health issue, ticks included: where an earlier one said there that they could not be
 * done, that word is edited. Where nothing was said, nothing is. Takes and returns what `sayRefused` does.
 */
export async function markFailureResolved(
  plan: Plan,
  results: readonly ActionResult[],
  applyMore: (actions: PlanAction[]) => Promise<ActionResult[]>,
): Promise<ActionResult[]> {
  const at = plan.actions.findIndex((action) => action.do === 'issue' && action.marker === commentMarkers.health);
  const issue = results[at]?.number;
  if (issue === undefined || !results.every(({ done }) => done)) return [];
  return applyMore([{ do: 'comment', issue, marker: failureMarker, body: formatRecoveredRequestComment(), onlyIfPresent: true }]);
}

const failureMarker = `${commentMarkers.health} given-up`;

/** One comment on the issue whose author waits, or on the link-health issue where a box was ticked. */
async function reportRequestFailure(job: QueuedJob, error: unknown, app: GitHubApp): Promise<void> {
  await reactConfused(job, app);
  if (isForgeError(error, 'suspended') || isForgeError(error, 'archived')) return;
  const forge = createGitHubForge(await app.openClient(job), job, { slug: await app.getSlug() });
  const issue = job.kind === 'submit' ? job.number : (await forge.findOwnIssue?.(commentMarkers.health))?.number;
  if (issue === undefined) return;
  const marker = job.kind === 'submit' ? commentMarkers.submission : failureMarker;
  const body = formatFailedRequestComment(job.kind === 'submit' ? 'submit' : 'remedy', isForgeError(error) ? error : undefined);
  const [commented] = await applyActions(job, [{ do: 'comment', issue, marker, body }], app);
  if (commented && !commented.done) throw new ForgeError(commented.errorCode ?? 'refused', commented.message ?? 'refused');
}

/** Whoever asked by a comment sees at it that nothing came of it. */
async function reactConfused(job: QueuedJob, app: GitHubApp): Promise<void> {
  if (job.asked) await applyActions(job, [{ do: 'react', comment: job.asked.comment, content: 'confused' }], app);
}

const isTransient = (why: NonNullable<ActionResult['errorCode']>) => new ForgeError(why, '').transient;

async function findHeadSha({ kind, number, head }: QueuedJob, forge: Forge): Promise<string | undefined> {
  if (kind === 'publish') return (await forge.readFiles((await forge.readRepository()).defaultBranch, [settingsPath])).commit;
  if (number === undefined) return head;
  const pull = await forge.readPullRequest(number);
  return pull.state === 'open' ? pull.head.sha : head;
}

/** The same words where checks can not be written. */
function checkRunAsComment(issue: number, { title, summary }: CheckRunAction): PlanAction {
  return { do: 'comment', issue, marker: commentMarkers.review, body: `**${title}**\n\n${summary}` };
}

async function applyActions({ owner, repo, ...job }: QueuedJob, actions: PlanAction[], app: GitHubApp): Promise<ActionResult[]> {
  const repository = { owner, repo, installation: job.installation };
  return applyPlan({ actions, summary: '' }, await app.openClient(repository), {
    owner,
    repo,
    app: { slug: await app.getSlug() },
  });
}
