import type { Finding } from '../../model/finding.ts';
import type { Review, ReviewedEntry } from '../../model/review.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { isJudged } from '../formats/index.ts';

/**
 * What the author of an entry has to know first. `dead-link`, `duplicate` and `not-accepted` have
 * no other problem; `unchecked` has none, but some of its links weren't checked.
 */
export type EntryState = 'ready' | 'unchecked' | 'possible-duplicate' | 'duplicate' | 'dead-link' | 'not-accepted' | 'to-fix';

export interface ClassifiedEntry {
  entry: ReviewedEntry;
  state: EntryState;
  /** The number of errors and dead links. */
  fixes: number;
}

/** Whether a finding blocks. */
export const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Finds the state of each entry of a review. */
export function classifyEntries({ entries, deadLinks }: Review): ClassifiedEntry[] {
  const dead = new Set(deadLinks.map(({ identity }) => identity));
  return entries.map((entry) => {
    const errors = entry.findings.filter(isError);
    const deadCount = entry.links.filter(({ identity }) => dead.has(identity)).length;
    const fixes = Math.max(errors.length + deadCount, entry.state === 'to-fix' ? 1 : 0);
    return { entry, state: findState(entry, errors, deadCount), fixes };
  });
}

function findState(entry: ReviewedEntry, errors: readonly Finding[], deadCount: number): EntryState {
  if (errors.length === 0 && deadCount > 0) return 'dead-link';
  if (errors.length > 0 && deadCount === 0 && errors.every((finding) => isOnListAlready(entry, finding))) return 'duplicate';
  if (errors.length > 0 && deadCount === 0 && errors.every(({ code }) => code === 'not-accepted')) return 'not-accepted';
  if (errors.length > 0 || entry.state === 'to-fix') return 'to-fix';
  if (entry.duplicates.length > 0) return 'possible-duplicate';
  return entry.links.every(wasChecked) ? 'ready' : 'unchecked';
}

/** Whether the list before the pull request has the same, as far as is certain. */
const isOnListAlready = ({ duplicates }: ReviewedEntry, { code, twin }: Finding): boolean =>
  code === 'duplicate-identity' && duplicates.some((each) => each.entry === twin?.entry && !each.isSamePullRequest);

/**
 * False for a link that no request was made for: no network, or the quota of its host was used up.
 */
export const wasChecked = (link: CheckedLink): boolean => isJudged(link) && link.verdict !== 'limited';
