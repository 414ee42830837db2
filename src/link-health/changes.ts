import { isDoubtNote } from '../links/verdict/index.ts';
import { compareCodeUnits } from '../text/compare.ts';
import { assessHealth, defaultPolicy, type HealthPolicy, type LinkHealth } from './policy.ts';
import { belongsToAnotherRepository, type LinkHistory, type LinkRecord, lastInformativeCheck } from './record/record.ts';

/**
 * What one run changed. Only this is worth a comment; everything else is only shown in the issue.
 */
export interface HealthChanges {
  /** Identities, sorted: links that are dead and were not before. */
  died: string[];
  /** Links that were dead and are not any more. */
  recovered: string[];
  /** Links with a new address that was not known before. */
  moved: string[];
  /** Shares whose code turned out wrong or missing. */
  codes: string[];
  /**
   * Things that were archived, withdrawn or retracted, or no longer look like what the entry names.
   */
  noted: string[];
  /** Links that failed for the first time. Shown in the issue, without a comment. */
  suspected: string[];
  /** True when maintainers should be notified. */
  worthAComment: boolean;
}

/**
 * Compares two histories.
 * @param now the time of the run. Both are assessed at this moment, so that time alone changes
 * nothing.
 */
export function compareHistories(
  before: LinkHistory,
  after: LinkHistory,
  now: Date,
  policy: HealthPolicy = defaultPolicy,
): HealthChanges {
  const changes: HealthChanges = {
    died: [],
    recovered: [],
    moved: [],
    codes: [],
    noted: [],
    suspected: [],
    worthAComment: false,
  };
  for (const record of [...after.links.values()].sort((a, b) => compareCodeUnits(a.id, b.id))) {
    const previous = before.links.get(record.id);
    // A link that was not checked has not changed.
    if (previous === record) continue;
    const was = previous && assessHealth(previous, now, policy);
    const is = assessHealth(record, now, policy);
    if (is.state === 'dead' && was?.state !== 'dead') changes.died.push(record.id);
    if (is.state === 'suspect' && was?.state !== 'suspect') changes.suspected.push(record.id);
    // Another repository under the same name is neither a recovery nor a move.
    const isOther = belongsToAnotherRepository(record);
    if (hasRecovered(was, is) && !isOther) changes.recovered.push(record.id);
    if (is.state === 'dead' || is.state === 'suspect') continue;
    if (
      !isOther &&
      reportedValue(record, 'moved') !== undefined &&
      reportedValue(record, 'moved') !== reportedValue(previous, 'moved')
    )
      changes.moved.push(record.id);
    if (reportedValue(record, 'codes') !== undefined && reportedValue(previous, 'codes') === undefined)
      changes.codes.push(record.id);
    if (reportedValue(record, 'noted') !== undefined && reportedValue(record, 'noted') !== reportedValue(previous, 'noted'))
      changes.noted.push(record.id);
  }
  const { died, recovered, moved, codes, noted } = changes;
  changes.worthAComment = [died, recovered, moved, codes, noted].some((ids) => ids.length > 0);
  return changes;
}

const hasRecovered = (was: LinkHealth | undefined, is: LinkHealth): boolean =>
  was?.state === 'dead' && is.state !== 'dead' && is.state !== 'suspect';

/**
 * What the last informative check reported in one respect. A failure since then does not make it
 * news again.
 */
function reportedValue(record: LinkRecord | undefined, aspect: 'moved' | 'codes' | 'noted'): string | undefined {
  const check = record && lastInformativeCheck(record);
  if (!check) return undefined;
  if (aspect === 'moved') return check.verdict === 'moved' ? (check.to ?? '') : undefined;
  if (aspect === 'codes') return check.reason === 'code-wrong' || check.reason === 'code-missing' ? check.reason : undefined;
  return check.note === 'archived' || isDoubtNote(check.note) ? check.note : undefined;
}
