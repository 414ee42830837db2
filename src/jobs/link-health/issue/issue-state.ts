import { createHash } from 'node:crypto';
import type { Repository } from '../../../forge/index.ts';
import {
  assessUpkeep,
  compareHistories,
  computeLinkStatuses,
  formatInstant,
  type HealthChanges,
  type HealthPolicy,
  type LinkHistory,
} from '../../../link-health/index.ts';
import type { LocatedEntry } from '../../../list/index.ts';
import { indexSectionPaths, isInScope, type Link, type ListInfo, type Settings, urlPattern } from '../../../list/schema/index.ts';
import type { CheckboxAction, HealthState, LinkState, LinkStatus, StaleReason } from '../../../model/link-health.ts';
import { keyLength } from '../../../report/link-health/index.ts';
import { healthBranch, historyFile, type ListedLink, reportFile } from '../../shared/index.ts';

/** Joins the link history with the list: what `report/` needs to describe the health of links. */

export interface IssueStateInput {
  repository: Repository;
  settings: Settings;
  commit: string;
  entries: readonly LocatedEntry[];
  info: ListInfo | undefined;
  listed: readonly ListedLink[];
  before: LinkHistory;
  after: LinkHistory;
  now: Date;
  policy: HealthPolicy;
  /** When links are looked at again, in milliseconds since 1970. */
  next: number | undefined;
  deferred: number;
}

/** The state that the issue is written from, without its boxes. */
export function buildIssueState({
  repository,
  settings,
  commit,
  entries,
  info,
  listed,
  before,
  after,
  now,
  policy,
  next,
  deferred,
}: IssueStateInput): HealthState {
  const at = after.runs.at(-1)?.run ?? formatInstant(now);
  const links = buildLinkStates(computeLinkStatuses(after, now, policy), { entries, info, listed, settings, at });
  const quiet = new Set(links.filter(({ ignored, settled }) => settled || (ignored ?? '') > at).map(({ identity }) => identity));
  const looked = after.runs.length > 0 && at !== before.runs.at(-1)?.run;
  return {
    repository: repository.url,
    ...(settings.source === undefined ? {} : { source: settings.source }),
    branch: repository.defaultBranch,
    commit,
    historyUrl: `${repository.url}/blob/${healthBranch}/${historyFile}`,
    reportUrl: `${repository.url}/blob/${healthBranch}/${reportFile}`,
    at,
    ...(next === undefined || settings.links.every === 'off' ? {} : { next: formatInstant(new Date(next)) }),
    deferred,
    runs: after.runs,
    links,
    ...(before.runs.length === 0 || !looked
      ? {}
      : { changes: excludeQuietChanges(compareHistories(before, after, now, policy), quiet) }),
  };
}

/** Links that are ignored, or that the list itself marks, are not reported. */
function excludeQuietChanges(changes: HealthChanges, quiet: ReadonlySet<string>): HealthChanges {
  const kept = (ids: string[]) => ids.filter((id) => !quiet.has(id));
  const { died, recovered, moved, codes, noted } = changes;
  return { ...changes, died: kept(died), recovered, moved: kept(moved), codes: kept(codes), noted: kept(noted) };
}

/** The list that links are in. */
export interface LinkPlaces {
  entries: readonly LocatedEntry[];
  info?: ListInfo | undefined;
  listed: readonly ListedLink[];
  /** What the list calls a repository that isn't kept up; without it none is. */
  settings?: Settings;
  /** The time of the run. */
  at: string;
}

/** The state of each link of the list, with its places and the actions that can be taken. */
export function buildLinkStates(statuses: readonly LinkStatus[], list: LinkPlaces): LinkState[] {
  const { entries, listed } = list;
  const upkeep = createUpkeepCheck(list);
  const archiveSection = findArchiveSection(list);
  const places = Map.groupBy(listed, ({ identity }) => identity);
  const entriesById = new Map(entries.map(({ id, entry }) => [id, entry]));
  const isMarkdown = entries.some(({ markdown }) => markdown !== undefined);
  return statuses.flatMap((story): LinkState[] => {
    const here = places.get(story.identity) ?? [];
    // Where one spelling is already the new address, the other one is reported.
    const shown = here.find(({ url }) => url !== story.judged?.to) ?? here[0];
    if (!shown) return [];
    const entry = entriesById.get(shown.entry);
    const name =
      entry && 'name' in entry && entry.name ? entry.name : entry && 'title' in entry ? { en: entry.title } : undefined;
    const settled = here.every((place) => place.isStruck || isMarkedGone(place, entriesById.get(place.entry)));
    const state: LinkState = {
      ...story,
      url: shown.url,
      key: hashIdentity(story.identity),
      at: here.flatMap(({ at }) => at),
      ...(name ? { name } : {}),
      ...(settled ? { settled } : {}),
    };
    const items = here.map(({ entry: id }) => entriesById.get(id)?.links.length ?? 0);
    const stale = settled
      ? []
      : upkeep(
          story,
          here.flatMap(({ entry: id }) => entriesById.get(id) ?? []),
        );
    if (stale.length > 0) Object.assign(state, { stale });
    const remedies = findRemedies(state, { isAlone: items.some((count) => count < 2), archiveSection });
    return [{ ...state, remedies: isMarkdown ? selectMarkdownRemedies(remedies, items) : remedies }];
  });
}

/**
 * What can be done in a README: what can be removed is the line of an item, where it has one link.
 * @param linkCounts of the items that the link is in.
 */
function selectMarkdownRemedies(remedies: readonly CheckboxAction[], linkCounts: readonly number[]): CheckboxAction[] {
  const isRemovable = linkCounts.every((count) => count === 1);
  const others: CheckboxAction[] = remedies.filter((remedy) => !['remove', 'delete', 'shelve'].includes(remedy));
  const last = others.findLastIndex((remedy) => remedy === 'gone' || remedy === 'archive' || remedy === 'keep');
  return isRemovable && last >= 0 ? others.toSpliced(last + 1, 0, 'remove') : others;
}

const keyDigits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The key of a link in the boxes of the issue: digits to base 62, the same for the same identity.
 */
export function hashIdentity(identity: string): string {
  let rest = createHash('sha256').update(identity).digest().readBigUInt64BE();
  let key = '';
  for (let index = 0; index < keyLength; index += 1) {
    key += keyDigits[Number(rest % 62n)];
    rest /= 62n;
  }
  return key;
}

/** Whether the list itself tells readers that this link, or the thing it belongs to, is gone. */
function isMarkedGone({ url }: ListedLink, entry: LocatedEntry['entry'] | undefined): boolean {
  if (entry?.status?.state === 'gone' || entry?.status?.state === 'withdrawn') return true;
  const same: Link[] = entry?.links.filter((link) => link.url === url) ?? [];
  return same.length > 0 && same.every(({ gone }) => gone !== undefined);
}

/** What can be done about a link by a tick, the most usual first. */
function findRemedies(
  { state, judged, archived, url, certain, stale = [] }: LinkState,
  { isAlone, archiveSection }: { isAlone: boolean; archiveSection: string | undefined },
): CheckboxAction[] {
  const move: CheckboxAction[] = archiveSection === undefined ? [] : ['shelve'];
  if (state === 'dead') {
    const copy: CheckboxAction[] = archived === undefined ? [] : ['archive'];
    // The last link of an entry goes with it.
    return ['gone', ...copy, ...(isAlone ? (['delete', ...move] as const) : (['remove'] as const)), 'ignore', 'check'];
  }
  if (stale.length > 0) return ['keep', ...move, 'delete'];
  if (state === 'suspect') return certain ? ['check'] : [];
  // The address leads to another repository now, wherever that one may have moved.
  if (judged?.note === 'another-repository') return ['ignore', 'check'];
  const to = judged?.verdict === 'moved' ? judged.to : undefined;
  return to !== undefined && to !== url && urlPattern.test(to) ? ['address'] : ['ignore', 'check'];
}

/** States by which an entry itself says that nothing more is to be expected. */
const finishedStates: ReadonlySet<string | undefined> = new Set(['archived', 'superseded', 'ended', 'withdrawn', 'gone']);

/**
 * Which links lead to repositories that the list calls not kept up. Only those that work, of
 * entries that don't say so themselves.
 */
function createUpkeepCheck({ settings, info, at }: LinkPlaces) {
  const { stale: policy, archiveSection = '' } = settings?.links ?? {};
  const sectionPaths = indexSectionPaths(info?.sections);
  const isFinished = ({ status, section }: LocatedEntry['entry']) =>
    finishedStates.has(status?.state) || (sectionPaths.get(section) ?? [section]).includes(archiveSection);
  return (status: LinkStatus, owners: readonly LocatedEntry['entry'][]): StaleReason[] => {
    if (policy === undefined || status.state === 'dead' || status.state === 'suspect') return [];
    const isMeant = owners.some((entry) => !isFinished(entry) && isInScope(policy, entry, sectionPaths));
    return isMeant ? assessUpkeep(status, policy, at) : [];
  };
}

/** The section to which entries can be moved: one that the list has. */
function findArchiveSection({ settings, info }: LinkPlaces): string | undefined {
  const { archiveSection } = settings?.links ?? {};
  return archiveSection !== undefined && indexSectionPaths(info?.sections).has(archiveSection) ? archiveSection : undefined;
}
