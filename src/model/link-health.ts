import type { LocalizedText } from './language.ts';
import type { LinkLocation, VerdictName, VerdictNote, VerdictReason } from './verdict.ts';

/** `moves` is for all safe moves at once; the others are for one link. */
export const checkboxActions = ['address', 'archive', 'gone', 'remove', 'ignore', 'check', 'moves'] as const;
export type CheckboxAction = (typeof checkboxActions)[number];

/**
 * What the link-health issue is written from. `jobs/check-links.ts` puts it together: the stories come from `health/story.ts`, the
 * changes from `health/changes.ts`, the places and names from the list. Moments are UTC to the minute: `2026-11-22T03:12Z`.
 */
export interface HealthState {
  /** Address of the repository, without a slash at its end. */
  repository: string;
  /** The branch on which entries are edited: places link to `${repository}/edit/${branch}/…`. */
  branch: string;
  /** The commit that was read: places are shown at `${repository}/blob/${commit}/…`. */
  commit: string;
  /** Where the history can be read; left out when there is none. */
  historyUrl?: string;
  /** When the run took place. */
  at: string;
  /** When the next one comes by itself, where that is known. */
  next?: string;
  /** Links that the run left for the next one. */
  deferred: number;
  /** The last runs, oldest first, this one included. */
  runs: RunSummary[];
  /** Every link of the list. */
  links: LinkState[];
  /** What this run made different, as identities. Left out on the first run: then there is nothing to compare with. */
  changes?: HealthStateChanges;
  /** What people ticked. Without it no box is shown: nobody would hear of a tick. */
  checkboxes?: CheckboxState;
}

export interface CheckboxState {
  /** Boxes that are ticked and done by a pull request, as `boxName` names them. */
  proposed: ReadonlySet<string>;
  /** Boxes whose edit could not be made by program. */
  refused: ReadonlySet<string>;
  /** Number of that pull request, or what stands for it; left out while there is none. */
  pull?: string;
  /** Moves that may be made without a look at each, when there is more than one. */
  safeMoveCount: number;
}

export interface RunSummary {
  run: string;
  links: number;
  /** Healthy and recovered links, moved ones included. */
  alive: number;
  moved: number;
  suspect: number;
  dead: number;
  unjudged: number;
}

export interface HealthStateChanges {
  died: string[];
  recovered: string[];
  moved: string[];
  codes: string[];
  noted: string[];
}

export interface LinkState {
  identity: string;
  url: string;
  service: string;
  state: 'healthy' | 'suspect' | 'dead' | 'recovered' | 'unjudged';
  since: string;
  /** Failed looks in a row that count. */
  strikes: number;
  /** True when the owner of the identifier says no. */
  certain: boolean;
  /** True when nobody ever answered. */
  silent: boolean;
  firstSeen: string;
  lastAlive?: string;
  /** When it will be asked again, at the earliest. */
  next: string;
  /** The last look that said something. */
  judged?: LinkCheckState;
  /** The last look, when it said nothing: a wall, a quota. */
  unjudged?: LinkCheckState;
  archived?: string;
  /** Until when nobody wants to hear of it. */
  ignored?: string;
  /** Short name for its boxes. */
  key?: string;
  /** What can be done about it by a tick. */
  remedies?: readonly CheckboxAction[];
  /** Where it stands in the list. */
  at: LinkLocation[];
  /** What the entry at the first place is called. */
  name?: LocalizedText;
  /** True when the entry itself already tells readers that it is gone or withdrawn: then nothing is left to decide. */
  settled?: boolean;
}

export interface LinkCheckState {
  at: string;
  verdict: VerdictName;
  reason: VerdictReason;
  asked: string;
  to?: string | undefined;
  note?: VerdictNote | undefined;
  status?: number | undefined;
  marker?: string | undefined;
  code?: string | undefined;
  title?: string | undefined;
  finalUrl?: string | undefined;
}
