/**
 * A range of a file. Lines and columns count from 1; the end is the position after the last
 * character.
 */
export interface SourceRange {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** The path from a value to a part of it: keys and indexes, as `['links', 0, 'url']`. */
export type FieldPath = readonly (string | number)[];
