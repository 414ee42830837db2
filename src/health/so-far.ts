import type { CheckedLink } from '../links/verdict.ts';
import { changesBetween } from './changes.ts';
import { type RecordOptions, record } from './history.ts';
import { strikeKind } from './policy.ts';
import type { History } from './record.ts';

/**
 * What can be remembered of a run that is not over, so that a run that is killed need not ask for it again. Failures are left for its end:
 * whether a whole host failed, and whether the network works at all, is known only then. So is what is news: it would be remembered, and
 * nobody would ever be told. Both are few, and are asked for again. No line of the run itself is added. Pure; what it
 * returns is less than what the whole run's `record` returns, and joining the two changes nothing.
 */
export function recordSoFar(history: History, links: readonly CheckedLink[], when: Date, options: RecordOptions = {}): History {
  const open = new Set(links.filter((link) => strikeKind(link) !== undefined).map(({ identity }) => identity));
  // Of a first run nothing is told as a change.
  if (history.runs.length > 0) for (const id of newsOf(history, links, when, open, options)) open.add(id);
  const settled = links.filter(({ identity }) => !open.has(identity));
  return { ...record(history, settled, when, options), runs: history.runs };
}

function newsOf(
  history: History,
  links: readonly CheckedLink[],
  when: Date,
  open: ReadonlySet<string>,
  { policy }: RecordOptions,
): string[] {
  const after = record(
    history,
    links.filter(({ identity }) => !open.has(identity)),
    when,
    policy ? { policy } : {},
  );
  const { died, recovered, moved, codes, noted } = changesBetween(history, after, when, policy);
  return [died, recovered, moved, codes, noted].flat();
}
