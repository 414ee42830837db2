import type { ForgeOperation } from '../model/error-values.ts';
import type { Plan, PlanAction } from '../model/plan.ts';
import {
  type ActionContext,
  type ActionOutcome,
  applyCheckRun,
  applyComment,
  applyCommit,
  applyIssue,
  applyLabels,
  applyPullRequest,
  applyPullRequestState,
  applyReaction,
  applySuggestions,
} from './actions/index.ts';
import type { RepositoryName } from './forge.ts';
import { type ForgeError, type ForgeErrorCategory, isForgeError, toForgeError } from './forge-error.ts';
import type { GitHubClient } from './github-client.ts';
import { type AppIdentity, resolveIdentity } from './own-content.ts';
import type { RecentReads } from './recent-reads.ts';

export interface ApplyTarget extends RepositoryName {
  /** Who we are. Default: the user of the token. */
  app?: AppIdentity;
  /**
   * Checked before each action: one that was started is completed, and no further one is started.
   */
  signal?: AbortSignal;
  /** What was read a moment ago. The actions look at the rest themselves. */
  recent?: RecentReads | undefined;
}

/** The result of one action of a plan. */
export interface ActionResult extends ActionOutcome {
  action: PlanAction['type'];
  /** True when the repository is as the action wants it. */
  done: boolean;
  /** The branch of a pull request of ours. */
  branch?: string;
  /** What the forge refused, when it is not done. */
  errorCode?: ForgeErrorCategory;
  error?: ForgeError;
}

/**
 * Applies a plan. Every action is tried, whatever became of those before it: a comment that can not
 * be posted must not keep the check from being written. Applying the same plan again changes
 * nothing.
 * @returns one result for each action, in order. Refusals of the forge are in the results, see
 * {@link needsRetry}.
 * @throws only errors that are not the forge's: a bug, or the reason of `signal`.
 * @example
 * const plan = await publishOutputs(createGitHubForge(octokit, { owner, repo }), context);
 * const results = await applyPlan(plan, octokit, { owner, repo });
 * if (needsRetry(results)) queueAgain();
 */
export async function applyPlan(
  plan: Plan,
  octokit: GitHubClient,
  { owner, repo, app, signal, recent }: ApplyTarget,
): Promise<ActionResult[]> {
  let cachedIdentity: Promise<AppIdentity> | undefined;
  const identity = () => {
    cachedIdentity ??= resolveIdentity(octokit, app);
    return cachedIdentity;
  };
  const context: ActionContext = { octokit, here: { owner, repo }, identity, ...(recent ? { recent } : {}) };
  const results: ActionResult[] = [];
  for (const action of plan.actions) results.push(await applyWithFallback(context, withProposalNumber(action, results), signal));
  return results;
}

/**
 * Puts the number of the pull request that this plan opened into the text of an issue or a comment.
 */
function withProposalNumber(action: PlanAction, results: readonly ActionResult[]): PlanAction {
  const proposals = results.filter((each) => each.action === 'propose' && each.done);
  const number = proposals.at(-1)?.number;
  if (number === undefined) return action;
  if (action.type === 'comment' && action.composeWithPull) return { ...action, body: action.composeWithPull(number) };
  if (action.type !== 'issue' || !action.compose) return action;
  const { compose } = action;
  const findPull = (branch: string) => proposals.find((each) => each.branch === branch)?.number;
  return { ...action, body: compose('', findPull), compose: (present) => compose(present, findPull) };
}

/**
 * True when a failure may be temporary, so that the job should run again: the branch moved, a rate
 * limit, an outage.
 */
export function needsRetry(results: readonly ActionResult[]): boolean {
  return results.some(({ error }) => error?.isTransient);
}

/** Refusals that mean that we may not write to somebody else's branch. */
const noWriteAccess: ReadonlySet<ForgeErrorCategory | undefined> = new Set(['not-permitted', 'not-found', 'protected-branch']);

/**
 * Applies an action and what follows it, or its fallbacks where it is not allowed. The result is
 * that of the action or of its first fallback, or of the first that fails.
 */
async function applyWithFallback(
  context: ActionContext,
  action: PlanAction,
  signal: AbortSignal | undefined,
): Promise<ActionResult> {
  signal?.throwIfAborted();
  const result = await tryAction(context, action);
  if (action.type !== 'commit') return result;
  if (result.done) return findDecisiveResult(result, await applyInOrder(context, action.followUp ?? [], signal));
  if (!noWriteAccess.has(result.errorCode)) return result;
  const [first = result, ...others] = await applyInOrder(context, action.fallback ?? [], signal);
  return findDecisiveResult(first, others);
}

const findDecisiveResult = (first: ActionResult, others: readonly ActionResult[]): ActionResult =>
  others.find(({ done }) => !done) ?? first;

/** Applies actions until one fails. */
async function applyInOrder(
  context: ActionContext,
  actions: readonly PlanAction[],
  signal: AbortSignal | undefined,
): Promise<ActionResult[]> {
  const results: ActionResult[] = [];
  for (const action of actions) {
    signal?.throwIfAborted();
    const result = await tryAction(context, withProposalNumber(action, results));
    results.push(result);
    if (!result.done) break;
  }
  return results;
}

async function tryAction(context: ActionContext, action: PlanAction): Promise<ActionResult> {
  try {
    const branch = action.type === 'propose' ? { branch: action.branch } : {};
    return { action: action.type, done: true, ...branch, ...(await executeAction(context, action)) };
  } catch (cause) {
    const error = toForgeError(cause, describeOperation(context.here, action));
    if (!isForgeError(error)) throw cause;
    return { action: action.type, done: false, changed: false, errorCode: error.category, error };
  }
}

function executeAction(context: ActionContext, action: PlanAction): Promise<ActionOutcome> {
  switch (action.type) {
    case 'comment':
      return applyComment(context, action);
    case 'check-run':
      return applyCheckRun(context, action);
    case 'commit':
      return applyCommit(context, action);
    case 'propose':
      return applyPullRequest(context, action);
    case 'issue':
      return applyIssue(context, action);
    case 'labels':
      return applyLabels(context, action);
    case 'suggest':
      return applySuggestions(context, action);
    case 'react':
      return applyReaction(context, action);
    case 'pull-request-state':
      return applyPullRequestState(context, action);
  }
}

function describeOperation({ owner, repo }: RepositoryName, action: PlanAction): ForgeOperation {
  const repository = `${owner}/${repo}`;
  switch (action.type) {
    case 'comment':
      return { name: 'write-comment', subject: action.issue, repository };
    case 'check-run':
      return { name: 'write-check', subject: action.name, repository };
    case 'commit':
      return { name: 'commit', subject: action.branch, repository: action.repository ?? repository };
    case 'propose':
      return { name: 'open-pull-request', subject: action.branch, repository };
    case 'issue':
      return { name: 'update-issue', subject: action.marker, repository };
    case 'labels':
      return { name: 'add-label', subject: action.issue, repository };
    case 'suggest':
      return { name: 'suggest-changes', subject: action.pull, repository };
    case 'pull-request-state':
      return { name: 'change-pull-request', subject: action.pull, repository };
    case 'react':
      return { name: 'add-reaction', subject: action.comment, repository };
  }
}
