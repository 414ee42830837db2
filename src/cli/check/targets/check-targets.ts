import { LinkTable } from '../../../links/table/index.ts';
import type { Settings } from '../../../list/schema/index.ts';
import type { Finding } from '../../../model/finding.ts';
import type { CheckedLink } from '../../../model/verdict.ts';

/** The links to check, with their places as the caller would write them. */
export interface CheckTargets {
  /** Those that somebody has to be asked about, each address once. */
  links: LinkTable;
  /**
   * Those that need no network: files and anchors of the repository, templates, addresses that lead
   * nowhere.
   */
  judged: CheckedLink[];
  /** How many links a comment takes out of the check. */
  ignored: number;
  /** Number of files that were read. */
  files: number;
  /** Files of a folder that are not text, or too large. */
  unreadableFiles: string[];
  /** Files of a folder in formats whose links are not read. */
  unreadFiles: string[];
  /**
   * What is wrong with the settings of a repository, by its root. They hold without those parts.
   */
  settingsFindings: Map<string, readonly Finding[]>;
  /** Settings of the list for its links; of several lists, those of the first. */
  settings?: Settings['links'];
}

/** Targets without links. */
export function createTargets(part: Partial<CheckTargets> = {}): CheckTargets {
  return {
    links: new LinkTable(),
    judged: [],
    ignored: 0,
    files: 0,
    unreadableFiles: [],
    unreadFiles: [],
    settingsFindings: new Map(),
    ...part,
  };
}
