import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  defaultPolicy,
  formatHistory,
  type HealthPolicy,
  isDue,
  type LinkHistory,
  parseHistory,
  recordPartialRun,
  recordRun,
} from '../../link-health/index.ts';
import { identify } from '../../links/identify/index.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../../model/verdict.ts';
import type { Clock } from '../../runtime/clock.ts';
import { readTextFile } from '../files/index.ts';
import { UsageError } from '../terminal/index.ts';

/** The memory of links in a file of one's own: the same text as on the branch `listkeeper/health`, for those who run no bot. */
export interface LinkHistoryFile {
  /** The links that are worth a request now: new ones, doubts, and those not seen for long. */
  selectDue(links: readonly LinkToCheck[]): LinkToCheck[];
  addVerdict(link: CheckedLink): void;
  /** Writes what was seen; nothing when there was no network. @returns the memory as it is then. */
  write(summary: CheckSummary): LinkHistory;
}

/** Reads a history. Throws a UsageError for what is there and is none. */
export function readHistoryFile(file: string): LinkHistory {
  const text = existsSync(file) ? readTextFile(file) : '';
  if (text === undefined)
    throw new UsageError({ en: `${file} is not a text file of ordinary size.`, zh: `${file} 不是普通大小的文本文件。` });
  const history = parseHistory(text);
  if (text.trim() !== '' && history.links.size === 0 && history.runs.length === 0) {
    throw new UsageError(
      { en: `${file} is not a history of links.`, zh: `${file} 不是链接的历史记录。` },
      {
        en: 'Give another file: it is made by `listkeeper check --history FILE`.',
        zh: '请给出另一个文件：历史记录由 `listkeeper check --history FILE` 写出。',
      },
    );
  }
  return history;
}

/** A run that is killed loses what it saw in so many milliseconds, and failures, which only its end can weigh. */
const writeIntervalMs = 5000;

/**
 * Opens the memory in a file; one that is not there is begun. It is written while verdicts come in, too.
 * @param hasSecondNetwork whether a second network is asked, so that silence needs its agreement.
 * @param policy what the list wants before a link is dead, and how long a link that is well rests.
 */
export function openLinkHistoryFile(
  file: string,
  clock: Pick<Clock, 'now'>,
  hasSecondNetwork = false,
  policy: HealthPolicy = defaultPolicy,
): LinkHistoryFile {
  const before = readHistoryFile(file);
  const now = new Date(clock.now());
  const seen: CheckedLink[] = [];
  let written = now.getTime();
  return {
    selectDue: (links) => links.filter(({ url }) => isDue(before.links.get(identify(url).key), now, policy)),
    addVerdict(link) {
      seen.push(link);
      if (clock.now() - written < writeIntervalMs) return;
      const soFar = recordPartialRun(before, seen, now, { hasSecondNetwork, policy });
      if (soFar.links.size > 0) writeHistoryFile(file, soFar);
      written = clock.now();
    },
    write({ online }) {
      if (!online) return before;
      const after = recordRun(before, seen, now, { hasSecondNetwork, policy });
      writeHistoryFile(file, after);
      return after;
    },
  };
}

/** Beside it first: a run that is killed leaves the old memory whole. */
function writeHistoryFile(file: string, history: LinkHistory): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, formatHistory(history));
  renameSync(`${file}.new`, file);
}
