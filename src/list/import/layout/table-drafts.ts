import type { Table, TableCell } from 'mdast';
import {
  filterLinks,
  getLineText,
  type InlineLine,
  isGenericLinkText,
  isLinkLabel,
  type ReadContext,
  readLines,
} from '../read/index.ts';
import type { EntryDraft } from './draft-types.ts';
import { countsRows, planFieldColumns, readCellFacts, readCellFields, saysNothing } from './table-columns.ts';

const nameColumnPattern =
  /^(?:名称|名字|数据集(?:名称)?|模型|项目|工具|标题|资源名.*|name|title|dataset|model|project|tool|library|repo(?:sitory)?)$/i;
const descriptionColumnPattern = /^(?:说明|描述.*|介绍|简介|数据概览|概述|备注|description|desc|about|notes?|summary)$/i;

/**
 * Reads the rows of a table as entries if rows have links, otherwise as lines of text. The header
 * of a column of links becomes their label. Other columns become text: `column: cell`.
 */
export function parseTable(table: Table, context: ReadContext): { drafts: EntryDraft[]; lines: InlineLine[] } {
  const [headerRow, ...rows] = table.children.map((row) => row.children.map((cell) => readCell(cell, context)));
  const headers = (headerRow ?? []).map((cell) => cell.map(getLineText).join(' ').trim());
  if (!rows.some((cells) => cells.some(hasLink))) {
    const lines = [headerRow ?? [], ...rows].map((cells) => joinCells(cells, ' | ')).filter((line) => line.length > 0);
    return { drafts: [], lines };
  }
  // A header with links is a row of data: GitHub's tables must have a header.
  const all = (headerRow ?? []).some(hasLink) ? [headerRow ?? [], ...rows] : rows;
  const hasHeader = all === rows;
  const columnNames = hasHeader ? headers : [];
  const tableRows = all.map((cells, index): TableRow => {
    const line = table.children[hasHeader ? index + 1 : index]?.position?.start.line ?? 1;
    return { cells, line, endLine: line };
  });
  const dropped = { headers, nameColumn: findNameColumn(headers, all), rows: all, line: table.position?.start.line ?? 1 };
  if (hasHeader && rows.length > 0) reportDroppedHeaders(dropped, context);
  return { drafts: readRows(columnNames, tableRows), lines: [] };
}

/** A row of a table, in Markdown or in HTML. */
export interface TableRow {
  cells: InlineLine[][];
  line: number;
  endLine: number;
}

/**
 * Reads rows as entries.
 * @param headers the words of each column; empty for a table without a header.
 */
export function readRows(headers: readonly string[], rows: readonly TableRow[]): EntryDraft[] {
  const nameColumn = findNameColumn(
    headers,
    rows.map(({ cells }) => cells),
  );
  const hasNumbers = nameColumn > 0 && countsRows(rows.map(({ cells }) => cells));
  const fields = planFieldColumns(
    headers,
    rows.map(({ cells }) => cells),
    (header, index) => index === nameColumn || (hasNumbers && index === 0) || descriptionColumnPattern.test(header),
  );
  return rows.flatMap((row) => buildRowDraft(row, { headers, nameColumn, fields, hasNumbers }) ?? []);
}

/** What no entry is called: a date, a number, a mark, or nothing. */
const unnamingPattern = /^[\d\s./:年月日#-]*$/u;

/**
 * The column with the names: by its header, else the first one in which most cells have words of
 * their own. A first column may have dates or numbers.
 */
function findNameColumn(headers: readonly string[], rows: readonly InlineLine[][][]): number {
  const byHeader = headers.findIndex((header) => nameColumnPattern.test(header));
  if (byHeader >= 0) return byHeader;
  const isNaming = (column: number) => {
    const texts = rows.map((row) => (row[column] ?? []).map(getLineText).join(' ').trim());
    const names = texts.filter((text) => !unnamingPattern.test(text) && !isGenericLinkText(text) && !isLinkLabel(text));
    return names.length * 2 > rows.length;
  };
  const isLinked = (column: number) => rows.filter((row) => hasLink(row[column] ?? [])).length * 2 > rows.length;
  const columns = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) => column);
  const [first, ...others] = columns.filter(isNaming);
  // `Date | Words | [Title](…)`: a link has the name when the first column has none.
  const linked = first === undefined || first === 0 ? undefined : [first, ...others].find(isLinked);
  return linked ?? first ?? 0;
}

const readCell = (cell: TableCell, context: ReadContext): InlineLine[] => readLines(cell, context);
const hasLink = (lines: readonly InlineLine[]) => lines.some((line) => filterLinks(line).length > 0);

function joinCells(cells: readonly InlineLine[][], between: string): InlineLine {
  const full = cells.filter((cell) => cell.length > 0);
  return full.flatMap((cell, index) => [
    ...(index > 0 ? [{ type: 'text' as const, text: between, line: cell[0]?.[0]?.line ?? 1 }] : []),
    ...cell.flatMap((line, at) => (at > 0 ? [{ type: 'text' as const, text: ' ', line: 1 }, ...line] : line)),
  ]);
}

interface TableColumns {
  headers: readonly string[];
  nameColumn: number;
  /** Fields by column. */
  fields: ReadonlyMap<number, string>;
  /** Whether the first column only counts the rows. */
  hasNumbers: boolean;
}

function buildRowDraft(
  { cells, line, endLine }: TableRow,
  { headers, nameColumn, fields, hasNumbers }: TableColumns,
): EntryDraft | undefined {
  if (cells.every((cell) => cell.length === 0)) return undefined;
  const nameIndex = (cells[nameColumn]?.length ?? 0) > 0 ? nameColumn : cells.findIndex((cell) => cell.length > 0);
  const head = joinCells([cells[nameIndex] ?? []], ' ');
  const body = cells.flatMap((cell, index): InlineLine[] => {
    if (index === nameIndex || (hasNumbers && index === 0) || cell.length === 0 || fields.has(index) || saysNothing(cell))
      return [];
    return cell.map((each) => labelCellLine(each, headers[index] ?? ''));
  });
  const values = readCellFields(cells, fields);
  return {
    markup: 'row',
    line,
    endLine,
    head,
    body,
    parts: [],
    ...(fields.size > 0 ? { fields: values } : {}),
    facts: readCellFacts(cells, headers, nameIndex),
  };
}

/** A line of a cell, with the header of its column if that adds something to the cell. */
function labelCellLine(line: InlineLine, header: string): InlineLine {
  const [first] = line;
  const at = first?.line ?? 1;
  if (header === '' || descriptionColumnPattern.test(header)) return line;
  const links = filterLinks(line);
  if (links.length === 0)
    return [{ type: 'text', text: `${header}${/\p{Script=Han}/u.test(header) ? '：' : ': '}`, line: at }, ...line];
  // `链接` under 论文 is the paper.
  return line.map((node) =>
    node.type === 'link' && (node.text === '' || isGenericLinkText(node.text)) && isLinkLabel(header)
      ? { ...node, text: header }
      : node,
  );
}

/**
 * Reports words of the header that rows do not repeat, and words of cells that the header replaced.
 */
function reportDroppedHeaders(
  {
    headers,
    nameColumn,
    rows,
    line,
  }: { headers: readonly string[]; nameColumn: number; rows: readonly InlineLine[][][]; line: number },
  context: ReadContext,
): void {
  for (const [index, header] of headers.entries()) {
    if (header === '') continue;
    const cells = rows.map((cells) => cells[index] ?? []);
    const isRepeated =
      index !== nameColumn && !descriptionColumnPattern.test(header) && cells.some((cell) => cell.length > 0 && !hasLink(cell));
    if (!isRepeated) context.report.add({ line, what: 'label', text: header, why: 'said-by-column' });
    if (index === nameColumn || !isLinkLabel(header)) continue;
    for (const node of cells.flat(2)) {
      if (node.type === 'link' && node.text !== '' && isGenericLinkText(node.text))
        context.report.add({ line: node.line, what: 'label', text: node.text, why: 'said-by-column' });
    }
  }
}
