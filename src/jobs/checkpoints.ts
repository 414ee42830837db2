import { isForgeError } from '../forge/errors.ts';
import type { CommitFiles } from '../forge/plan.ts';
import { formatHistory, merge, parseHistory, type RecordOptions } from '../health/history.ts';
import type { History } from '../health/record.ts';
import { recordSoFar } from '../health/so-far.ts';
import type { CheckedLink } from '../links/verdict.ts';
import { healthBranch, historyFile, type JobTools } from './tools.ts';

/** So many verdicts, or so many milliseconds, are lost at most when a run is killed. */
const everyLinks = 500;
const everyMs = 5 * 60_000;

/**
 * Keeps the memory of a long run on the health branch while it is still going on, where the tools can write there. The end of the run
 * writes the whole, badge and issue with it. `tip` is where the branch was when the run began: whatever was written since, by us or by
 * another run, is joined with. Returns what is to be called with all verdicts so far, whenever there is a new one.
 */
export function checkpoints(
  { checkpoint, clock }: JobTools,
  before: History,
  tip: string,
  options: Pick<RecordOptions, 'listed' | 'second' | 'policy'>,
): (links: readonly CheckedLink[]) => Promise<void> {
  const when = new Date(clock.now());
  let kept = 0;
  let at = clock.now();
  return async (links) => {
    if (!checkpoint || (links.length - kept < everyLinks && clock.now() - at < everyMs)) return;
    kept = links.length;
    at = clock.now();
    const soFar = recordSoFar(before, links, when, options);
    if (soFar.links.size === 0) return;
    try {
      await checkpoint(commitOf(soFar, tip, kept));
    } catch (error) {
      // An outage of the forge in the middle of an hour's work: the end of the run tries again, and says what is wrong.
      if (!isForgeError(error)) throw error;
    }
  };
}

function commitOf(soFar: History, head: string, count: number): CommitFiles {
  return {
    do: 'commit',
    branch: healthBranch,
    expectedHead: head,
    message: `Record what ${count} links have answered so far`,
    files: [{ path: historyFile, text: formatHistory(soFar) }],
    squash: true,
    remake: ([present]) => [{ path: historyFile, text: formatHistory(merge(parseHistory(present?.text ?? ''), soFar)) }],
  };
}
