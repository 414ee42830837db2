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
  applyReaction,
  applySuggestions,
} from './actions/index.ts';
import type { RepositoryName } from './forge.ts';
import { type ForgeErrorCode, isForgeError, toForgeError } from './forge-error.ts';
import type { GitHubClient } from './github-client.ts';
import { type AppIdentity, resolveIdentity } from './own-content.ts';

export interface ApplyTarget extends RepositoryName {
  /** Who we are; without it the token is asked. */
  app?: AppIdentity;
  /** Whether there is still time. Looked at before each action: what was begun is done whole, nothing more is begun. */
  signal?: AbortSignal;
}

/** What came of one action of a plan. */
export interface ActionResult extends ActionOutcome {
  action: PlanAction['do'];
  /** True when the world is as the action wants it. */
  done: boolean;
  /** Why not, where it is not. */
  errorCode?: ForgeErrorCode;
  /** The same for a person, with what to do about it. */
  message?: string;
  remedy?: string;
  /** For `rate-limited`: when to come back, in milliseconds since 1970. */
  retryAt?: number;
}

/**
 * Makes the world as the plan wants it. Every action is tried, whatever came of those before it: a comment that can not be posted does
 * not keep the check from its verdict. Applying the same plan again changes nothing.
 * Returns one `Applied` for each action, in order; refusals of the forge are told there (`why`), see `needsRetry`.
 * Rejects only with errors that are not the forge's: a mistake of ours, or the reason of `signal`.
 */
export async function applyPlan(
  plan: Plan,
  octokit: GitHubClient,
  { owner, repo, app, signal }: ApplyTarget,
): Promise<ActionResult[]> {
  let cachedIdentity: Promise<AppIdentity> | undefined;
  const identity = () => {
    cachedIdentity ??= resolveIdentity(octokit, app);
    return cachedIdentity;
  };
  const context: ActionContext = { octokit, here: { owner, repo }, identity };
  const results: ActionResult[] = [];
  for (const action of plan.actions) results.push(await applyWithFallback(context, withProposalNumber(action, results), signal));
  return results;
}

/** An issue that speaks of the pull request that this plan proposed, with its number. */
function withProposalNumber(action: PlanAction, results: readonly ActionResult[]): PlanAction {
  const number = results.findLast((each) => each.action === 'propose' && each.done)?.number;
  if (action.do !== 'issue' || !action.proposed || number === undefined) return action;
  return { ...action, body: action.proposed.body.replaceAll(action.proposed.number, String(number)) };
}

/** True when something failed that may well succeed when the job is run again: the branch moved, a limit, an outage. */
export function needsRetry(results: ActionResult[]): boolean {
  return results.some(({ errorCode }) => errorCode === 'moved' || errorCode === 'rate-limited' || errorCode === 'unavailable');
}

/** Refusals that say that somebody else's branch is not ours to write to. */
const noWriteAccessCodes: ReadonlySet<ForgeErrorCode | undefined> = new Set(['not-permitted', 'not-found', 'protected-branch']);

/** The action, or, where it may not be done, what the plan wants instead; the last of these then speaks for all. */
async function applyWithFallback(
  context: ActionContext,
  action: PlanAction,
  signal: AbortSignal | undefined,
): Promise<ActionResult> {
  signal?.throwIfAborted();
  let result = await tryAction(context, action);
  if (result.done || action.do !== 'commit' || !noWriteAccessCodes.has(result.errorCode)) return result;
  for (const other of action.fallback ?? []) {
    signal?.throwIfAborted();
    result = await tryAction(context, other);
  }
  return result;
}

async function tryAction(context: ActionContext, action: PlanAction): Promise<ActionResult> {
  try {
    return { action: action.do, done: true, ...(await executeAction(context, action)) };
  } catch (error) {
    const known = toForgeError(error, `${describeAction(action)} in ${context.here.owner}/${context.here.repo}`);
    if (!isForgeError(known)) throw error;
    const { code: why, message, remedy, retryAt } = known;
    return {
      action: action.do,
      done: false,
      changed: false,
      errorCode: why,
      message,
      remedy,
      ...(retryAt === undefined ? {} : { retryAt }),
    };
  }
}

function executeAction(context: ActionContext, action: PlanAction): Promise<ActionOutcome> {
  switch (action.do) {
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
  }
}

function describeAction(action: PlanAction): string {
  switch (action.do) {
    case 'comment':
      return `comment on #${action.issue}`;
    case 'check-run':
      return `write the check ${action.name}`;
    case 'commit':
      return `commit on ${action.repository ? `${action.repository} ` : ''}${action.branch}`;
    case 'propose':
      return `propose ${action.branch}`;
    case 'issue':
      return `keep the issue ${action.marker}`;
    case 'labels':
      return `label #${action.issue}`;
    case 'suggest':
      return `suggest lines on #${action.pull}`;
    case 'react':
      return `react to comment ${action.comment}`;
  }
}
