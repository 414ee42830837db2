import { type CST, LineCounter, Parser } from 'yaml';

/** Columns between a key or dash and what belongs to it. */
const step = 2;

/**
 * Indents a YAML text in one form: two spaces for each level, and the items of a list under its
 * key, as new entries are written. Only white space before and after a dash changes. Text with
 * tabs or explicit keys stays as it is. The caller checks that the data is the same.
 */
export function indentLines(text: string): string {
  if (/^[ ]*(?:\t|\? )/m.test(text)) return text;
  const indenter = new LineIndenter(text);
  for (const token of indenter.documents) if (token.type === 'document' && token.value) indenter.visit(token.value, 0);
  return indenter.apply();
}

class LineIndenter {
  readonly documents: CST.Token[];
  readonly #lines: string[];
  readonly #counter = new LineCounter();
  /** Where a line is to begin, by its number from 0. */
  readonly #columns = new Map<number, number>();
  /** The length of what a line begins with before its first value, for `-   a` and `- - a`. */
  readonly #dashes = new Map<number, string>();

  constructor(text: string) {
    this.#lines = text.split('\n');
    this.documents = [...new Parser(this.#counter.addNewLine).parse(text)];
  }

  /**
   * Decides on the lines of a value.
   * @param column where its keys or dashes are to stand.
   */
  visit(token: CST.Token, column: number): void {
    if (token.type === 'block-map') {
      for (const { start, key, value } of token.items) {
        const at = key && 'offset' in key ? key.offset : start.find(({ type }) => type !== 'space')?.offset;
        if (at !== undefined) this.#begin(at, column);
        if (value) this.#visitValue(value, column);
      }
    } else if (token.type === 'block-seq') {
      for (const { start, value } of token.items) {
        const dash = start.find(({ type }) => type === 'seq-item-ind');
        if (dash === undefined) continue;
        this.#begin(dash.offset, column);
        if (value) this.#joinDash(dash.offset, value);
        if (value) this.#visitValue(value, column);
      }
    }
  }

  /** A value under a key or dash at a column. */
  #visitValue(value: CST.Token, column: number): void {
    if (value.type === 'block-map' || value.type === 'block-seq') this.visit(value, column + step);
    else if (value.type === 'block-scalar') this.#indentBlockScalar(value, column + step);
    else if ('offset' in value) this.#indentFollowingLines(value, column + step);
  }

  /** The first value of a line decides where the line begins. */
  #begin(offset: number, column: number): void {
    const line = this.#lineOf(offset);
    if (!this.#columns.has(line)) this.#columns.set(line, column);
  }

  /** One space between a dash and a value on its line. */
  #joinDash(dash: number, value: CST.Token): void {
    const line = this.#lineOf(dash);
    if (!('offset' in value) || this.#lineOf(value.offset) !== line || this.#dashes.has(line)) return;
    const [lead = ''] = /^(?: *- +)+(?=[^\s#])/.exec(this.#lines[line] ?? '') ?? [];
    if (lead !== '') this.#dashes.set(line, lead.trimStart());
  }

  /** The lines of a block scalar keep their indentation relative to its first one. */
  #indentBlockScalar(scalar: CST.BlockScalar, column: number): void {
    const hasOwnIndentation = scalar.props.some((prop) => prop.type === 'block-scalar-header' && /\d/.test(prop.source));
    const header = scalar.props.find(({ type }) => type === 'block-scalar-header');
    if (hasOwnIndentation || header === undefined) return;
    const first = this.#lineOf(header.offset) + 1;
    const count = scalar.source.split('\n').length - 1 + (scalar.source.endsWith('\n') ? 0 : 1);
    const rows = Array.from({ length: count }, (_, index) => first + index);
    const head = rows.find((row) => (this.#lines[row] ?? '').trim() !== '');
    if (head === undefined) return;
    const shift = column - indentationOf(this.#lines[head] ?? '');
    for (const row of rows) {
      const line = this.#lines[row] ?? '';
      if (line.trim() !== '') this.#columns.set(row, indentationOf(line) + shift);
    }
  }

  /** Further lines of a text, or of a collection in brackets, whose last bracket ends it. */
  #indentFollowingLines(value: CST.Token & { offset: number }, column: number): void {
    const first = this.#lineOf(value.offset);
    const isCollection = value.type === 'flow-collection';
    const source = 'source' in value ? String(value.source) : '';
    const last = isCollection ? this.#lineOf(value.end[0]?.offset ?? value.offset) : first + source.split('\n').length - 1;
    for (let row = first + 1; row <= last; row++) {
      const line = (this.#lines[row] ?? '').trim();
      if (line !== '') this.#columns.set(row, isCollection && /^[\]}]/.test(line) ? column - step : column);
    }
  }

  apply(): string {
    this.#placeComments(this.#lines.map((_, row) => row).reverse());
    this.#placeComments(this.#lines.keys());
    return this.#lines.map((line, row) => this.#formatLine(line, row)).join('\n');
  }

  #formatLine(line: string, row: number): string {
    const column = this.#columns.get(row);
    if (column === undefined) return line;
    const dashes = this.#dashes.get(row);
    const rest = line.trimStart();
    const joined = dashes === undefined ? rest : dashes.replace(/- +/g, '- ') + rest.slice(dashes.length);
    return ' '.repeat(column) + joined;
  }

  /**
   * A comment stands with the nearest line that has its indentation.
   * @param rows upwards for the next such line, downwards for the one before it.
   */
  #placeComments(rows: Iterable<number>): void {
    const columnByIndentation = new Map<number, number>();
    for (const row of rows) {
      const line = this.#lines[row] ?? '';
      const indentation = indentationOf(line);
      const column = this.#columns.get(row);
      if (column !== undefined) columnByIndentation.set(indentation, column);
      else if (line.trimStart().startsWith('#')) {
        const found = columnByIndentation.get(indentation);
        if (found !== undefined) this.#columns.set(row, found);
      }
    }
  }

  #lineOf = (offset: number): number => this.#counter.linePos(offset).line - 1;
}

const indentationOf = (line: string): number => line.length - line.trimStart().length;
