import { Parser } from 'htmlparser2';
import { readHtml } from './inline/inline-html.ts';
import { type InlineLine, LineWriter } from './inline/line-writer.ts';
import type { ReadContext } from './read-context.ts';

/** A cell of a table in HTML. */
interface HtmlCell {
  lines: InlineLine[];
  isHeader: boolean;
  rowspan: number;
  colspan: number;
  /** The line of its tag. */
  line: number;
}

/** A row, whose tags stand on lines without other rows. */
export interface HtmlRow {
  cells: HtmlCell[];
  line: number;
  endLine: number;
}

const hasLink = (line: InlineLine): boolean => line.some(({ type }) => type === 'link');

/** Words that a cell breaks into lines are one text. */
function joinLines(lines: readonly InlineLine[]): InlineLine[] {
  const [first] = lines;
  if (first === undefined) return [];
  const text = lines.map((line) => line.map((node) => node.text.trim()).join('')).join(' ');
  return [[{ type: 'text', text, line: first[0]?.line ?? 1 }]];
}

/** Limits of spans. HTML has none beyond 65,534 rows. */
const maxSpan = { rows: 65_534, columns: 60 };
const readSpan = (value: string | undefined, max: number): number =>
  Math.min(max, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));

/**
 * Reads a block of HTML that is one table.
 * @param line of the block in the source, from 1.
 * @returns undefined where the block has something else, a table within the table, or rows that
 * share lines. Such a table stays as it is.
 */
export function readHtmlTable(html: string, line: number, context: ReadContext): HtmlRow[] | undefined {
  if (!/^\s*<table\b/i.test(html) || !/<\/table\s*>\s*$/i.test(html)) return undefined;
  return new TableReader(html, line, context).read();
}

class TableReader {
  readonly #html: string;
  readonly #line: number;
  readonly #context: ReadContext;
  readonly #rows: HtmlRow[] = [];
  #isPlain = true;
  #tables = 0;
  /** The open row. */
  #row: HtmlRow | undefined;
  /** The open cell, and where its content begins. */
  #cell: { cell: HtmlCell; start: number } | undefined;
  /** The end of the last place whose line was counted. */
  #counted = { offset: 0, line: 0 };

  constructor(html: string, line: number, context: ReadContext) {
    this.#html = html;
    this.#line = line;
    this.#context = context;
  }

  read(): HtmlRow[] | undefined {
    const parser = new Parser({
      onopentag: (name, attributes) => this.#open(name, attributes, parser),
      onclosetag: (name, isImplied) => this.#close(name, isImplied, parser),
    });
    parser.end(this.#html);
    const isWhole = this.#isPlain && this.#row === undefined && this.#cell === undefined && this.#tables === 1;
    return isWhole && this.#rows.length > 0 ? this.#rows : undefined;
  }

  #open(name: string, attributes: Record<string, string>, { startIndex, endIndex }: Parser): void {
    if (name === 'table') this.#tables += 1;
    if (name === 'tr') {
      if (this.#row !== undefined || !this.#beginsLine(startIndex)) this.#isPlain = false;
      const line = this.#lineAt(startIndex);
      this.#row = { cells: [], line, endLine: line };
    } else if (name === 'td' || name === 'th') {
      if (this.#row === undefined || this.#cell !== undefined) this.#isPlain = false;
      const spans = {
        rowspan: readSpan(attributes.rowspan, maxSpan.rows),
        colspan: readSpan(attributes.colspan, maxSpan.columns),
      };
      const cell = { lines: [], isHeader: name === 'th', ...spans, line: this.#lineAt(startIndex) };
      this.#cell = { cell, start: endIndex + 1 };
    }
  }

  #close(name: string, isImplied: boolean, { startIndex, endIndex }: Parser): void {
    if (!['tr', 'td', 'th', 'table'].includes(name)) return;
    if (isImplied && name === 'table') this.#isPlain = false;
    if ((name === 'td' || name === 'th') && this.#cell !== undefined) {
      const { cell, start } = this.#cell;
      this.#cell = undefined;
      const writer = new LineWriter();
      readHtml(writer, this.#html.slice(start, startIndex), cell.line, this.#context);
      const lines = writer.lines();
      this.#row?.cells.push({ ...cell, lines: lines.some(hasLink) ? lines : joinLines(lines) });
    } else if (name === 'tr' && this.#row !== undefined) {
      // Without a tag of its own, a row ends where the next tag begins.
      if (!(isImplied ? this.#beginsLine(startIndex) : this.#endsLine(endIndex + 1))) this.#isPlain = false;
      this.#rows.push({ ...this.#row, endLine: isImplied ? this.#lineAt(startIndex) - 1 : this.#lineAt(endIndex) });
      this.#row = undefined;
    }
  }

  #beginsLine(offset: number): boolean {
    return this.#html.slice(this.#html.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
  }

  #endsLine(offset: number): boolean {
    const end = this.#html.indexOf('\n', offset);
    return this.#html.slice(offset, end < 0 ? undefined : end).trim() === '';
  }

  /** Offsets only grow, so that each line break is counted once. */
  #lineAt(offset: number): number {
    const { offset: from, line } = this.#counted;
    const breaks = this.#html.slice(from, Math.max(from, offset)).match(/\n/g)?.length ?? 0;
    this.#counted = { offset: Math.max(from, offset), line: line + breaks };
    return this.#line + this.#counted.line;
  }
}
