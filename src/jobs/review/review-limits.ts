import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { type ChangedFile, isForgeError, type PullRequest } from '../../forge/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { readYaml } from '../../list/yaml/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { adoptionBranch, selectChangedListFiles } from '../shared/index.ts';

/**
 * Anybody may open a pull request, and each of its entries costs milliseconds. So the size of a
 * review is limited.
 */

/** Entries of one pull request. */
export const maxReviewedEntries = 2000;

/**
 * Characters that a pull request may add to the files of the list. Two thousand long entries have
 * half as many.
 */
const maxAddedCharacters = 8 * 1024 * 1024;

/**
 * The shortest entry, `{},` in a flow sequence. A text too short for too many entries need not be
 * parsed to count them.
 */
const minEntryCharacters = 3;

/** The pull request changes more entries than one review covers. */
export class TooManyEntriesError extends ListkeeperError<'too-many-entries'> {
  constructor({ number }: Pick<PullRequest, 'number'>) {
    super('too-many-entries', { number, max: maxReviewedEntries });
  }
}

/**
 * Whether a review was refused for its size: too many entries, or more files than Listkeeper reads.
 */
export function isTooLarge(error: unknown): error is Error {
  return error instanceof TooManyEntriesError || isForgeError(error, 'too-large');
}

/** How many entries a review may have, where an error says that it has more. */
export const getExceededEntryLimit = (error: unknown): number | undefined =>
  error instanceof TooManyEntriesError ? maxReviewedEntries : undefined;

export interface ReviewSizeInput {
  base: readonly SourceFile[];
  head: readonly SourceFile[];
  changes: readonly ChangedFile[];
  settings: Settings;
}

/**
 * Whether the changed files hold more than one pull request may add. Parses no more than it takes
 * to know. What the base already holds does not count, since maintainers merged it.
 */
export function exceedsReviewLimits({ base, head, changes, settings }: ReviewSizeInput): boolean {
  const before = selectChangedListFiles(base, changes, settings);
  const after = selectChangedListFiles(head, changes, settings);
  const length = countCharacters(after);
  if (length <= maxReviewedEntries * minEntryCharacters) return false;
  if (length > countCharacters(before) + maxAddedCharacters) return true;
  // The items of a README are counted once it is read.
  if (settings.source !== undefined) return false;
  if (countEntries(after, maxReviewedEntries) <= maxReviewedEntries) return false;
  const maxTotal = maxReviewedEntries + countEntries(before, Number.POSITIVE_INFINITY);
  return countEntries(after, maxTotal) > maxTotal;
}

const countCharacters = (files: readonly SourceFile[]) => files.reduce((sum, { text }) => sum + text.length, 0);

/** How many entries there are. Stops at the first file that exceeds the limit. */
function countEntries(files: readonly SourceFile[], limit: number): number {
  let count = 0;
  for (const file of files) {
    const { data } = readYaml(file);
    count += Array.isArray(data) ? data.length : 1;
    if (count > limit) break;
  }
  return count;
}

/**
 * Our own pull request that sets a list up is as large as the list. Only people with write access
 * can open it.
 */
export const isAdoptionPullRequest = ({ fork, head }: PullRequest) => !fork && head.ref === adoptionBranch;
