import { compareCodeUnits } from '../../text/compare.ts';
import type { ListRecord } from './list-records.ts';

/** Whether somebody has something to do in a list: a failure, generated files, links, reviews. */
export const needsAttention = (record: ListRecord): boolean => rankAttention(record).some((count) => count > 0);

/**
 * Sorts lists by what there is to do: where the bot itself is stuck, then outputs that are not
 * updated, dead links, other links to look at, and pull requests without a review. Then by name.
 */
export function sortByAttention(records: readonly ListRecord[]): ListRecord[] {
  const ranked = records.map((record) => ({ record, ranks: rankAttention(record) }));
  ranked.sort((a, b) => compareRanks(a.ranks, b.ranks) || compareCodeUnits(formatName(a.record), formatName(b.record)));
  return ranked.map(({ record }) => record);
}

/** Counts of what there is to do, the most urgent first. */
function rankAttention({ repository, links, outputs, failures }: ListRecord): number[] {
  return [failures.length, outputs?.problems ?? 0, links?.dead ?? 0, links?.toReview ?? 0, repository.unreviewed.length];
}

/** Descending by the first count that differs. */
function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, count] of a.entries()) {
    const difference = (b[index] ?? 0) - count;
    if (difference !== 0) return difference;
  }
  return 0;
}

const formatName = ({ owner, repo }: ListRecord) => `${owner}/${repo}`.toLowerCase();
