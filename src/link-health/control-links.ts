import type { CheckedLink } from '../model/verdict.ts';
import { compareCodeUnits } from '../text/compare.ts';
import { type RecordOptions, recordRun } from './history.ts';
import { assessHealth, classifyStrike, defaultPolicy } from './policy.ts';
import { hostnameOf, type LinkHistory, type LinkRecord } from './record/record.ts';

/** Guards against false deaths in runs that check few links. Pure. */

/** Healthy links on other hosts, and hosts that get a control link of their own. */
const maxOtherHosts = 3;
const maxControlHosts = 20;
/** With fewer failures a host is never considered down as a whole. */
const minWholeHostFailures = 3;

/**
 * Selects healthy links as controls for a run that checks links in doubt. Silence says nothing
 * about a host while no other host answers. Three failures on one host are an outage of the host,
 * unless another link there still works.
 * @param listedIds identities of the list's links.
 * @param selectedIds identities that are checked anyway.
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
 * Links that would be dead by these checks and were not before, without a denial by their owner.
 * They are checked once more in the same run, because some servers now and then answer “not found”
 * for pages that exist.
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

/** The checks of a run, replaced by their recheck where that one did not fail. */
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
