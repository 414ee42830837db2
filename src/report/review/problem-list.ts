import { formatItems, type MarkdownPart } from '../markdown/index.ts';
import type { ProblemRow } from './problems.ts';

type Items = Pick<Exclude<MarkdownPart, string>, 'items' | 'counts' | 'omittedCount'>;

/** More rows than this are never all read, so those that stand for most problems come first. */
const maxOrderedRows = 100;

/** Rows of problems as list items. */
export function formatRows(rows: readonly ProblemRow[]): Items {
  const ordered = rows.length > maxOrderedRows ? rows.toSorted((a, b) => b.count - a.count) : rows;
  return formatItems(
    ordered,
    ({ format }) => `- ${format()}`,
    ({ count }) => count,
  );
}
