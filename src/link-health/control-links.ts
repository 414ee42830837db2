import type { CheckedLink } from '../model/verdict.ts';
import { compareCodeUnits } from '../text/compare.ts';
import { type RecordOptions, recordRun } from './history.ts';
import { assessHealth, classifyStrike, defaultPolicy } from './policy.ts';
import { hostnameOf, type LinkHistory, type LinkRecord } from './record.ts';

/** What keeps the living from being called dead, and the dead from being overlooked, where a run asks for few links. Pure. */

/** So many links that are well go along with doubts, and at most so many hosts get one for themselves. */
const maxOtherHosts = 3;
const maxControlHosts = 20;
/** Fewer failures on one host are never taken for the host's own. */
const minWholeHostFailures = 3;

/**
 * Links that are well and go along in a run that asks for doubts: silence tells nothing of a host while no other host answers, and three
 * failures on one host are the host's own unless something else there still stands.
 * @param listedIds identities of the list's links. @param selectedIds those that are asked for anyway.
 * @returns identities; those that would be due next.
 */
export function selectControlLinks(
  history: LinkHistory,
  listedIds: Iterable<string>,
  selectedIds: ReadonlySet<string>,
  now: Date,
): string[] {
  const hosts = Map.groupBy(selectedIds, (id) => hostnameOf(history.links.get(id)?.url ?? ''));
  const isDoubt = (id: string) => (history.links.get(id)?.strikes.length ?? 0) > 0;
  const inDoubt = new Set([...hosts].filter(([, ids]) => ids.every(isDoubt)).map(([host]) => host));
  const needsOthers = hosts.size > 0 && inDoubt.size === hosts.size;
  const hostsInNeed = new Set([...inDoubt].filter((host) => (hosts.get(host)?.length ?? 0) >= minWholeHostFailures));
  if (!needsOthers && hostsInNeed.size === 0) return [];
  const healthyLinks = [...listedIds].flatMap((id) => {
    const known = selectedIds.has(id) ? undefined : history.links.get(id);
    return known !== undefined && isHealthy(known, now) ? [{ id, host: hostnameOf(known.url), alive: known.alive ?? '' }] : [];
  });
  healthyLinks.sort((a, b) => compareCodeUnits(a.alive, b.alive) || compareCodeUnits(a.id, b.id));
  const healthyByHost = new Map(healthyLinks.toReversed().map((one) => [one.host, one]));
  const sameHostLinks = [...hostsInNeed].flatMap((host) => healthyByHost.get(host) ?? []).slice(0, maxControlHosts);
  const otherHostLinks = needsOthers
    ? healthyLinks.filter((one) => healthyByHost.get(one.host) === one && !inDoubt.has(one.host))
    : [];
  return [...sameHostLinks, ...otherHostLinks.slice(0, maxOtherHosts)].map(({ id }) => id);
}

const isHealthy = (record: LinkRecord, now: Date): boolean =>
  record.unjudged === undefined && assessHealth(record, now).state === 'healthy';

/**
 * Links that these looks would be the first to call dead without their owner's word. They are worth one more look in the same run: some
 * servers now and then say “not found” of what they have.
 */
export function findUnconfirmedDeaths(
  history: LinkHistory,
  links: readonly CheckedLink[],
  when: Date,
  options: RecordOptions = {},
): Set<string> {
  const { policy = defaultPolicy } = options;
  const candidates = links.filter(
    (link) => classifyStrike(link) !== undefined && isOneStrikeFromDead(history.links.get(link.identity), policy.strikes),
  );
  if (candidates.length === 0) return new Set();
  const after = recordRun(history, links, when, options);
  const ids = candidates.filter(({ identity }) => {
    const [was, is] = [history.links.get(identity), after.links.get(identity)];
    if (was === undefined || is === undefined || assessHealth(was, when, policy).state === 'dead') return false;
    const { state, certain } = assessHealth(is, when, policy);
    return state === 'dead' && !certain;
  });
  return new Set(ids.map(({ identity }) => identity));
}

const isOneStrikeFromDead = (known: LinkRecord | undefined, strikes: number): boolean =>
  (known?.strikes.length ?? 0) >= strikes - 1;

/** The looks of a run with those of a second look in it: where that one does not fail too, it is the one that counts. */
export function mergeRechecks(links: readonly CheckedLink[], rechecks: readonly CheckedLink[]): CheckedLink[] {
  const recoveredById = new Map(
    rechecks.filter((link) => classifyStrike(link) === undefined).map((link) => [link.identity, link]),
  );
  return links.map((link) => {
    const look = recoveredById.get(link.identity);
    if (look === undefined) return link;
    const { url, identity, service, at } = link;
    return { ...look, url, identity, service, at };
  });
}
