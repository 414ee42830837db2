import type { CheckedLink } from '../model/verdict.ts';
import { compareHistories } from './changes.ts';
import { type RecordOptions, recordRun } from './history.ts';
import { classifyStrike } from './policy.ts';
import type { LinkHistory } from './record/record.ts';

/**
 * Records the part of an unfinished run that is already certain, so that a killed run need not
 * repeat it. Failures are left out: whether a whole host or our own network failed is known only at
 * the end. So is every change worth reporting, because a recorded change is no longer news and
 * would never be reported. Both are few and are checked again. Adds no run summary. Pure; merging
 * the result with that of the whole run changes nothing.
 */
export function recordPartialRun(
  history: LinkHistory,
  links: readonly CheckedLink[],
  when: Date,
  options: RecordOptions = {},
): LinkHistory {
  const undecidedIds = new Set(links.filter((link) => classifyStrike(link) !== undefined).map(({ identity }) => identity));
  // A first run reports no changes.
  if (history.runs.length > 0)
    for (const id of findChangedIds(history, links, when, { undecidedIds, options })) undecidedIds.add(id);
  const settled = links.filter(({ identity }) => !undecidedIds.has(identity));
  return { ...recordRun(history, settled, when, options), runs: history.runs };
}

function findChangedIds(
  history: LinkHistory,
  links: readonly CheckedLink[],
  when: Date,
  { undecidedIds, options: { policy } }: { undecidedIds: ReadonlySet<string>; options: RecordOptions },
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
