import type { Table, TableCell } from 'mdast';
import type { Draft } from './drafts.ts';
import { isLinkLabel } from './labels.ts';
import type { Line } from './line-writer.ts';
import { isEmptyWord, linksOf, wordsOf } from './lines.ts';
import { linesOf, type Reading } from './pieces.ts';

const namesColumn =
  /^(?:名称|名字|数据集(?:名称)?|模型|项目|工具|标题|资源名.*|name|title|dataset|model|project|tool|library|repo(?:sitory)?)$/i;
const describesColumn = /^(?:说明|描述.*|介绍|简介|数据概览|概述|备注|description|desc|about|notes?|summary)$/i;

/**
 * The rows of a table as entries, where rows have links; otherwise its rows as lines of text. Columns that only hold links give these
 * their labels; others stand in the text as `column: cell`.
 */
export function draftsOfTable(table: Table, reading: Reading): { drafts: Draft[]; lines: Line[] } {
  const [top, ...rows] = table.children.map((row) => row.children.map((cell) => cellOf(cell, reading)));
  const headers = (top ?? []).map((cell) => cell.map(wordsOf).join(' ').trim());
  if (!rows.some((cells) => cells.some(hasLink))) {
    const lines = [top ?? [], ...rows].map((cells) => joined(cells, ' | ')).filter((line) => line.length > 0);
    return { drafts: [], lines };
  }
  // A header with links of its own is a row that somebody put there.
  const all = (top ?? []).some(hasLink) ? [top ?? [], ...rows] : rows;
  const names = all === rows ? headers : [];
  const named = Math.max(
    0,
    names.findIndex((header) => namesColumn.test(header)),
  );
  const drafts: Draft[] = [];
  for (const [index, cells] of all.entries()) {
    const line = table.children[all === rows ? index + 1 : index]?.position?.start.line ?? 1;
    const draft = rowDraft(cells, names, named, line);
    if (draft) drafts.push(draft);
  }
  if (all === rows && rows.length > 0) countHeaders(headers, named, all, table.position?.start.line ?? 1, reading);
  return { drafts, lines: [] };
}

const cellOf = (cell: TableCell, reading: Reading): Line[] => linesOf(cell, reading);
const hasLink = (lines: readonly Line[]) => lines.some((line) => linksOf(line).length > 0);

function joined(cells: readonly Line[][], between: string): Line {
  const full = cells.filter((cell) => cell.length > 0);
  return full.flatMap((cell, index) => [
    ...(index > 0 ? [{ is: 'text' as const, text: between, line: cell[0]?.[0]?.line ?? 1 }] : []),
    ...cell.flatMap((line, at) => (at > 0 ? [{ is: 'text' as const, text: ' ', line: 1 }, ...line] : line)),
  ]);
}

function rowDraft(cells: Line[][], headers: string[], named: number, line: number): Draft | undefined {
  if (cells.every((cell) => cell.length === 0)) return undefined;
  const at = (cells[named]?.length ?? 0) > 0 ? named : cells.findIndex((cell) => cell.length > 0);
  const head = joined([cells[at] ?? []], ' ');
  const body = cells.flatMap((cell, index): Line[] => {
    if (index === at || cell.length === 0) return [];
    return cell.map((each) => cellLine(each, headers[index] ?? ''));
  });
  return { shape: 'row', line, head, body, parts: [] };
}

/** A cell's line with its column's word where that says more than the cell's own words do. */
function cellLine(line: Line, header: string): Line {
  const [first] = line;
  const at = first?.line ?? 1;
  if (header === '' || describesColumn.test(header)) return line;
  const links = linksOf(line);
  if (links.length === 0)
    return [{ is: 'text', text: `${header}${/\p{Script=Han}/u.test(header) ? '：' : ': '}`, line: at }, ...line];
  // `链接` under 论文 is the paper.
  return line.map((piece) =>
    piece.is === 'link' && (piece.text === '' || isEmptyWord(piece.text)) && isLinkLabel(header)
      ? { ...piece, text: header }
      : piece,
  );
}

/** The words of the header that rows do not repeat, and the cells' words that the header replaced. */
function countHeaders(
  headers: readonly string[],
  named: number,
  rows: readonly Line[][][],
  line: number,
  reading: Reading,
): void {
  for (const [index, header] of headers.entries()) {
    if (header === '') continue;
    const cells = rows.map((cells) => cells[index] ?? []);
    const isRepeated =
      index !== named && !describesColumn.test(header) && cells.some((cell) => cell.length > 0 && !hasLink(cell));
    if (!isRepeated) reading.report.tell(line, 'label', header, 'said-by-column');
    if (index === named || !isLinkLabel(header)) continue;
    for (const piece of cells.flat(2)) {
      if (piece.is === 'link' && piece.text !== '' && isEmptyWord(piece.text))
        reading.report.tell(piece.line, 'label', piece.text, 'said-by-column');
    }
  }
}
