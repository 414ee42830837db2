/** The position of a link's address, as `readList` reports it. Line and column count from 1. */
export interface SourcePosition {
  line: number;
  column: number;
}

/**
 * `set` changes a field of the link, `remove` deletes the link. About the entry of the link:
 * `status` marks it as gone, `section` moves it, `added` says when it came, `delete` removes it.
 */
export type LinkEdit = { position: SourcePosition } & (
  | { type: 'set'; field: 'url' | 'archived' | 'gone'; value: string }
  | { type: 'remove' }
  | { type: 'status'; state: 'gone'; since: string }
  | { type: 'section'; value: string }
  | { type: 'added'; value: string }
  | { type: 'delete' }
);

export interface LinkEditResult {
  /** The text with all edits except the refused ones; empty where no entry is left. */
  text: string;
  /**
   * Edits that cannot be made safely: the link does not exist or is the last one, or other data
   * would change.
   */
  refused: LinkEdit[];
}
