import type { Finding } from './finding.ts';
import type { Language } from './language.ts';
import type { CheckedLink } from './verdict.ts';

/**
 * What a review of a pull request found, before anybody puts it in words. `jobs/review-pull-request.ts` makes one;
 * `pull-request.ts` and `check-run.ts` write it down. All texts in it come from strangers: they are data, never Markdown.
 */
export interface Review {
  language: Language;
  pull: { number: number; title: string; author: string; url: string; fork: boolean; draft: boolean };
  /** True when GitHub says that the author has not contributed to this repository before. */
  isFirstContribution: boolean;
  /** The commit that was judged. */
  headSha: string;
  /** Where files can be looked at, without a slash at the end: a place is `${headBlob}/${path}#L${line}`. */
  headBlobUrl: string;
  /** The same for the tip of the base branch: twins and what was there before stand there. */
  baseBlobUrl: string;
  /** Page that explains the codes of findings, one heading a code; without it the codes are shown without a link. */
  findingsDocsUrl?: string;
  /** True where somebody listens to commands in comments; then the comment names them. */
  hasCommands?: boolean;
  /** Folder of the list, as the settings say: `data`. */
  dataFolder: string;
  /** Entries that the pull request adds or changes, in the order of file and line. */
  entries: ReviewedEntry[];
  /** Entries that were in the base and are no more. */
  removedEntries: { id: string; name: string; file: string }[];
  /** Problems that the pull request brings, all of them: those of the entries above, of list.yml, of settings, of generated files. */
  findings: Finding[];
  /** Problems that were there before: told, never blocking. */
  preExistingFindings: Finding[];
  /** Those of `findings` that are about `.github/listkeeper.yml` itself. */
  settingsFindings: Finding[];
  /** Generated files whose zone this pull request changes by hand, and where they are to be changed instead. */
  editedOutputs: { file: string; line: number }[];
  /** Verdicts on the links that the pull request adds. */
  links: CheckedLink[];
  /** Those of `links` that block: the owner of the identifier says that it is not there. */
  deadLinks: CheckedLink[];
  /** False when the settings say not to check links, or when there was none to check. */
  areLinksChecked: boolean;
  /** True when there was no network: no link was judged. */
  isOffline: boolean;
  /** What was written into generated files, as data. */
  suggestedEntries?: SuggestedEntry[];
  /** Entries that other open pull requests add too. */
  competingEntries?: CompetingEntry[];
  /** What owners of identifiers say that added entries do not: offered to be pasted, never written. */
  suggestedMetadata?: SuggestedMetadata[];
  /** Lines of the head at which a suggestion stands in the diff, in the order in which they are made. */
  suggestedChanges?: readonly { path: string; line: number }[];
  /** True when GitHub gave only the first 3,000 files of the pull request: the rest was not seen. */
  isTruncated: boolean;
  /** True when nothing of the list, its settings or its outputs is touched: then there is nothing to say. */
  isUnaffected: boolean;
}

export interface ReviewedEntry {
  id: string;
  /** In the language of the review, or the other when that is missing. */
  name: string;
  file: string;
  line: number;
  change: 'added' | 'changed';
  /** `to-fix` when something that the pull request brings here blocks the merge. */
  state: 'ready' | 'to-fix';
  /** All that the pull request brings in this entry, warnings and notices too. */
  findings: Finding[];
  /** Verdicts on this entry's links that were not in the base. */
  links: CheckedLink[];
  /** Entries that lead to the same thing, with their places. */
  duplicates: DuplicateEntry[];
  /** Markdown of the entry as the README will show it, made by `list/render`; empty when it can not be rendered. */
  preview: string;
}

export interface DuplicateEntry {
  entry: string;
  file: string;
  line: number;
  /** What they share: `github:owner/name`, an address, a title. */
  matchedBy: string;
  /** True when the twin comes in the same pull request, so that its place is under `headBlob`. */
  isSamePullRequest: boolean;
}

export interface SuggestedEntry {
  /** Where the file would be. */
  path: string;
  yaml: string;
}

export interface CompetingEntry {
  name: string;
  file: string;
  line: number;
  /** The other pull request. */
  pull: number;
  url: string;
  /** What they share: an identity, or a title. */
  matchedBy: string;
}

export interface SuggestedMetadata {
  /** Name of the entry, and where it stands. */
  name: string;
  file: string;
  line: number;
  /** Who says so, and of what: `arXiv`, `2010.07497`, and its page. */
  source: string;
  id: string;
  url: string;
  /** Names of the fields that are offered. */
  fields: string[];
  /** The fields as YAML; empty where there is only something to tell. */
  yaml: string;
  /** How many stars it had on a day: told, since it is another number tomorrow. */
  stars?: { count: number; on: string };
}
