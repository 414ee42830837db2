import type { HealthState, LinkState } from '../../model/link-health.ts';
import { notesNeedingReview } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';

/** The links of a state by what there is to do. Each link is in one group, working links in none. */
export interface HealthGroups {
  /** To decide: gone for certain. Newly dead first. */
  dead: LinkState[];
  /** Gone, and marked so in the entry: nothing to decide. */
  settled: LinkState[];
  /** To decide: the share exists, its code is wrong or missing. */
  codes: LinkState[];
  /** To decide: retracted or withdrawn, or not what the entry names. */
  wrong: LinkState[];
  /** To update: a new address is known. */
  moved: LinkState[];
  /** For information: archived repositories. */
  archived: LinkState[];
  /** Waiting: the owner of the identifier said once that it doesn't exist. */
  certainSuspects: LinkState[];
  /** Waiting: failed, will be rechecked. */
  suspects: LinkState[];
  /** Nothing to do: bot walls, rate limits, logins. */
  unjudged: LinkState[];
  /** Snoozed. */
  ignored: LinkState[];
  /** Recovered since the last run. */
  recovered: LinkState[];
}

/** Groups the links of a state by what there is to do. */
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
    const current = findGroup(link);
    const isIgnored = current !== undefined && current !== 'settled' && link.ignored !== undefined && link.ignored > state.at;
    const group = isIgnored ? 'ignored' : current;
    if (group) groups[group].push(link);
    if (recovered.has(link.identity)) groups.recovered.push(link);
  }
  const died = new Set(state.changes?.died);
  groups.dead.sort((a, b) => Number(died.has(b.identity)) - Number(died.has(a.identity)));
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
