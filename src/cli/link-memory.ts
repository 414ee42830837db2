import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatHistory, parseHistory, record } from '../health/history.ts';
import { due } from '../health/policy.ts';
import type { History } from '../health/record.ts';
import { identify } from '../links/identify.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../links/verdict.ts';
import type { Clock } from '../net/clock.ts';
import { readText } from './folder.ts';
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
  if (text === undefined) throw new UsageError(`${file} is not a text file of ordinary size.`);
  const history = parseHistory(text);
  if (text.trim() !== '' && history.links.size === 0 && history.runs.length === 0) {
    throw new UsageError(
      `${file} is not a history of links.`,
      'Give another file: it is made by `listkeeper check --history FILE`.',
    );
  }
  return history;
}

/** Opens the memory in a file; one that is not there is begun. */
export function openLinkMemory(file: string, clock: Pick<Clock, 'now'>): LinkMemory {
  const before = readHistory(file);
  const now = new Date(clock.now());
  const seen: CheckedLink[] = [];
  return {
    due: (links) => links.filter(({ url }) => due(before.links.get(identify(url).key), now)),
    take: (link) => void seen.push(link),
    write({ online }) {
      if (!online) return before;
      const after = record(before, seen, now);
      mkdirSync(dirname(file), { recursive: true });
      // Beside it first: a run that is killed leaves the old memory whole.
      writeFileSync(`${file}.new`, formatHistory(after));
      renameSync(`${file}.new`, file);
      return after;
    },
  };
}
