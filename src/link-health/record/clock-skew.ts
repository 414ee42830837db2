import { mergeRecords } from './merge.ts';
import { exceedsClockSkew, formatInstant, type Instant, type LinkHistory, type LinkRecord } from './record.ts';

/**
 * Moments that a wrong clock wrote. One in the future would decide about its link until that moment
 * comes.
 */

/**
 * From this many runs on, our own clock is taken to be slow when most of them lie in the future.
 */
const minRunsAgainstOurClock = 10;

/**
 * The history as it can be true at a time. Moments in the future become a minute ago at the latest,
 * and runs in the future are left out. When most runs are in the future, our own clock is slow, and
 * nothing is changed.
 */
export function correctFutureEntries(history: LinkHistory, now: Date): LinkHistory {
  const runs = history.runs.filter(({ run }) => !exceedsClockSkew(run, now));
  const ahead = history.runs.length - runs.length;
  if (history.runs.length >= minRunsAgainstOurClock && ahead > runs.length) return history;
  const latest = formatInstant(new Date(now.getTime() - 60_000));
  const limit = (at: Instant): Instant => (exceedsClockSkew(at, now) ? latest : at);
  let links: LinkHistory['links'] | undefined;
  for (const [id, record] of history.links) {
    if (!listInstants(record).some((at) => exceedsClockSkew(at, now))) continue;
    links ??= new Map(history.links);
    links.set(id, limitInstants(record, limit));
  }
  return { ...history, runs, links: links ?? history.links };
}

/** When a link was seen. The end of a snooze may lie in the future. */
function listInstants({
  seen,
  alive,
  back,
  judged,
  said,
  unjudged,
  looks,
  strikes,
  repository,
  page,
  otherPage,
  facts,
  licensed,
}: LinkRecord): Instant[] {
  const parts = [judged, said, unjudged, repository, page, otherPage, facts, licensed];
  const some = [alive, back, ...parts.map((part) => part?.at)].filter((at) => at !== undefined);
  return [seen, ...some, ...looks.map(({ at }) => at), ...strikes.map(({ at }) => at)];
}

function limitInstants(record: LinkRecord, limit: (at: Instant) => Instant): LinkRecord {
  const limitAt = <T extends { at: Instant }>(look: T): T => ({ ...look, at: limit(look.at) });
  const { alive, back, judged, said, unjudged, repository, page, otherPage, facts, licensed } = record;
  const limited: LinkRecord = {
    ...record,
    seen: limit(record.seen),
    ...(alive === undefined ? {} : { alive: limit(alive) }),
    ...(back === undefined ? {} : { back: limit(back) }),
    ...(judged === undefined ? {} : { judged: limitAt(judged) }),
    ...(said === undefined ? {} : { said: limitAt(said) }),
    ...(unjudged === undefined ? {} : { unjudged: limitAt(unjudged) }),
    ...(repository === undefined ? {} : { repository: limitAt(repository) }),
    ...(page === undefined ? {} : { page: limitAt(page) }),
    ...(otherPage === undefined ? {} : { otherPage: limitAt(otherPage) }),
    ...(facts === undefined ? {} : { facts: limitAt(facts) }),
    ...(licensed === undefined ? {} : { licensed: limitAt(licensed) }),
    looks: record.looks.map(limitAt),
    strikes: record.strikes.map(limitAt),
  };
  // Merged with itself: strikes that now share their moment are one.
  return mergeRecords(limited, limited);
}
