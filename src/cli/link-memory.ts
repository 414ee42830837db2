import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatHistory, parseHistory, record } from '../health/history.ts';
import { type Policy, standard } from '../health/policy.ts';
import type { History } from '../health/record.ts';
import { due } from '../health/schedule.ts';
import { recordSoFar } from '../health/so-far.ts';
import { identify } from '../links/identify.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../links/verdict.ts';
import type { Clock } from '../net/clock.ts';
import { readText } from './files.ts';
import { UsageError } from './usage-error.ts';

/** The memory of links in a file of one's own: the same text as on the branch `listkeeper/health`, for those who run no bot. */
export interface LinkMemory {
  /** The links that are worth a request now: new ones, doubts, and those not seen for long. */
  due(links: readonly LinkToCheck[]): LinkToCheck[];
  take(link: CheckedLink): void;
  /** Writes what was seen; nothing when there was no network. @returns the memory as it is then. */
  write(summary: CheckSummary): History;
}

/** Reads a history. Throws a UsageError for what is there and is none. */
export function readHistory(file: string): History {
  const text = existsSync(file) ? readText(file) : '';
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
const betweenWrites = 5000;

/**
 * Opens the memory in a file; one that is not there is begun. It is written while verdicts come in, too.
 * @param second whether a second network is asked, so that silence needs its agreement.
 * @param policy what the list wants before a link is dead, and how long a link that is well rests.
 */
export function openLinkMemory(file: string, clock: Pick<Clock, 'now'>, second = false, policy: Policy = standard): LinkMemory {
  const before = readHistory(file);
  const now = new Date(clock.now());
  const seen: CheckedLink[] = [];
  let written = now.getTime();
  return {
    due: (links) => links.filter(({ url }) => due(before.links.get(identify(url).key), now, policy)),
    take(link) {
      seen.push(link);
      if (clock.now() - written < betweenWrites) return;
      const soFar = recordSoFar(before, seen, now, { second, policy });
      if (soFar.links.size > 0) put(file, soFar);
      written = clock.now();
    },
    write({ online }) {
      if (!online) return before;
      const after = record(before, seen, now, { second, policy });
      put(file, after);
      return after;
    },
  };
}

/** Beside it first: a run that is killed leaves the old memory whole. */
function put(file: string, history: History): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, formatHistory(history));
  renameSync(`${file}.new`, file);
}
