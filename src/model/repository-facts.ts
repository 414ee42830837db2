/**
 * What facts about repositories are collected for: rules for new entries, or a look at those that a
 * list has. The latter leaves out what costs a longer answer.
 */
export type FactPurpose = 'acceptance' | 'upkeep';

/**
 * What GitHub says of a repository beside its being there, for a list's acceptance rules. Instants
 * are ISO 8601. What GitHub did not say is left out, and no rule judges by it.
 */
export interface RepositoryFacts {
  /** `owner/name`. */
  name: string;
  createdAt?: string;
  /** The last push to any branch. */
  pushedAt?: string;
  /** The last release; null where there is none. */
  releasedAt?: string | null;
  stars?: number;
  /** SPDX id; `other` for one that GitHub doesn't know; null where it sees none. */
  license?: string | null;
  isArchived?: boolean;
  isFork?: boolean;
  /** People who wrote the last fifty commits of the default branch. */
  contributors?: number;
  hasReadme?: boolean;
  /** A workflow of GitHub Actions, or the file of another service. */
  hasCi?: boolean;
}

/**
 * What the facts file of a list says of an entry's repository. Rounded, so that the file changes
 * only when readers would see it. What isn't known is left out.
 */
export interface EntryFacts {
  /** `owner/name`, as the list's link has it. */
  repository: string;
  /** Rounded down: about so many, or more. */
  stars?: number | undefined;
  /** The quarter of the last push: `2026-Q4`. */
  pushed?: string | undefined;
  /** The quarter of the last release. */
  released?: string | undefined;
  /** SPDX id that GitHub found. */
  license?: string | undefined;
  archived?: true | undefined;
  /** By `links.stale`, no push or no release for a long time. */
  stale?: true | undefined;
}

/** What is known of the repositories of a list, by the id of the entry. */
export type FactIndex = ReadonlyMap<string, EntryFacts>;
