import { isForgeError } from '../../forge/index.ts';
import {
  formatHistory,
  type LinkHistory,
  mergeHistories,
  parseHistory,
  type RecordOptions,
  recordPartialRun,
} from '../../link-health/index.ts';
import type { CommitAction } from '../../model/plan.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { healthBranch, historyFile, type JobContext } from '../shared/index.ts';

/** So many verdicts, or so many milliseconds, are lost at most when a run is killed. */
const checkpointLinkCount = 500;
const checkpointIntervalMs = 5 * 60_000;

/**
 * Keeps the memory of a long run on the health branch while it is still going on, where the tools can write there. The end of the run
 * writes the whole, badge and issue with it. `tip` is where the branch was when the run began: whatever was written since, by us or by
 * another run, is joined with. Returns what is to be called with all verdicts so far, whenever there is a new one.
 */
export function createCheckpointWriter(
  { checkpoint, clock }: JobContext,
  before: LinkHistory,
  tip: string,
  options: Pick<RecordOptions, 'listed' | 'hasSecondNetwork' | 'policy'>,
): (links: readonly CheckedLink[]) => Promise<void> {
  const when = new Date(clock.now());
  let savedCount = 0;
  let savedAt = clock.now();
  return async (links) => {
    if (!checkpoint || (links.length - savedCount < checkpointLinkCount && clock.now() - savedAt < checkpointIntervalMs)) return;
    savedCount = links.length;
    savedAt = clock.now();
    const partial = recordPartialRun(before, links, when, options);
    if (partial.links.size === 0) return;
    try {
      await checkpoint(buildCheckpointCommit(partial, tip, savedCount));
    } catch (error) {
      // An outage of the forge in the middle of an hour's work: the end of the run tries again, and says what is wrong.
      if (!isForgeError(error)) throw error;
    }
  };
}

function buildCheckpointCommit(partial: LinkHistory, head: string, count: number): CommitAction {
  return {
    do: 'commit',
    branch: healthBranch,
    expectedHead: head,
    message: `Record what ${count} links have answered so far`,
    files: [{ path: historyFile, text: formatHistory(partial) }],
    squash: true,
    merge: ([present]) => [
      { path: historyFile, text: formatHistory(mergeHistories(parseHistory(present?.text ?? ''), partial)) },
    ],
  };
}
