import { isForgeError } from '../forge/errors.ts';
import type { CheckRun, Plan } from '../forge/plan.ts';
import { bareWords, givenUpWords, mergeGroupWords, supersededWords, upToDateWords } from '../report/conclusions.ts';
import { publishCheckName, reviewCheckName } from './tools.ts';

/** Checks that are concluded otherwise than by a review: a required check must never hang. */

/** For the commit of a merge queue that could not be reviewed: it lets it pass, and says that nobody has looked. */
export function concludeMergeGroup(headSha: string): Plan {
  const check = concluded(reviewCheckName, headSha, 'neutral', mergeGroupWords());
  return { actions: [check], summary: `merge group at ${headSha.slice(0, 7)}: not reviewed` };
}

/**
 * The plan, so that it also concludes the check that somebody asked to run again on `headSha`: pressing “Re-run” sets a check back to
 * waiting, on whatever commit it stands, and the plan is about what is there now.
 */
export function concludingAlso(plan: Plan | undefined, headSha: string, what: 'review' | 'publish'): Plan {
  const { actions, summary } = plan ?? { actions: [], summary: `no open pull request has ${headSha.slice(0, 7)} as its head` };
  if (actions.some((action) => action.do === 'check-run' && action.headSha === headSha)) return { actions, summary };
  const check =
    what === 'review'
      ? concluded(reviewCheckName, headSha, 'neutral', supersededWords())
      : concluded(publishCheckName, headSha, 'success', upToDateWords());
  return { ...plan, actions: [...actions, check], summary };
}

/**
 * For a job that has failed for good. What a maintainer can mend asks for it (`action_required`); what has passed by then, or is our own
 * mistake, must not stand in the way (`neutral`). The error's own words are shown only when they are meant for people.
 */
export function concludeGivenUp(what: 'review' | 'publish', headSha: string, error: unknown): CheckRun {
  const known = isForgeError(error) ? error : undefined;
  const name = what === 'review' ? reviewCheckName : publishCheckName;
  const conclusion = known && !known.transient ? 'action_required' : 'neutral';
  return concluded(name, headSha, conclusion, givenUpWords(what, known));
}

/** The same verdict in its barest form, for when the forge refuses what belongs to it. */
export function bare({ name, headSha, conclusion, title }: CheckRun): CheckRun {
  return concluded(name, headSha, conclusion, bareWords(title));
}

function concluded(
  name: string,
  headSha: string,
  conclusion: CheckRun['conclusion'],
  words: Pick<CheckRun, 'title' | 'summary' | 'annotations'>,
): CheckRun {
  return { do: 'check-run', name, headSha, conclusion, ...words };
}
