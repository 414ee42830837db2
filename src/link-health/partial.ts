import type { CheckedLink } from '../model/verdict.ts';
import { compareHistories } from './changes.ts';
import { type RecordOptions, recordRun } from './history.ts';
import { classifyStrike } from './policy.ts';
import type { LinkHistory } from './record.ts';

/**
 * What can be remembered of a run that is not over, so that a run that is killed need not ask for it again. Failures are left for its end:
 * whether a whole host failed, and whether the network works at all, is known only then. So is what is news: it would be remembered, and
 * nobody would ever be told. Both are few, and are asked for again. No line of the run itself is added. Pure; what it
 * returns is less than what the whole run's `record` returns, and joining the two changes nothing.
 */
export function recordPartialRun(
  history: LinkHistory,
  links: readonly CheckedLink[],
  when: Date,
  options: RecordOptions = {},
): LinkHistory {
  const undecidedIds = new Set(links.filter((link) => classifyStrike(link) !== undefined).map(({ identity }) => identity));
  // Of a first run nothing is told as a change.
  if (history.runs.length > 0) for (const id of findChangedIds(history, links, when, undecidedIds, options)) undecidedIds.add(id);
  const settled = links.filter(({ identity }) => !undecidedIds.has(identity));
  return { ...recordRun(history, settled, when, options), runs: history.runs };
}

function findChangedIds(
  history: LinkHistory,
  links: readonly CheckedLink[],
  when: Date,
  undecidedIds: ReadonlySet<string>,
  { policy }: RecordOptions,
): string[] {
  const after = recordRun(
    history,
    links.filter(({ identity }) => !undecidedIds.has(identity)),
    when,
    policy ? { policy } : {},
  );
  const { died, recovered, moved, codes, noted } = compareHistories(history, after, when, policy);
  return [died, recovered, moved, codes, noted].flat();
}
