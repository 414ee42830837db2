import type { CheckedLink } from '../links/verdict.ts';
import { type RecordOptions, record } from './history.ts';
import { healthOf, standard, strikeKind } from './policy.ts';
import { type History, hostOf, type LinkRecord } from './record.ts';

/** What keeps the living from being called dead, and the dead from being overlooked, where a run asks for few links. Pure. */

/** So many links that are well go along with doubts, and at most so many hosts get one for themselves. */
const mostElsewhere = 3;
const mostHere = 20;
/** Fewer failures on one host are never taken for the host's own. */
const wholeHost = 3;

/**
 * Links that are well and go along in a run that asks for doubts: silence tells nothing of a host while no other host answers, and three
 * failures on one host are the host's own unless something else there still stands.
 * @param listed identities of the list's links. @param asked those that are asked for anyway.
 * @returns identities; those that would be due next.
 */
export function company(history: History, listed: Iterable<string>, asked: ReadonlySet<string>, now: Date): string[] {
  const hosts = Map.groupBy(asked, (id) => hostOf(history.links.get(id)?.url ?? ''));
  const isDoubt = (id: string) => (history.links.get(id)?.strikes.length ?? 0) > 0;
  const inDoubt = new Set([...hosts].filter(([, ids]) => ids.every(isDoubt)).map(([host]) => host));
  const needsOthers = hosts.size > 0 && inDoubt.size === hosts.size;
  const wanted = new Set([...inDoubt].filter((host) => (hosts.get(host)?.length ?? 0) >= wholeHost));
  if (!needsOthers && wanted.size === 0) return [];
  const well = [...listed].flatMap((id) => {
    const known = asked.has(id) ? undefined : history.links.get(id);
    return known !== undefined && isWell(known, now) ? [{ id, host: hostOf(known.url), alive: known.alive ?? '' }] : [];
  });
  well.sort((a, b) => (a.alive < b.alive ? -1 : a.alive > b.alive ? 1 : a.id < b.id ? -1 : 1));
  const oneEach = new Map(well.toReversed().map((one) => [one.host, one]));
  const here = [...wanted].flatMap((host) => oneEach.get(host) ?? []).slice(0, mostHere);
  const elsewhere = needsOthers ? well.filter((one) => oneEach.get(one.host) === one && !inDoubt.has(one.host)) : [];
  return [...here, ...elsewhere.slice(0, mostElsewhere)].map(({ id }) => id);
}

const isWell = (record: LinkRecord, now: Date): boolean =>
  record.unjudged === undefined && healthOf(record, now).state === 'healthy';

/**
 * Links that these looks would be the first to call dead without their owner's word. They are worth one more look in the same run: some
 * servers now and then say “not found” of what they have.
 */
export function dying(history: History, links: readonly CheckedLink[], when: Date, options: RecordOptions = {}): Set<string> {
  const { policy = standard } = options;
  const near = links.filter((link) => strikeKind(link) !== undefined && isNear(history.links.get(link.identity), policy.strikes));
  if (near.length === 0) return new Set();
  const after = record(history, links, when, options);
  const ids = near.filter(({ identity }) => {
    const [was, is] = [history.links.get(identity), after.links.get(identity)];
    if (was === undefined || is === undefined || healthOf(was, when, policy).state === 'dead') return false;
    const { state, certain } = healthOf(is, when, policy);
    return state === 'dead' && !certain;
  });
  return new Set(ids.map(({ identity }) => identity));
}

const isNear = (known: LinkRecord | undefined, strikes: number): boolean => (known?.strikes.length ?? 0) >= strikes - 1;

/** The looks of a run with those of a second look in it: where that one does not fail too, it is the one that counts. */
export function lookedAtAgain(links: readonly CheckedLink[], again: readonly CheckedLink[]): CheckedLink[] {
  const better = new Map(again.filter((link) => strikeKind(link) === undefined).map((link) => [link.identity, link]));
  return links.map((link) => {
    const look = better.get(link.identity);
    if (look === undefined) return link;
    const { url, identity, service, at } = link;
    return { ...look, url, identity, service, at };
  });
}
