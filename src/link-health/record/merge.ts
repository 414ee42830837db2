import { compareCodeUnits } from '../../text/compare.ts';
import { mergeNewer } from './newer-words.ts';
import {
  emptyHistory,
  type Instant,
  type LinkHistory,
  type LinkRecord,
  lastInformativeCheck,
  type RecordedCheck,
  type Strike,
} from './record.ts';

/**
 * Merges histories. Every field is the larger, the smaller or the union of both sides, so the merge
 * is commutative, associative and idempotent. Two runs at once end as if one had followed the
 * other. See `docs/decisions/link-history-on-a-branch.md`.
 */

const maxChecks = 4;
const maxRuns = 60;

/**
 * Merges two histories, in either order and any number of times. `invalidLines` belongs to a text
 * and is kept from the first.
 */
export function mergeHistories(a: LinkHistory, b: LinkHistory): LinkHistory {
  const merged = emptyHistory();
  merged.invalidLines = [...a.invalidLines];
  merged.version = Math.max(a.version, b.version);
  for (const { links } of [a, b]) {
    for (const record of links.values()) {
      const known = merged.links.get(record.id);
      merged.links.set(record.id, known ? mergeRecords(known, record) : record);
    }
  }
  const runs = new Map<Instant, LinkHistory['runs'][number]>();
  for (const run of [...a.runs, ...b.runs]) {
    const known = runs.get(run.run);
    if (!known || JSON.stringify(run) > JSON.stringify(known)) runs.set(run.run, run);
  }
  merged.runs = [...runs.values()].sort((x, y) => compareCodeUnits(x.run, y.run)).slice(-maxRuns);
  return merged;
}

/** Merges two records of one link. */
export function mergeRecords(a: LinkRecord, b: LinkRecord): LinkRecord {
  const alive = laterInstant(a.alive, b.alive);
  const back = laterInstant(a.back, b.back);
  const archived = laterInstant(a.archived, b.archived);
  const ignored = laterInstant(a.ignored, b.ignored);
  const kept = laterInstant(a.kept, b.kept);
  const repository = pickLatest(a.repository, b.repository);
  const facts = pickLatest(a.facts, b.facts);
  const licensed = pickLatest(a.licensed, b.licensed);
  const page = pickLatest(a.page, b.page);
  const otherPage = pickLatest(a.otherPage, b.otherPage);
  const judged = pickLatestCheck(a.judged, b.judged);
  const said = pickLatestCheck(lastInformativeCheck(a), lastInformativeCheck(b));
  const silent = pickLatestCheck(a.unjudged, b.unjudged);
  const unjudged = silent && judged && silent.at <= judged.at ? undefined : silent;
  const fresher = freshnessKey(a) > freshnessKey(b) ? a : b;
  return {
    id: a.id,
    url: fresher.url,
    service: fresher.service,
    seen: a.seen < b.seen ? a.seen : b.seen,
    ...(alive === undefined ? {} : { alive }),
    ...(back === undefined ? {} : { back }),
    ...(judged === undefined ? {} : { judged }),
    ...(said === undefined || said === judged ? {} : { said }),
    ...(unjudged === undefined ? {} : { unjudged }),
    looks: unionByTime(a.looks, b.looks).slice(-maxChecks),
    strikes: mergeStrikes([...a.strikes, ...b.strikes], alive),
    ...(archived === undefined ? {} : { archived }),
    ...(repository === undefined ? {} : { repository }),
    ...(page === undefined ? {} : { page }),
    // Another page that was seen before the known one was seen again was a wall, or has been
    // accepted.
    ...(otherPage === undefined || otherPage.at <= (page?.at ?? '') ? {} : { otherPage }),
    ...(ignored === undefined ? {} : { ignored }),
    ...(facts === undefined ? {} : { facts }),
    ...(licensed === undefined ? {} : { licensed }),
    ...(kept === undefined ? {} : { kept }),
    ...mergeNewer(a.newer, b.newer),
  };
}

const laterInstant = (a: string | undefined, b: string | undefined): string | undefined => ((a ?? '') > (b ?? '') ? a : b);

function pickLatest<T extends { at: Instant }>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return stableStringify(a) > stableStringify(b) ? a : b;
}

function pickLatestCheck(a: RecordedCheck | undefined, b: RecordedCheck | undefined): RecordedCheck | undefined {
  if (a === undefined || b === undefined || a === b) return b ?? a;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return checkSortKey(a) > checkSortKey(b) ? a : b;
}

const checkSortKey = (look: RecordedCheck): string => `${look.verdict} ${stableStringify(look)}`;

/** Sorts the record with the most recent spelling of the URL last. */
const freshnessKey = ({ judged, unjudged, url, service }: LinkRecord): string =>
  `${laterInstant(judged?.at, unjudged?.at) ?? ''} ${url} ${service}`;

/** The value as text with its keys sorted, so that equal values are equal texts. */
const stableStringify = (value: object): string =>
  JSON.stringify(Object.entries(value).sort(([x], [y]) => compareCodeUnits(x, y)));

function unionByTime<T extends { at: Instant }>(a: readonly T[], b: readonly T[]): T[] {
  const both = [...a, ...b];
  // Nearly always one side follows the other.
  if (both.every(({ at }, index) => index === 0 || at > (both[index - 1]?.at ?? ''))) return both;
  const all = new Map(both.map((one) => [`${one.at} ${stableStringify(one)}`, one]));
  return [...all].sort(([x], [y]) => compareCodeUnits(x, y)).map(([, one]) => one);
}

/**
 * Strikes since the last success, the latest of each hour and kind: two workers at once are one
 * witness. A success drops what is earlier, so with the latest the order of the two does not
 * matter. For the same reason nothing is cut here.
 */
function mergeStrikes(strikes: readonly Strike[], alive: Instant | undefined): Strike[] {
  const latestByHour = new Map<string, Strike>();
  for (const strike of unionByTime(strikes, [])) {
    if (alive !== undefined && strike.at <= alive) continue;
    latestByHour.set(`${strike.at.slice(0, 13)} ${strike.kind}`, strike);
  }
  return unionByTime([...latestByHour.values()], []);
}

/** Adds a record, merged with what is known of its link. */
export function upsertRecord(history: LinkHistory, record: LinkRecord): void {
  const known = history.links.get(record.id);
  history.links.set(record.id, known ? mergeRecords(known, record) : mergeRecords(record, record));
}
