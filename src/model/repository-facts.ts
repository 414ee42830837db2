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
