import type { Finding } from './finding.ts';
import type { Language } from './language.ts';
import type { SettingsChange } from './settings-change.ts';
import type { CheckedLink } from './verdict.ts';

/**
 * What a review of a pull request found, as data. `jobs/review` makes it; `report/review` writes
 * the comment and the check run from it. All texts in it come from strangers: they are data, never
 * Markdown.
 */
export interface Review {
  language: Language;
  pull: { number: number; title: string; author: string; url: string; fork: boolean; draft: boolean };
  /** True when GitHub says that the author has not contributed to this repository before. */
  isFirstContribution: boolean;
  /** The commit that was reviewed. */
  headSha: string;
  /**
   * Address of the files at the head, without a slash at the end: `${headBlobUrl}/${path}#L${line}`
   * shows a line.
   */
  headBlobUrl: string;
  /**
   * The same for the tip of the base branch, which has the duplicates and the problems that existed
   * before.
   */
  baseBlobUrl: string;
  /** Page with a heading for each code of findings; without it codes are shown without a link. */
  findingsDocsUrl?: string;
  /** True when commands in comments are answered; then the comment mentions them. */
  hasCommands?: boolean;
  /** Folder of the list, as the settings say: `data`. */
  dataFolder: string;
  /** The README that is the list; left out for a list of data files. */
  source?: string;
  /** Entries that the pull request adds or changes, in the order of file and line. */
  entries: ReviewedEntry[];
  /** Entries of the base that the pull request removes. */
  removedEntries: { id: string; name: string; file: string }[];
  /**
   * All problems that the pull request introduces: in entries, list.yml, settings and generated
   * files.
   */
  findings: Finding[];
  /** Problems that existed before: shown, never blocking. */
  preExistingFindings: Finding[];
  /** Those of `findings` that are about `.github/listkeeper.yml` itself. */
  settingsFindings: Finding[];
  /** What it changes in the settings that are in effect. */
  settingsChange?: SettingsChange;
  /** Generated files whose zone the pull request edits by hand, with the line of the edit. */
  editedOutputs: { file: string; line: number }[];
  /** Verdicts on the links that the pull request adds. */
  links: CheckedLink[];
  /**
   * Those of `links` that block: the service that owns the identifier says that it does not exist.
   */
  deadLinks: CheckedLink[];
  /** False when the settings switch link checks off, or when there was no link to check. */
  areLinksChecked: boolean;
  /** True without a network: no link was checked. */
  isOffline: boolean;
  /** Entries that were written into generated files, as data. */
  suggestedEntries?: SuggestedEntry[];
  /** Entries that other open pull requests add too. */
  competingEntries?: CompetingEntry[];
  /**
   * Metadata that added entries lack and that the owners of their identifiers have: offered for
   * pasting, never written.
   */
  suggestedMetadata?: SuggestedMetadata[];
  /** Lines of the head with a suggested change in the diff, in the order in which they are made. */
  suggestedChanges?: readonly { path: string; line: number }[];
  /**
   * True when GitHub listed only the first 3,000 files of the pull request: the rest was not
   * reviewed.
   */
  isTruncated: boolean;
  /** True when its author is asked whether they use what they suggest. */
  isUseAsked?: boolean;
  /** True when the pull request does not touch the list, its settings or its outputs. */
  isUnaffected: boolean;
}

export interface ReviewedEntry {
  id: string;
  /** In the language of the review, or the other where that is missing. */
  name: string;
  file: string;
  line: number;
  change: 'added' | 'changed';
  /** `to-fix` when a problem that the pull request introduces here blocks the merge. */
  state: 'ready' | 'to-fix';
  /** Problems that the pull request introduces in this entry, warnings and notices too. */
  findings: Finding[];
  /** Verdicts on links of this entry that are not in the base. */
  links: CheckedLink[];
  /** Entries that lead to the same thing. */
  duplicates: DuplicateEntry[];
  /**
   * Markdown of the entry as the README will show it, by `list/render`; empty when it cannot be
   * rendered.
   */
  preview: string;
  /** What its sources say otherwise, so that nobody corrects a value that was weighed. */
  disagreements?: SourceDisagreement[];
}

/** A statement of a source that differs from the entry. */
interface SourceDisagreement {
  url: string;
  /** The fields that it is about; empty where that is not said. */
  fields: string[];
  says: string;
}

export interface DuplicateEntry {
  entry: string;
  /** In the language of the review, or the other where that is missing. */
  name: string;
  file: string;
  line: number;
  /** What they share: `github:owner/name`, an address, a title. */
  matchedBy: string;
  /**
   * True when the duplicate is in the same pull request, so that its address begins with
   * `headBlobUrl`.
   */
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
  /** Name and place of the entry. */
  name: string;
  file: string;
  line: number;
  /** The source, its identifier and its page: `arXiv`, `2010.07497`. */
  source: string;
  id: string;
  url: string;
  /** Names of the suggested fields. */
  fields: string[];
  /** The fields as YAML; empty where there is only a star count to show. */
  yaml: string;
  /** The number of stars on a day. Shown, not written, since it changes daily. */
  stars?: { count: number; on: string };
}
