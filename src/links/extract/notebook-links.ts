import { z } from 'zod';
import { parseJson } from '../../text/parse-json.ts';

const sourceSchema = z.union([z.string(), z.array(z.string())]);
/** A cell of code has `input` in place of `source` in format 3. */
const cellsSchema = z.array(z.object({ cell_type: z.string(), source: sourceSchema.optional() }));
const notebookSchema = z.union([
  z.object({ cells: cellsSchema }),
  z.object({ worksheets: z.array(z.object({ cells: cellsSchema })).min(1) }),
]);

/** A cell of words, and where each of its lines stands in the file. */
export interface NotebookCell {
  markdown: string;
  /** Line in the file of a line of the cell. Both count from 1. */
  toFileLine(line: number): number;
}

/**
 * The Markdown cells of a Jupyter notebook (nbformat 4, and 3 of before 2015).
 * @returns undefined when the text is no notebook
 */
export function readNotebookCells(text: string): NotebookCell[] | undefined {
  const notebook = notebookSchema.safeParse(parseJson(text.replace(/^\uFEFF/, ''))).data;
  if (notebook === undefined) return undefined;
  const cells = 'cells' in notebook ? notebook.cells : notebook.worksheets.flatMap((sheet) => sheet.cells);
  let at = 0;
  let line = 1;
  /** Where this string stands next in the file. Strings in it are in the order of the cells. */
  const findLine = (value: string): number => {
    const written = JSON.stringify(value);
    const next = text.indexOf(written, at);
    if (next >= 0) {
      for (let end = text.indexOf('\n', at); end >= 0 && end < next; end = text.indexOf('\n', end + 1)) line += 1;
      // The same words may come again in the next cell.
      at = next + written.length;
    }
    return line;
  };
  return cells.flatMap(({ cell_type: type, source = [] }) => {
    const parts = typeof source === 'string' ? [source] : source;
    const lines = parts.flatMap((part) => {
      const first = findLine(part);
      return part
        .replace(/\n$/, '')
        .split('\n')
        .map(() => first);
    });
    return type === 'markdown' ? [{ markdown: parts.join(''), toFileLine: (each) => lines[each - 1] ?? line }] : [];
  });
}
