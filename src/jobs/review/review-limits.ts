import { type ChangedFile, ForgeError, type PullRequest } from '../../forge/index.ts';
import { isListFile } from '../../list/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { readYaml } from '../../list/yaml/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { adoptionBranch } from '../shared/index.ts';

/** Anybody may open a pull request, and each of its entries costs milliseconds: so much is reviewed, and not more. */

/** Entries of one pull request that are looked at one by one. */
export const maxReviewedEntries = 2000;

/** Characters that a pull request may add to the files of the list. Two thousand long entries have half of it. */
const maxAddedCharacters = 8 * 1024 * 1024;

/** No entry is shorter, `{},` of a flow sequence: a text of fewer characters needs no counting. */
const minEntryCharacters = 3;

/** A pull request that touches more entries than are reviewed one by one. */
export class TooManyEntriesError extends ForgeError {
  constructor({ number }: Pick<PullRequest, 'number'>) {
    const remedy = `Split the pull request: at most ${maxReviewedEntries} entries each.`;
    super('too-large', `#${number} touches more than ${maxReviewedEntries} entries`, { remedy });
  }
}

export interface ReviewSizeInput {
  base: readonly SourceFile[];
  head: readonly SourceFile[];
  changes: readonly ChangedFile[];
  settings: Settings;
}

/**
 * True when the files of the list that a pull request changes hold more than may be added by one: before anything in them is understood,
 * and no more of them is read than it takes to know. What the base holds already does not count: its maintainers let it in.
 */
export function exceedsReviewLimits({ base, head, changes, settings }: ReviewSizeInput): boolean {
  const paths = new Set(changes.flatMap(({ path, previousPath }) => [path, ...(previousPath ? [previousPath] : [])]));
  const selectChanged = (files: readonly SourceFile[]) =>
    files.filter(({ path }) => paths.has(path) && isListFile(path, settings));
  const [before, after] = [selectChanged(base), selectChanged(head)];
  const length = countCharacters(after);
  if (length <= maxReviewedEntries * minEntryCharacters) return false;
  if (length > countCharacters(before) + maxAddedCharacters) return true;
  if (countEntries(after, maxReviewedEntries) <= maxReviewedEntries) return false;
  const maxTotal = maxReviewedEntries + countEntries(before, Number.POSITIVE_INFINITY);
  return countEntries(after, maxTotal) > maxTotal;
}

const countCharacters = (files: readonly SourceFile[]) => files.reduce((sum, { text }) => sum + text.length, 0);

/** How many entries there are; counting ends with the file that brings more than `enough`. */
function countEntries(files: readonly SourceFile[], limit: number): number {
  let count = 0;
  for (const file of files) {
    const { data } = readYaml(file);
    count += Array.isArray(data) ? data.length : 1;
    if (count > limit) break;
  }
  return count;
}

/** What we propose ourselves when a list begins to be kept is as large as the list; only those who may push can open it. */
export const isAdoptionPullRequest = ({ fork, head }: PullRequest) => !fork && head.ref === adoptionBranch;
