import { formatItems, type MarkdownPart } from '../markdown/index.ts';
import type { ProblemRow } from './problems.ts';

type Items = Pick<Exclude<MarkdownPart, string>, 'items' | 'omittedCount'>;

/** Rows of problems as list items. */
export const formatRows = (rows: readonly ProblemRow[]): Items => formatItems(rows, ({ format }) => `- ${format()}`);
