import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import {
  defaultPolicy,
  formatHistory,
  type HealthPolicy,
  isDue,
  type LinkHistory,
  parseHistory,
  recordPartialRun,
  recordRun,
  requireWritable,
} from '../../link-health/index.ts';
import { identify } from '../../links/identify/index.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../../model/verdict.ts';
import type { Clock } from '../../runtime/clock.ts';
import { makeFolder } from '../../runtime/make-folder.ts';
import { readTextFile } from '../files/index.ts';

/**
 * A link history in a file, for lists without a bot. The format is that of the branch
 * `listkeeper/health`.
 */
export interface LinkHistoryFile {
  /**
   * The links that are due for a check: new ones, doubtful ones, and those last checked long ago.
   */
  selectDue(links: readonly LinkToCheck[]): LinkToCheck[];
  addVerdict(link: CheckedLink): void;
  /** Records the run and returns the history with it. Without a network nothing is recorded. */
  write(summary: CheckSummary): LinkHistory;
}

/**
 * Reads a history; a file that doesn't exist is an empty one.
 * @throws ListkeeperError `unreadable-file` or `not-a-history`
 */
export function readHistoryFile(path: string): LinkHistory {
  const text = existsSync(path) ? readTextFile(path) : '';
  if (text === undefined) throw new ListkeeperError('unreadable-file', { path, max: '4 MiB' });
  const history = parseHistory(text);
  const isEmpty = history.links.size === 0 && history.runs.length === 0;
  // A run without links leaves the first line alone.
  if (isEmpty && history.version === 1 && history.invalidLines.length > 0) throw new ListkeeperError('not-a-history', { path });
  return history;
}

/**
 * A killed run loses at most the verdicts of this time, and its failures: those count only at the
 * end of a run.
 */
const writeIntervalMs = 5000;

export interface LinkHistorySettings {
  clock: Pick<Clock, 'now'>;
  /** A second network is used: an unresponsive link fails only if both agree. */
  hasSecondNetwork?: boolean;
  /** When a link counts as dead, and when a working one is checked again. */
  policy?: HealthPolicy;
}

/**
 * Opens the history in a file, which need not exist. It is written while verdicts come in, and at
 * the end.
 * @throws ListkeeperError as {@link readHistoryFile}, or `newer-history`
 */
export function openLinkHistoryFile(path: string, settings: LinkHistorySettings): LinkHistoryFile {
  const { clock, hasSecondNetwork = false, policy = defaultPolicy } = settings;
  const before = readHistoryFile(path);
  requireWritable(before);
  const start = new Date(clock.now());
  const checked: CheckedLink[] = [];
  let lastWriteMs = start.getTime();
  return {
    selectDue: (links) => links.filter(({ url }) => isDue(before.links.get(identify(url).key), start, policy)),
    addVerdict(link) {
      checked.push(link);
      if (clock.now() - lastWriteMs < writeIntervalMs) return;
      const partial = recordPartialRun(before, checked, start, { hasSecondNetwork, policy });
      if (partial.links.size > 0) writeHistoryFile(path, partial);
      lastWriteMs = clock.now();
    },
    write({ online }) {
      if (!online) return before;
      const after = recordRun(before, checked, start, { hasSecondNetwork, policy });
      writeHistoryFile(path, after);
      return after;
    },
  };
}

/** Writes a new file and renames it, so that a killed run leaves the old history intact. */
function writeHistoryFile(path: string, history: LinkHistory): void {
  makeFolder(dirname(path));
  writeFileSync(`${path}.new`, formatHistory(history));
  renameSync(`${path}.new`, path);
}
