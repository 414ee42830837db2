import type { LocalizedText } from './language.ts';

/** What an acceptance rule asks for, by its name in the settings. */
export type AcceptanceBound =
  | 'minStars'
  | 'minAgeDays'
  | 'maxDaysSincePush'
  | 'maxDaysSinceRelease'
  | 'minContributors'
  | 'licenses'
  | 'archived'
  | 'fork'
  | 'readme'
  | 'ci'
  | 'minDescriptionWords'
  | 'maxDescriptionWords'
  | 'promotion'
  | 'maxSectionEntries'
  | 'maxEntriesPerPullRequest'
  | 'maxOpenPullRequests';

/** A bound that an entry doesn't meet. */
export interface UnmetBound {
  bound: AcceptanceBound;
  /** The number that was asked for; 0 for a bound that is no number. */
  limit: number;
  /** The number found; undefined where there is none, such as no release. */
  actual?: number | undefined;
  /** For `licenses`: those that the list takes, none for any; and the one found. */
  allowed?: readonly string[];
  license?: string | null | undefined;
  /** For `promotion`: the words found. */
  words?: readonly string[];
  /** What it is about: `owner/name`, or the name of a section. */
  subject: string;
  /** Why the list asks for it, in the words of its maintainers. */
  reason?: LocalizedText | undefined;
}
