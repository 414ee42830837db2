import type { Finding } from '../../model/finding.ts';

/** The comment on an issue that suggests an entry, and the pull request made from it. */

export type SubmissionOutcome =
  | { is: 'proposed'; name: string; notes: SubmissionDetails; proposals: string }
  | { is: 'duplicate'; name: string; twins: ExistingEntry[] }
  | { is: 'no-address'; text: string }
  | { is: 'dead'; url: string; words: string }
  | { is: 'junk'; links: number }
  | { is: 'to-fix'; name: string; findings: readonly Finding[] }
  | { is: 'declined' }
  /** Somebody committed to its pull request, which no longer follows the issue. */
  | { is: 'taken-over'; number: number; url: string };

export interface ExistingEntry {
  id: string;
  name: string;
  /** Address of its place in the data. */
  url: string;
}

/** What the author and the maintainers see of the suggested entry. */
export interface SubmissionDetails {
  /** Markdown of the entry as the README will show it. */
  preview: string;
  /** Path and text of its data file. */
  path: string;
  text: string;
  filledFields: readonly { field: string; from: string }[];
  rejectedFields: readonly { field: string; text: string }[];
  /** The section's name. */
  section: string;
  /** Entries that share its link, and may be the same. */
  related: readonly ExistingEntry[];
}
