import type { Html } from 'mdast';
import type { InlineLine, ReadContext } from '../read/index.ts';
import { filterLinks, getLineText, type HtmlRow, readHtmlTable } from '../read/index.ts';
import type { EntryDraft } from './draft-types.ts';
import { readRows, type TableRow } from './table-drafts.ts';

/** Tables in HTML whose rows are entries. */

/** Cells beyond this column are not read. */
const maxColumns = 60;

/** A smaller table shows sponsors or pictures side by side. */
const minRows = 3;

/**
 * Reads the rows of an HTML table as entries, if it has a header row and links. A row begins after
 * the cells that stand for several rows, which stay as they are.
 * @returns undefined for any other table.
 */
export function parseHtmlTable(block: Html, context: ReadContext): EntryDraft[] | undefined {
  const rows = readHtmlTable(block.value, block.position?.start.line ?? 1, context);
  if (rows === undefined) return undefined;
  const isHeader = ({ cells }: HtmlRow) => cells.every((cell) => cell.isHeader);
  const headerRows = rows.slice(
    0,
    Math.max(
      0,
      rows.findIndex((row) => !isHeader(row)),
    ),
  );
  const grid = fillGrid(rows);
  const headers = mergeHeaders(grid.slice(0, headerRows.length));
  const body = rows.slice(headerRows.length).map((row, index) => toTableRow(row, grid[headerRows.length + index] ?? []));
  const kept = body.filter((row) => row !== undefined);
  const linked = kept.filter(({ cells }) => cells.flat().some((line) => filterLinks(line).length > 0));
  if (headers.filter((header) => header !== '').length < 2 || kept.length < minRows || linked.length * 2 < kept.length)
    return undefined;
  return readRows(headers, kept);
}

/** The cell of each column in each row, those that span rows or columns in all of them. */
function fillGrid(rows: readonly HtmlRow[]): InlineLine[][][] {
  const grid: InlineLine[][][] = [];
  /** Cells of earlier rows that reach further down, by column. */
  const open = new Map<number, { lines: InlineLine[]; rows: number }>();
  for (const { cells } of rows) {
    const row: InlineLine[][] = [];
    const takeOpen = () => {
      for (let cell = open.get(row.length); cell !== undefined && cell.rows > 0; cell = open.get(row.length)) {
        cell.rows -= 1;
        row.push(cell.lines);
      }
    };
    for (const { lines, rowspan, colspan } of cells) {
      takeOpen();
      for (let column = 0; column < colspan && row.length < maxColumns; column += 1) {
        if (rowspan > 1) open.set(row.length, { lines, rows: rowspan - 1 });
        row.push(lines);
      }
    }
    takeOpen();
    grid.push(row);
  }
  return grid;
}

/** The words of each column; those of several rows, each once. */
function mergeHeaders(rows: readonly InlineLine[][][]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const texts = rows.map((row) => (row[column] ?? []).map(getLineText).join(' ').trim()).filter(Boolean);
    return [...new Set(texts)].join(' ');
  });
}

/** Undefined for a row of which a later cell spans rows: taking it away would move other rows. */
function toTableRow({ cells, line, endLine }: HtmlRow, columns: InlineLine[][]): TableRow | undefined {
  const own = cells.findIndex(({ rowspan }) => rowspan === 1);
  if (own < 0 || cells.slice(own).some(({ rowspan }) => rowspan > 1)) return undefined;
  const start = own === 0 ? line : (cells[own]?.line ?? line);
  const isApart = own === 0 || start > (cells[own - 1]?.line ?? line);
  return isApart ? { cells: columns, line: start, endLine } : undefined;
}
