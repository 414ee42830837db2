import type { CommitFiles } from '../forge/plan.ts';
import { formatHistory, merge, parseHistory, type RecordOptions } from '../health/history.ts';
import type { History } from '../health/record.ts';
import { recordSoFar } from '../health/so-far.ts';
import type { CheckedLink } from '../links/verdict.ts';
import { healthBranch, historyFile, type JobTools } from './tools.ts';

/** So many verdicts, or so many milliseconds, are lost at most when a run is killed. */
const everyLinks = 500;
const everyMs = 5 * 60_000;

export interface Checkpoints {
  /** To be called with all verdicts so far, whenever there is a new one. */
  saw(links: readonly CheckedLink[]): Promise<void>;
  /** Tip of the health branch, as far as we know. */
  head(): string;
}

/**
 * Keeps the memory of a long run on the health branch while it is still going on, where the tools can write there. The end of the run
 * writes the whole, badge and issue with it; a checkpoint that is refused is only one that is missing.
 */
export function checkpoints(
  { checkpoint, clock }: JobTools,
  before: History,
  tip: string,
  { listed, second }: Pick<RecordOptions, 'listed' | 'second'>,
): Checkpoints {
  const when = new Date(clock.now());
  const options = { ...(listed ? { listed } : {}), ...(second ? { second } : {}) };
  let head = tip;
  let kept = 0;
  let at = clock.now();
  return {
    head: () => head,
    async saw(links) {
      if (!checkpoint || (links.length - kept < everyLinks && clock.now() - at < everyMs)) return;
      kept = links.length;
      at = clock.now();
      const soFar = recordSoFar(before, links, when, options);
      if (soFar.links.size > 0) head = (await checkpoint(commitOf(soFar, head, kept))) ?? head;
    },
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
