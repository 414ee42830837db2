import { emptyHistory, type History, type Instant, type LinkRecord, type Look, type Strike, saidBy } from './record.ts';

/**
 * How two memories become one. Every field is the larger, the smaller or the union of both, so the order does not matter and doing it
 * twice changes nothing: that is what makes two runs at once end as if they were one.
 */

const keptLooks = 4;
const keptRuns = 60;
/** Of many failures the first and the last are kept: they say since when, and whether still. */
const keptAtEachEnd = 8;

/** Joins two histories. `broken` belongs to a text, not to the memory: it is kept from the first. */
export function joinHistories(a: History, b: History): History {
  const joined = emptyHistory();
  joined.broken = [...a.broken];
  for (const { links } of [a, b]) {
    for (const record of links.values()) {
      const known = joined.links.get(record.id);
      joined.links.set(record.id, known ? joinRecords(known, record) : record);
    }
  }
  const runs = new Map<Instant, History['runs'][number]>();
  for (const run of [...a.runs, ...b.runs]) {
    const known = runs.get(run.run);
    if (!known || JSON.stringify(run) > JSON.stringify(known)) runs.set(run.run, run);
  }
  joined.runs = [...runs.values()].sort((x, y) => (x.run < y.run ? -1 : 1)).slice(-keptRuns);
  return joined;
}

/** Joins what two runs know of one link. */
export function joinRecords(a: LinkRecord, b: LinkRecord): LinkRecord {
  const alive = later(a.alive, b.alive);
  const back = later(a.back, b.back);
  const archived = later(a.archived, b.archived);
  const ignored = later(a.ignored, b.ignored);
  const repository = latest(a.repository, b.repository);
  const judged = newest(a.judged, b.judged);
  const said = newest(saidBy(a), saidBy(b));
  const silent = newest(a.unjudged, b.unjudged);
  const unjudged = silent && judged && silent.at <= judged.at ? undefined : silent;
  const fresher = freshness(a) > freshness(b) ? a : b;
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
    looks: union(a.looks, b.looks).slice(-keptLooks),
    strikes: joinStrikes([...a.strikes, ...b.strikes], alive),
    ...(archived === undefined ? {} : { archived }),
    ...(repository === undefined ? {} : { repository }),
    ...(ignored === undefined ? {} : { ignored }),
  };
}

const later = (a: string | undefined, b: string | undefined): string | undefined => ((a ?? '') > (b ?? '') ? a : b);

function latest<T extends { at: Instant }>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return stable(a) > stable(b) ? a : b;
}

function newest(a: Look | undefined, b: Look | undefined): Look | undefined {
  if (a === undefined || b === undefined || a === b) return b ?? a;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return lookKey(a) > lookKey(b) ? a : b;
}

const lookKey = (look: Look): string => `${look.verdict} ${stable(look)}`;

/** Which of two records knows the address as it was last written. */
const freshness = ({ judged, unjudged, url, service }: LinkRecord): string =>
  `${later(judged?.at, unjudged?.at) ?? ''} ${url} ${service}`;

/** The value as text with its keys sorted, so that equal values are equal texts. */
const stable = (value: object): string => JSON.stringify(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));

function union<T extends { at: Instant }>(a: readonly T[], b: readonly T[]): T[] {
  const both = [...a, ...b];
  // As nearly always, one after the other.
  if (both.every(({ at }, index) => index === 0 || at > (both[index - 1]?.at ?? ''))) return both;
  const all = new Map(both.map((one) => [`${one.at} ${stable(one)}`, one]));
  return [...all].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, one]) => one);
}

/** Failures since the last success, one an hour and kind: two workers at once are one witness. */
function joinStrikes(strikes: readonly Strike[], alive: Instant | undefined): Strike[] {
  const hours = new Map<string, Strike>();
  for (const strike of union(strikes, [])) {
    if (alive !== undefined && strike.at <= alive) continue;
    const hour = `${strike.at.slice(0, 13)} ${strike.kind}`;
    if (!hours.has(hour)) hours.set(hour, strike);
  }
  const kept = [...hours.values()];
  if (kept.length <= 2 * keptAtEachEnd) return kept;
  return [...kept.slice(0, keptAtEachEnd), ...kept.slice(-keptAtEachEnd)];
}
