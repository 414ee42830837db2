import { isListkeeperError } from '../../errors/listkeeper-error.ts';
import { isForgeError } from '../../forge/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { CheckRunAction, Plan } from '../../model/plan.ts';
import {
  buildCheckWithoutAnnotations,
  buildFailedJobCheck,
  buildSupersededCheck,
  buildUnreviewedMergeGroupCheck,
  buildUpToDateCheck,
} from '../../report/review/index.ts';
import { publishCheckName, reviewCheckName } from './names.ts';
import { emptyPlan } from './plan.ts';

/** Checks that are completed without a review. A required check must never hang. */

/** Lets a commit of a merge queue pass that could not be reviewed, with a note. */
export function concludeMergeGroup(headSha: string): Plan {
  const check = createCheckRun(reviewCheckName, headSha, 'neutral', buildUnreviewedMergeGroupCheck());
  return { actions: [check], summary: getMessages('en').log.plans.mergeGroupNotReviewed(headSha.slice(0, 7)) };
}

/**
 * Adds the completion of the check that “Re-run” set back to queued. The plan is about the present
 * head, which may be another commit.
 */
export function concludeRequestedCheck(plan: Plan | undefined, headSha: string, kind: 'review' | 'publish'): Plan {
  const { actions, summary } = plan ?? emptyPlan(getMessages('en').log.plans.noPullRequestAt(headSha.slice(0, 7)));
  if (actions.some((action) => action.type === 'check-run' && action.headSha === headSha)) return { ...plan, actions, summary };
  const check =
    kind === 'review'
      ? createCheckRun(reviewCheckName, headSha, 'neutral', buildSupersededCheck())
      : createCheckRun(publishCheckName, headSha, 'success', buildUpToDateCheck());
  return { ...plan, actions: [...actions, check], summary };
}

/**
 * The check of a job that has failed for good. `action_required` for a reason that a maintainer can
 * deal with. Jobs that timed out or crashed their worker belong there: their author must not get a
 * check that lets it pass.
 *
 * `neutral` for temporary failures and for our own bugs. Only an error with a code is explained;
 * any other may hold a secret.
 */
export function concludeFailedJob(kind: 'review' | 'publish', headSha: string, error: unknown): CheckRunAction {
  const reason = isListkeeperError(error) ? error : undefined;
  const isTemporary = isForgeError(error) && error.isTransient;
  const conclusion = reason && !isTemporary ? 'action_required' : 'neutral';
  const name = kind === 'review' ? reviewCheckName : publishCheckName;
  return createCheckRun(name, headSha, conclusion, buildFailedJobCheck(kind, reason));
}

/** The same verdict without annotations, for when the forge refuses them. */
export function toMinimalCheckRun({ name, headSha, conclusion, title }: CheckRunAction): CheckRunAction {
  return createCheckRun(name, headSha, conclusion, buildCheckWithoutAnnotations(title));
}

function createCheckRun(
  name: string,
  headSha: string,
  conclusion: CheckRunAction['conclusion'],
  output: Pick<CheckRunAction, 'title' | 'summary' | 'annotations'>,
): CheckRunAction {
  return { type: 'check-run', name, headSha, conclusion, ...output };
}
