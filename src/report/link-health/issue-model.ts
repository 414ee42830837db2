import type { CheckboxAction, HealthState, LinkState } from '../../model/link-health.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { type Cause, findCodeCause, findDeathCause, findDoubtCause, findMoveCause, isSafeMoveCause } from './causes.ts';
import { type BulkTargets, formatCheckboxKey } from './checkbox-actions.ts';
import { groupLinks, type HealthGroups, isNewlyDead } from './groups.ts';

/**
 * The link-health issue as data: sections, groups, links, and what a tick does. The body of the
 * issue, the full list on the health branch and the reading of ticks all come from it.
 */

type SectionName = 'dead' | 'codes' | 'wrong' | 'moved' | 'rechecking';

export interface IssueModel {
  groups: HealthGroups;
  /** Sections with links, the most important first. */
  sections: IssueSection[];
  /** Links in all sections. */
  problemCount: number;
}

export interface IssueSection {
  name: SectionName;
  groups: IssueGroup[];
  /** The links of all groups, in their order. */
  links: LinkState[];
  /** Those that died this week; empty where all or none did, since then it says nothing. */
  newLinks: LinkState[];
  /** Groups that may be ticked all at once. */
  bulkGroups: IssueGroup[];
}

export interface IssueGroup {
  /** Names its box: `dead.page`. */
  id: string;
  cause: Cause;
  /** The host that does not answer, where all links of the group lead there. */
  host?: string;
  links: LinkState[];
}

/** Links of one unreachable host that make a group of their own. */
const minHostGroupLinks = 3;

/**
 * Builds the issue.
 * @param splitHosts puts the links of each unreachable host into a group of its own.
 */
export function buildIssueModel(state: HealthState, { splitHosts }: { splitHosts: boolean }): IssueModel {
  const groups = groupLinks(state);
  const silentHosts = splitHosts ? findSilentHosts(groups.dead) : new Set<string>();
  const sections = [
    buildSection('dead', groups.dead, findDeathCause, silentHosts),
    buildSection('codes', groups.codes, findCodeCause),
    buildSection('wrong', groups.wrong, findDoubtCause),
    buildSection('moved', groups.moved, findMoveCause),
    buildSection('rechecking', groups.certainSuspects, () => 'failedOnce'),
  ].filter(({ links }) => links.length > 0);
  for (const section of sections) section.newLinks = findNewLinks(state, section);
  return { groups, sections, problemCount: sections.reduce((sum, { links }) => sum + links.length, 0) };
}

function buildSection(
  name: SectionName,
  links: readonly LinkState[],
  findCause: (link: LinkState) => Cause,
  silentHosts: ReadonlySet<string> = new Set(),
): IssueSection {
  const hostOf = (link: LinkState) => (link.silent && silentHosts.has(getHostname(link.url)) ? getHostname(link.url) : undefined);
  const byGroup = Map.groupBy(links, (link) => {
    const host = hostOf(link);
    // A hyphen could end the HTML comment of a box.
    return host === undefined ? findCause(link).toLowerCase() : `host.${host.toLowerCase().replace(/[^a-z0-9.]/g, '_')}`;
  });
  const groups = [...byGroup].map(([id, [first, ...others]]): IssueGroup => {
    if (!first) return { id, cause: 'other', links: [] };
    const host = hostOf(first);
    return { id: `${name}.${id}`, cause: findCause(first), ...(host === undefined ? {} : { host }), links: [first, ...others] };
  });
  groups.sort((a, b) => b.links.length - a.links.length || compareCodeUnits(a.id, b.id));
  const bulkGroups = name === 'moved' ? groups.filter(({ cause }) => isSafeMoveCause(cause)) : groups;
  return { name, groups, links: groups.flatMap((group) => group.links), newLinks: [], bulkGroups };
}

function findSilentHosts(dead: readonly LinkState[]): Set<string> {
  const byHost = Map.groupBy(
    dead.filter(({ silent }) => silent),
    ({ url }) => getHostname(url),
  );
  return new Set([...byHost].flatMap(([host, links]) => (links.length < minHostGroupLinks ? [] : [host])));
}

function findNewLinks(state: HealthState, { name, links }: IssueSection): LinkState[] {
  if (name !== 'dead') return [];
  const newLinks = links.filter((link) => isNewlyDead(state, link));
  return newLinks.length === links.length ? [] : newLinks;
}

export const getHostname = (url: string): string => URL.parse(url)?.hostname ?? url;

/**
 * What a tick on a link does where it has one box: with an archived copy, a dead link is marked as
 * gone and gets the copy.
 */
export const findDefaultAction = ({ remedies = [] }: LinkState): CheckboxAction | undefined =>
  remedies.includes('archive') ? 'archive' : remedies[0];

/** What a tick on a group does: the default action of each link. */
export function collectBulkTargets(links: readonly LinkState[]): BulkTargets {
  const targets: Partial<Record<CheckboxAction, string[]>> = {};
  for (const link of links) {
    const action = findDefaultAction(link);
    if (action === undefined || link.key === undefined) continue;
    targets[action] ??= [];
    targets[action].push(link.key);
  }
  return targets;
}

/**
 * The boxes that update every address that is the same for certain, see `links.moves` in the
 * settings.
 */
export function findSafeMoves(state: HealthState): string[] {
  const { moved } = groupLinks(state);
  const safe = moved.filter((link) => isSafeMoveCause(findMoveCause(link)) && link.remedies?.includes('address'));
  return safe.map(({ key = '' }) => formatCheckboxKey('address', key));
}
