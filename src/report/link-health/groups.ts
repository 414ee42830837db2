import type { HealthState, LinkState } from '../../model/link-health.ts';
import { notesNeedingReview } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';

/** The links of a state by what there is to do about them; each link stands in one group, those that are simply well in none. */
export interface HealthGroups {
  /** Decide: gone for certain. Newly dead first. */
  dead: LinkState[];
  /** Gone, and the entry says so: nothing left to decide. */
  settled: LinkState[];
  /** Decide: the share is there, its code is wrong or missing. */
  codes: LinkState[];
  /** Decide: retracted or withdrawn, or not what the entry names. */
  wrong: LinkState[];
  /** Update: a new address is known. */
  moved: LinkState[];
  /** Know: archived repositories. */
  archived: LinkState[];
  /** Wait: the owner of the identifier said no once. */
  certainSuspects: LinkState[];
  /** Wait: failed, asked again. */
  suspects: LinkState[];
  /** Nothing to do: walls, quotas, logins. */
  unjudged: LinkState[];
  /** Somebody wants to hear nothing of it for a while. */
  ignored: LinkState[];
  /** Came back since the last run. */
  recovered: LinkState[];
}

/** Sorts the links of a state into what there is to do. */
export function groupLinks(state: HealthState): HealthGroups {
  const groups: HealthGroups = {
    dead: [],
    settled: [],
    codes: [],
    wrong: [],
    moved: [],
    archived: [],
    certainSuspects: [],
    suspects: [],
    unjudged: [],
    ignored: [],
    recovered: [],
  };
  const recovered = new Set(state.changes?.recovered);
  for (const link of [...state.links].sort(compareByLocation)) {
    const own = findGroup(link);
    const isIgnored = own !== undefined && own !== 'settled' && link.ignored !== undefined && link.ignored > state.at;
    const group = isIgnored ? 'ignored' : own;
    if (group) groups[group].push(link);
    if (recovered.has(link.identity)) groups.recovered.push(link);
  }
  const fresh = new Set(state.changes?.died);
  groups.dead.sort((a, b) => Number(fresh.has(b.identity)) - Number(fresh.has(a.identity)));
  return groups;
}

function findGroup({ url, state, judged, unjudged, certain, settled }: LinkState): keyof HealthGroups | undefined {
  if (state === 'dead') return settled ? 'settled' : 'dead';
  if (state === 'suspect' && settled) return undefined;
  if (state === 'suspect') return certain ? 'certainSuspects' : 'suspects';
  if (judged?.reason === 'code-wrong' || judged?.reason === 'code-missing') return 'codes';
  const { note } = judged ?? {};
  if (notesNeedingReview.has(note)) return 'wrong';
  if (judged?.verdict === 'moved' && judged.to !== undefined && judged.to !== url) return 'moved';
  if (note === 'archived') return 'archived';
  const open = judged?.reason === 'gated' || judged?.reason === 'exists-needs-code';
  return unjudged !== undefined || state === 'unjudged' || (judged?.verdict === 'restricted' && !open) ? 'unjudged' : undefined;
}

function compareByLocation(a: LinkState, b: LinkState): number {
  const [x, y] = [a.at[0], b.at[0]];
  return x && y ? compareLocations(x, y) : Number(!x) - Number(!y);
}
