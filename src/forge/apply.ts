import type { Hands, Outcome } from './acts/act.ts';
import { applyCheckRun } from './acts/check-run.ts';
import { applyComment } from './acts/comment.ts';
import { applyCommit } from './acts/commit.ts';
import { applyIssue } from './acts/issue.ts';
import { applyLabels } from './acts/labels.ts';
import { applyProposal } from './acts/propose.ts';
import { applyReaction } from './acts/react.ts';
import { applySuggestions } from './acts/suggest.ts';
import { type ForgeErrorCode, forgeError, isForgeError } from './errors.ts';
import type { RepositoryName } from './github.ts';
import { type AppIdentity, ownIdentity } from './markers.ts';
import type { GitHubClient } from './octokit.ts';
import type { Action, Plan } from './plan.ts';

export interface ApplyTo extends RepositoryName {
  /** Who we are; without it the token is asked. */
  app?: AppIdentity;
  /** Whether there is still time. Looked at before each action: what was begun is done whole, nothing more is begun. */
  signal?: AbortSignal;
}

/** What came of one action of a plan. */
export interface Applied extends Outcome {
  action: Action['do'];
  /** True when the world is as the action wants it. */
  done: boolean;
  /** Why not, where it is not. */
  why?: ForgeErrorCode;
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
export async function apply(plan: Plan, octokit: GitHubClient, { owner, repo, app, signal }: ApplyTo): Promise<Applied[]> {
  let asked: Promise<AppIdentity> | undefined;
  const identity = () => {
    asked ??= ownIdentity(octokit, app);
    return asked;
  };
  const hands: Hands = { octokit, here: { owner, repo }, identity };
  const applied: Applied[] = [];
  for (const action of plan.actions) applied.push(await attemptOr(hands, told(action, applied), signal));
  return applied;
}

/** An issue that speaks of the pull request that this plan proposed, with its number. */
function told(action: Action, applied: readonly Applied[]): Action {
  const number = applied.findLast((each) => each.action === 'propose' && each.done)?.number;
  if (action.do !== 'issue' || !action.proposed || number === undefined) return action;
  return { ...action, body: action.proposed.body.replaceAll(action.proposed.number, String(number)) };
}

/** True when something failed that may well succeed when the job is run again: the branch moved, a limit, an outage. */
export function needsRetry(applied: Applied[]): boolean {
  return applied.some(({ why }) => why === 'moved' || why === 'rate-limited' || why === 'unavailable');
}

/** Refusals that say that somebody else's branch is not ours to write to. */
const closedToUs: ReadonlySet<ForgeErrorCode | undefined> = new Set(['not-permitted', 'not-found', 'protected-branch']);

/** The action, or, where it may not be done, what the plan wants instead; the last of these then speaks for all. */
async function attemptOr(hands: Hands, action: Action, signal: AbortSignal | undefined): Promise<Applied> {
  signal?.throwIfAborted();
  let last = await attempt(hands, action);
  if (last.done || action.do !== 'commit' || !closedToUs.has(last.why)) return last;
  for (const other of action.otherwise ?? []) {
    signal?.throwIfAborted();
    last = await attempt(hands, other);
  }
  return last;
}

async function attempt(hands: Hands, action: Action): Promise<Applied> {
  try {
    return { action: action.do, done: true, ...(await act(hands, action)) };
  } catch (error) {
    const known = forgeError(error, `${doing(action)} in ${hands.here.owner}/${hands.here.repo}`);
    if (!isForgeError(known)) throw error;
    const { code: why, message, remedy, retryAt } = known;
    return {
      action: action.do,
      done: false,
      changed: false,
      why,
      message,
      remedy,
      ...(retryAt === undefined ? {} : { retryAt }),
    };
  }
}

function act(hands: Hands, action: Action): Promise<Outcome> {
  switch (action.do) {
    case 'comment':
      return applyComment(hands, action);
    case 'check-run':
      return applyCheckRun(hands, action);
    case 'commit':
      return applyCommit(hands, action);
    case 'propose':
      return applyProposal(hands, action);
    case 'issue':
      return applyIssue(hands, action);
    case 'labels':
      return applyLabels(hands, action);
    case 'suggest':
      return applySuggestions(hands, action);
    case 'react':
      return applyReaction(hands, action);
  }
}

function doing(action: Action): string {
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
