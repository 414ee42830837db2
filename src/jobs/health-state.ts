import { createHash } from 'node:crypto';
import type { Repository } from '../forge/forge.ts';
import { type Changes, changesBetween } from '../health/changes.ts';
import type { Policy } from '../health/policy.ts';
import { type History, instantOf } from '../health/record.ts';
import { type LinkStory, storiesOf } from '../health/story.ts';
import { doubtful } from '../links/verdict.ts';
import type { Link } from '../list/entry.ts';
import { addressPattern } from '../list/patterns.ts';
import type { PlacedEntry } from '../list/read.ts';
import type { Settings } from '../list/settings.ts';
import type { Remedy } from '../report/health-boxes.ts';
import type { HealthState, LinkState } from '../report/health-state.ts';
import type { ListedLink } from './links-of.ts';
import { healthBranch, historyFile } from './tools.ts';

/** The memory and the list put together: what `report/` needs to tell the health of links. */

export interface Told {
  repository: Repository;
  settings: Settings;
  commit: string;
  entries: readonly PlacedEntry[];
  listed: readonly ListedLink[];
  before: History;
  after: History;
  now: Date;
  policy: Policy;
  /** When links are looked at again, in milliseconds since 1970. */
  next: number | undefined;
  deferred: number;
}

/** The state that the issue is written from, without its boxes. */
export function stateOf({
  repository,
  settings,
  commit,
  entries,
  listed,
  before,
  after,
  now,
  policy,
  next,
  deferred,
}: Told): HealthState {
  const links = linkStates(storiesOf(after, now, policy), entries, listed);
  const at = after.runs.at(-1)?.run ?? instantOf(now);
  const quiet = new Set(links.filter(({ ignored, settled }) => settled || (ignored ?? '') > at).map(({ identity }) => identity));
  const looked = after.runs.length > 0 && at !== before.runs.at(-1)?.run;
  return {
    repository: repository.url,
    branch: repository.defaultBranch,
    commit,
    historyUrl: `${repository.url}/blob/${healthBranch}/${historyFile}`,
    at,
    ...(next === undefined || settings.links.every === 'off' ? {} : { next: instantOf(new Date(next)) }),
    deferred,
    runs: after.runs,
    links,
    ...(before.runs.length === 0 || !looked ? {} : { changes: without(changesBetween(before, after, now, policy), quiet) }),
  };
}

/** Nobody wants to hear of what is ignored or told in the list already. */
function without(changes: Changes, quiet: ReadonlySet<string>): Changes {
  const kept = (ids: string[]) => ids.filter((id) => !quiet.has(id));
  const { died, recovered, moved, codes, noted } = changes;
  return { ...changes, died: kept(died), recovered, moved: kept(moved), codes: kept(codes), noted: kept(noted) };
}

/** The stories of the links that the list has, with where they stand and what can be done. */
export function linkStates(
  stories: readonly LinkStory[],
  entries: readonly PlacedEntry[],
  listed: readonly ListedLink[],
): LinkState[] {
  const places = Map.groupBy(listed, ({ identity }) => identity);
  const entriesById = new Map(entries.map(({ id, entry }) => [id, entry]));
  return stories.flatMap((story): LinkState[] => {
    const here = places.get(story.identity) ?? [];
    // Where one spelling is the new address already, the other is the one to tell of.
    const shown = here.find(({ url }) => url !== story.judged?.to) ?? here[0];
    if (!shown) return [];
    const entry = entriesById.get(shown.entry);
    const name =
      entry && 'name' in entry && entry.name ? entry.name : entry && 'title' in entry ? { en: entry.title } : undefined;
    const settled = here.every((place) => isTold(place, entriesById.get(place.entry)));
    const state: LinkState = {
      ...story,
      url: shown.url,
      key: keyOf(story.identity),
      at: here.flatMap(({ at }) => at),
      ...(name ? { name } : {}),
      ...(settled ? { settled } : {}),
    };
    const isAlone = here.some(({ entry: id }) => (entriesById.get(id)?.links.length ?? 0) < 2);
    return [{ ...state, remedies: remediesOf(state, isAlone) }];
  });
}

/** Short, the same for the same identity, and without letters that could end a comment. */
export function keyOf(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 12);
}

/** Whether the list itself tells readers that this link, or the thing it belongs to, is gone. */
function isTold({ url }: ListedLink, entry: PlacedEntry['entry'] | undefined): boolean {
  if (entry?.status?.state === 'gone' || entry?.status?.state === 'withdrawn') return true;
  const same: Link[] = entry?.links.filter((link) => link.url === url) ?? [];
  return same.length > 0 && same.every(({ gone }) => gone !== undefined);
}

/** What can be done about a link by a tick. */
function remediesOf({ state, judged, archived, url, certain }: LinkState, isAlone: boolean): Remedy[] {
  if (state === 'dead') {
    return [
      ...(archived === undefined ? [] : (['archive'] as const)),
      'gone',
      ...(isAlone ? [] : (['remove'] as const)),
      'ignore',
      'check',
    ];
  }
  if (state === 'suspect') return certain ? ['check'] : [];
  // Wherever it has moved to since, it is that other repository.
  if (judged?.note === 'another-repository') return ['ignore', 'check'];
  const to = judged?.verdict === 'moved' ? judged.to : undefined;
  return to !== undefined && to !== url && addressPattern.test(to) ? ['address'] : ['ignore', 'check'];
}

/** Whether a link has moved in a way that needs no look: its service says that it is the same, or only the scheme has changed. */
export function isSafeMove({ state, judged, url, ignored, remedies }: LinkState, at: string): boolean {
  if (!remedies?.includes('address') || state === 'dead' || (ignored ?? '') > at) return false;
  if (doubtful.has(judged?.note)) return false;
  if (judged?.reason === 'renamed' || judged?.reason === 'canonical-address') return true;
  return judged?.to?.replace(/#.*$/, '') === url.replace(/^http:/, 'https:').replace(/#.*$/, '');
}
