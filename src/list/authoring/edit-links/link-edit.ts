/** The position of a link's address, as `readList` reports it. Line and column count from 1. */
export interface SourcePosition {
  line: number;
  column: number;
}

/**
 * `set` changes a field of the link, `remove` deletes the link, `status` marks the whole entry as
 * gone.
 */
export type LinkEdit = { position: SourcePosition } & (
  | { type: 'set'; field: 'url' | 'archived' | 'gone'; value: string }
  | { type: 'remove' }
  | { type: 'status'; state: 'gone'; since: string }
);

export interface LinkEditResult {
  /** The text with all edits except the refused ones. */
  text: string;
  /**
   * Edits that cannot be made safely: the link does not exist or is the last one, or other data
   * would change.
   */
  refused: LinkEdit[];
}
