import type { LocalizedText } from './language.ts';

/**
 * What a job has seen of the state of a list, for the page of all lists. One job says one part, so
 * that two jobs at once never overwrite what the other has seen.
 */
export type ListStatus = LinksStatus | OutputsStatus;

export interface ListContents {
  /** Left out where `list.yml` is missing or invalid. */
  title?: LocalizedText;
  entries: number;
}

/** After a check of links, or a tick in the link-health issue. */
export interface LinksStatus extends ListContents {
  part: 'links';
  /** Distinct links. */
  links: number;
  /** Dead, and nothing decided yet. */
  dead: number;
  /** Everything else that the issue asks somebody to look at. */
  toReview: number;
}

/** After the generated files were compared with the data. */
export interface OutputsStatus extends ListContents {
  part: 'outputs';
  /** Errors because of which generated files are not updated. */
  problems: number;
}
