import { isForgeError } from '../../forge/index.ts';
import {
  formatHistory,
  type LinkHistory,
  mergeHistories,
  parseHistory,
  type RecordOptions,
  recordPartialRun,
} from '../../link-health/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { CommitAction } from '../../model/plan.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { healthBranch, historyFile, type JobContext } from '../shared/index.ts';

/** A killed run loses at most this many verdicts, or the verdicts of this many ms. */
const checkpointLinkCount = 500;
const checkpointIntervalMs = 5 * 60_000;

export interface CheckpointInput {
  before: LinkHistory;
  /** Tip of the health branch when the run began. What was written since is merged. */
  expectedHead: string;
  recordOptions: Pick<RecordOptions, 'listed' | 'hasSecondNetwork' | 'policy'>;
  language: Language;
}

/**
 * Saves the history of a long run on the health branch while the run goes on. The end of the run
 * writes the complete history, with the badge and the issue.
 * @returns a function to call with all verdicts so far, after each new one.
 */
export function createCheckpointWriter(
  { checkpoint, clock }: JobContext,
  { before, expectedHead, recordOptions, language }: CheckpointInput,
): (links: readonly CheckedLink[]) => Promise<void> {
  const startedAt = new Date(clock.now());
  let savedCount = 0;
  let savedAt = clock.now();
  return async (links) => {
    if (!checkpoint || (links.length - savedCount < checkpointLinkCount && clock.now() - savedAt < checkpointIntervalMs)) return;
    savedCount = links.length;
    savedAt = clock.now();
    const partial = recordPartialRun(before, links, startedAt, recordOptions);
    if (partial.links.size === 0) return;
    try {
      await checkpoint(buildCheckpointCommit(partial, expectedHead, getMessages(language).commits.recordChecksSoFar(savedCount)));
    } catch (error) {
      // A failure of the forge in the middle of an hour's work. The end of the run tries again, and
      // reports it.
      if (!isForgeError(error)) throw error;
    }
  };
}

function buildCheckpointCommit(partial: LinkHistory, expectedHead: string, message: string): CommitAction {
  return {
    type: 'commit',
    branch: healthBranch,
    expectedHead,
    message,
    files: [{ path: historyFile, text: formatHistory(partial) }],
    squash: true,
    merge: ([present]) => [
      { path: historyFile, text: formatHistory(mergeHistories(parseHistory(present?.text ?? ''), partial)) },
    ],
  };
}
