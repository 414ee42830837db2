import { z } from 'zod';
import { ListkeeperError } from '../errors/listkeeper-error.ts';
import { compareCodeUnits } from '../text/compare.ts';
import { parseJson } from '../text/parse-json.ts';
import { migrateRecordKey } from './record/current-key.ts';
import { mergeHistories, upsertRecord } from './record/merge.ts';
import { restoreNewer } from './record/newer-words.ts';
import {
  emptyHistory,
  historyVersion,
  keepBothEnds,
  type LinkHistory,
  linkRecordSchema,
  maxStrikes,
  runSchema,
} from './record/record.ts';

/** The link history: a text with one line for each link, sorted, on a branch of its own. */

const formatHeader = (version: number): string => JSON.stringify({ listkeeper: 'history', version });
const headerSchema = z.object({ listkeeper: z.literal('history'), version: z.int().min(1) });
const maxLineLength = 100_000;

/**
 * Parses a history. Never throws: invalid lines, such as conflict markers, are skipped and listed
 * in `invalidLines`. Two lines about one link are merged, so that a text merged by git is valid.
 * Records move to the keys of today.
 */
export function parseHistory(text: string): LinkHistory {
  const history = emptyHistory();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = line.length > maxLineLength ? undefined : parseJson(line);
    const header = headerSchema.safeParse(value);
    if (header.success) {
      history.version = Math.max(history.version, header.data.version);
      continue;
    }
    const run = runSchema.safeParse(value);
    const link = run.success ? undefined : linkRecordSchema.safeParse(value);
    if (run.success) history.runs.push(run.data);
    else if (link?.success) upsertRecord(history, migrateRecordKey(link.data));
    else history.invalidLines.push(index + 1);
  }
  return mergeHistories(history, emptyHistory());
}

/**
 * @throws ListkeeperError `newer-history` when a newer version of Listkeeper wrote the history.
 * Writing it here would lose what only that version knows.
 */
export function requireWritable({ version }: LinkHistory): void {
  if (version > historyVersion) throw new ListkeeperError('newer-history', { version });
}

/**
 * Formats a history: the runs, then one line for each link, by identity. The same history always
 * gives the same bytes.
 *
 * @throws ListkeeperError `newer-history`
 */
export function formatHistory(history: LinkHistory): string {
  requireWritable(history);
  const runs = history.runs.map((run) => JSON.stringify(orderKeys(run, runKeys)));
  const records = [...history.links.values()].sort((a, b) => compareCodeUnits(a.id, b.id));
  const links = records.map((record) => {
    const { looks, strikes, judged, said, unjudged, repository, page, otherPage, facts, licensed, ...rest } = record;
    return JSON.stringify(
      orderKeys(
        {
          ...rest,
          strikes: keepBothEnds(strikes, maxStrikes).map((strike) => orderKeys(strike, strikeKeys)),
          repository: repository && orderKeys(repository, ['at', 'number']),
          page: page && orderKeys(page, pageKeys),
          otherPage: otherPage && orderKeys(otherPage, pageKeys),
          facts: facts && orderKeys(facts, factsKeys),
          licensed: licensed && orderKeys(licensed, ['at', 'license']),
          judged: orderCheckKeys(judged),
          said: orderCheckKeys(said),
          unjudged: orderCheckKeys(unjudged),
          looks: looks.map(orderCheckKeys),
        },
        recordKeys,
      ),
    );
  });
  return `${[formatHeader(historyVersion), ...runs, ...links].join('\n')}\n`;
}

const runKeys = ['run', 'links', 'alive', 'moved', 'suspect', 'dead', 'unjudged', 'asked'];
const recordKeys = [
  'id',
  'url',
  'service',
  'seen',
  'alive',
  'back',
  'strikes',
  'judged',
  'said',
  'unjudged',
  'looks',
  'archived',
  'repository',
  'page',
  'otherPage',
  'ignored',
  'facts',
  'licensed',
  'kept',
];
const factsKeys = ['at', 'pushed', 'released', 'stars', 'license', 'archived'];
const pageKeys = ['at', 'since', 'title', 'words', 'named'];
const strikeKeys = ['at', 'kind', 'reason', 'asked', 'confirmed'];
const checkKeys = 'at verdict reason asked to note status marker title finalUrl code authoritative repository'.split(' ');

const orderCheckKeys = (look: { newer?: Record<string, unknown> | undefined } | undefined) => look && orderKeys(look, checkKeys);

/**
 * The value with its keys in this order, without undefined ones. Keys of a newer version follow.
 */
function orderKeys<T extends { newer?: Record<string, unknown> | undefined }>(value: T, keys: readonly string[]): object {
  const valuesByKey = new Map<string, unknown>(Object.entries(restoreNewer(value)));
  const others = [...valuesByKey.keys()].filter((key) => !keys.includes(key)).sort(compareCodeUnits);
  return Object.fromEntries(
    [...keys, ...others].map((key) => [key, valuesByKey.get(key)]).filter(([, kept]) => kept !== undefined),
  );
}
