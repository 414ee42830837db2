import type { LocalizedText } from './language.ts';
import type { LinkLocation, VerdictName, VerdictNote, VerdictReason } from './verdict.ts';

/**
 * What a checkbox does about a link. A checkbox of a group does one of these about each of its
 * links.
 */
export const checkboxActions = ['address', 'archive', 'gone', 'remove', 'ignore', 'check', 'keep', 'delete', 'shelve'] as const;
export type CheckboxAction = (typeof checkboxActions)[number];

/**
 * The data of the link-health issue. `jobs/link-health` puts it together: states and changes come
 * from `link-health/`, places and names from the list. Times are UTC to the minute:
 * `2026-11-22T03:12Z`.
 */
export interface HealthState {
  /** Address of the repository, without a slash at its end. */
  repository: string;
  /** The path of the README that is the list; left out for a list of data files. */
  source?: string;
  /** The branch on which entries are edited: links go to `${repository}/edit/${branch}/…`. */
  branch: string;
  /** The commit that was read: links to lines go to `${repository}/blob/${commit}/…`. */
  commit: string;
  /** Page of the history; left out when there is none. */
  historyUrl?: string;
  /** Page that lists every link with its evidence; left out when there is none. */
  reportUrl?: string;
  /** When the run took place. */
  at: string;
  /** When the next scheduled run is due, where that is known. */
  next?: string;
  /** Links that the run left for the next one. */
  deferred: number;
  /** The last runs, oldest first, this one included. */
  runs: RunSummary[];
  /** Every link of the list. */
  links: LinkState[];
  /**
   * What changed with this run, as identities. Left out on the first run, which has nothing to
   * compare with.
   */
  changes?: HealthStateChanges;
  /** What people ticked. Without it no checkbox is shown, since no job would read it. */
  checkboxes?: CheckboxState;
}

/**
 * What was asked for about links. Each element of the sets is an action and the key of a link:
 * `gone 3kTmP0a`.
 */
export interface CheckboxState {
  /** Edits that a pull request makes. */
  proposed: ReadonlySet<string>;
  /** Ticked since the issue was read, and kept for the next run. */
  pending?: ReadonlySet<string>;
  /** Edits that have to be made by hand. */
  refused: ReadonlySet<string>;
  /** Number of that pull request; left out while there is none. */
  pull?: number;
  /** Whether commands in comments are answered too. */
  hasCommands?: boolean;
  /** The box by which a README becomes a list of data files; left out where there is none. */
  adoption?: AdoptionCheckbox;
}

/** A box that asks for the pull request that turns a README into data files. */
export interface AdoptionCheckbox {
  /** The pull request is open, or opened by this plan. */
  isProposed: boolean;
  /** Its number, where it is known. */
  pull?: number;
  /** It was asked for, and the README can't be turned into data. */
  isRefused: boolean;
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

interface HealthStateChanges {
  died: string[];
  recovered: string[];
  moved: string[];
  codes: string[];
  noted: string[];
}

export type LinkHealthState = 'healthy' | 'suspect' | 'dead' | 'recovered' | 'unjudged';

/** Why a repository isn't kept up, the most serious reason first. */
export const staleReasons = ['license-gone', 'license-changed', 'archived', 'no-push', 'no-release'] as const;
export type StaleReason = (typeof staleReasons)[number];

/** What the history knows of a repository. Days as `2026-11-22`. */
export interface UpkeepState {
  pushed?: string | undefined;
  /** Null where there was no release. */
  released?: string | null | undefined;
  stars?: number | undefined;
  /** SPDX id, `other`, or null for none. */
  license?: string | null | undefined;
  archived?: boolean | undefined;
  /** The license that it had before. */
  formerLicense?: string | null | undefined;
}

/** What the history says about one link. Computed by `link-health/`. */
export interface LinkStatus {
  identity: string;
  url: string;
  service: string;
  /** `unjudged`: no check was conclusive yet. */
  state: LinkHealthState;
  /** When the state began: the first failure in a row, the recovery, or the first check. */
  since: string;
  /** Failed checks in a row that count. */
  strikes: number;
  /** True when the owner of the identifier denies it. */
  certain: boolean;
  /** True when no failure had an answer, so that our own network may be the cause. */
  silent: boolean;
  firstSeen: string;
  lastAlive?: string;
  /** When a dead link was called dead: its failure that decided. */
  diedAt?: string;
  /** The earliest time of the next check. */
  next: string;
  /** The last conclusive check. */
  judged?: LinkCheckState;
  /** The last check, when it was inconclusive: a wall, a quota. */
  unjudged?: LinkCheckState;
  archived?: string;
  /** Until when it is left out of the issue. */
  ignored?: string;
  /** Of a link to a repository at GitHub. */
  upkeep?: UpkeepState;
  /** Until when nobody wants to hear that it isn't kept up. */
  kept?: string;
}

/** A link of the list in the link-health issue. */
export interface LinkState extends LinkStatus {
  /** Short name for its checkboxes. */
  key?: string;
  /** The checkboxes that it has. */
  remedies?: readonly CheckboxAction[];
  /** Its places in the list. */
  at: LinkLocation[];
  /** The name of the entry at the first place. */
  name?: LocalizedText;
  /** Why its repository isn't kept up, as the list's settings see it; empty or left out where it is. */
  stale?: readonly StaleReason[];
  /** True when the entry itself says that it is gone or withdrawn: nothing is left to decide. */
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
