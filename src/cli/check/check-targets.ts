import type { Settings } from '../../list/schema/index.ts';
import type { LinkToCheck } from '../../model/verdict.ts';

/** The links to check, with their places as the caller would write them. */
export interface CheckTargets {
  links: LinkToCheck[];
  /** Number of files that were read. */
  files: number;
  /** Files of a folder that are not text, or too large. */
  unreadableFiles: string[];
  /** Settings of the list for its links; of several lists, those of the first. */
  settings?: Settings['links'];
}
