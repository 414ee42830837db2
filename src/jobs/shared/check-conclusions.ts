import { isForgeError } from '../../forge/index.ts';
import type { CheckRunAction, Plan } from '../../model/plan.ts';
import {
  buildCheckWithoutAnnotations,
  buildFailedJobCheck,
  buildSupersededCheck,
  buildUnreviewedMergeGroupCheck,
  buildUpToDateCheck,
} from '../../report/review/index.ts';
import { publishCheckName, reviewCheckName } from './names.ts';

/** Checks that are concluded otherwise than by a review: a required check must never hang. */

/** For the commit of a merge queue that could not be reviewed: it lets it pass, and says that nobody has looked. */
export function concludeMergeGroup(headSha: string): Plan {
  const check = createCheckRun(reviewCheckName, headSha, 'neutral', buildUnreviewedMergeGroupCheck());
  return { actions: [check], summary: `merge group at ${headSha.slice(0, 7)}: not reviewed` };
}

/**
 * The plan, so that it also concludes the check that somebody asked to run again on `headSha`: pressing “Re-run” sets a check back to
 * waiting, on whatever commit it stands, and the plan is about what is there now.
 */
export function concludeRequestedCheck(plan: Plan | undefined, headSha: string, kind: 'review' | 'publish'): Plan {
  const { actions, summary } = plan ?? { actions: [], summary: `no open pull request has ${headSha.slice(0, 7)} as its head` };
  if (actions.some((action) => action.do === 'check-run' && action.headSha === headSha)) return { actions, summary };
  const check =
    kind === 'review'
      ? createCheckRun(reviewCheckName, headSha, 'neutral', buildSupersededCheck())
      : createCheckRun(publishCheckName, headSha, 'success', buildUpToDateCheck());
  return { ...plan, actions: [...actions, check], summary };
}

/**
 * For a job that has failed for good. What a maintainer can mend asks for it (`action_required`); what has passed by then, or is our own
 * mistake, must not stand in the way (`neutral`). The error's own words are shown only when they are meant for people.
 */
export function concludeFailedJob(kind: 'review' | 'publish', headSha: string, error: unknown): CheckRunAction {
  const forgeError = isForgeError(error) ? error : undefined;
  const name = kind === 'review' ? reviewCheckName : publishCheckName;
  const conclusion = forgeError && !forgeError.transient ? 'action_required' : 'neutral';
  return createCheckRun(name, headSha, conclusion, buildFailedJobCheck(kind, forgeError));
}

/** The same verdict in its barest form, for when the forge refuses what belongs to it. */
export function toMinimalCheckRun({ name, headSha, conclusion, title }: CheckRunAction): CheckRunAction {
  return createCheckRun(name, headSha, conclusion, buildCheckWithoutAnnotations(title));
}

function createCheckRun(
  name: string,
  headSha: string,
  conclusion: CheckRunAction['conclusion'],
  words: Pick<CheckRunAction, 'title' | 'summary' | 'annotations'>,
): CheckRunAction {
  return { do: 'check-run', name, headSha, conclusion, ...words };
}
