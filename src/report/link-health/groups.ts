import type { HealthState, LinkState } from '../../model/link-health.ts';
import { compareLocations } from '../../text/compare.ts';
import { needsReview } from './causes.ts';

/**
 * The links of a state by what there is to do. Each link is in one group, `recovered` links also in
 * `working`.
 */
export interface HealthGroups {
  /** Nothing to do and nothing to say. */
  working: LinkState[];
  /** To decide: gone for certain. Those that died last come first. */
  dead: LinkState[];
  /** Failing, and marked as gone in the entry: nothing to decide. */
  settled: LinkState[];
  /** To decide: the share exists, its code is wrong or missing. */
  codes: LinkState[];
  /** To decide: retracted or withdrawn, or not what the entry names. */
  wrong: LinkState[];
  /** To update: a new address is known. */
  moved: LinkState[];
  /** Waiting: the owner of the identifier said once that it doesn't exist. */
  certainSuspects: LinkState[];
  /** Waiting: failed, will be rechecked. */
  suspects: LinkState[];
  /** Nothing to do: bot walls, rate limits, logins. */
  unjudged: LinkState[];
  /** Snoozed. */
  ignored: LinkState[];
  /** For information, also in `working`: archived repositories. */
  archived: LinkState[];
  /** To look at, also in `working`: repositories that aren't kept up, as the settings see it. */
  stale: LinkState[];
  /** For information, also in another group: recovered since the last run. */
  recovered: LinkState[];
}

/** The groups that share out the links: each link is in exactly one of them. */
type HealthGroupName = Exclude<keyof HealthGroups, 'archived' | 'stale' | 'recovered'>;

/** Groups the links of a state by what there is to do. */
export function groupLinks(state: HealthState): HealthGroups {
  const groups: HealthGroups = {
    working: [],
    dead: [],
    settled: [],
    codes: [],
    wrong: [],
    moved: [],
    certainSuspects: [],
    suspects: [],
    unjudged: [],
    ignored: [],
    archived: [],
    stale: [],
    recovered: [],
  };
  const recovered = new Set(state.changes?.recovered);
  for (const link of [...state.links].sort(compareByLocation)) {
    const current = findGroup(link);
    const isIgnored = current !== 'working' && current !== 'settled' && link.ignored !== undefined && link.ignored > state.at;
    const group = isIgnored ? 'ignored' : current;
    groups[group].push(link);
    if (group === 'working' && isStale(link)) groups.stale.push(link);
    else if (group === 'working' && link.judged?.note === 'archived') groups.archived.push(link);
    if (recovered.has(link.identity)) groups.recovered.push(link);
  }
  groups.dead.sort((a, b) => Number(isNewlyDead(state, b)) - Number(isNewlyDead(state, a)));
  return groups;
}

const isStale = ({ stale = [] }: LinkState): boolean => stale.length > 0;

const weekMs = 7 * 86_400_000;

/**
 * Whether a link was called dead within the last week. After the first run everything is new, which
 * says nothing.
 */
export function isNewlyDead({ at, runs, changes }: HealthState, { state, diedAt, identity }: LinkState): boolean {
  if (state !== 'dead' || runs.length < 2) return false;
  if (diedAt === undefined) return changes?.died.includes(identity) ?? false;
  return Date.parse(at) - Date.parse(diedAt) < weekMs;
}

function findGroup(link: LinkState): HealthGroupName {
  const { url, state, judged, unjudged, certain, settled } = link;
  if (state === 'dead') return settled ? 'settled' : 'dead';
  if (state === 'suspect') return settled ? 'settled' : certain ? 'certainSuspects' : 'suspects';
  if (judged?.reason === 'code-wrong' || judged?.reason === 'code-missing') return 'codes';
  if (needsReview(link)) return 'wrong';
  if (judged?.verdict === 'moved' && judged.to !== undefined && judged.to !== url) return 'moved';
  const isOpen = judged?.reason === 'gated' || judged?.reason === 'exists-needs-code';
  if (judged?.note === 'archived') return 'working';
  return unjudged !== undefined || state === 'unjudged' || (judged?.verdict === 'restricted' && !isOpen) ? 'unjudged' : 'working';
}

function compareByLocation(a: LinkState, b: LinkState): number {
  const [x, y] = [a.at[0], b.at[0]];
  return x && y ? compareLocations(x, y) : Number(!x) - Number(!y);
}
