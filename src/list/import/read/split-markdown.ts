import { findItemSign, type PlainList } from './plain-lists.ts';

/**
 * Splits a long Markdown text where each part can be parsed alone: before a heading in the first
 * column, outside of code and HTML that may hold such a line. CommonMark closes every other open
 * block there.
 */

/** What precedes a block within an item or a quote, which a heading in the first column ends. */
const container = '^((?:[ \\t>]|[-*+][ \\t]|\\d{1,9}[.)][ \\t]){0,40})';
const fencePattern = new RegExp(`${container}(\`{3,}|~{3,})([^\\n]*)$`);

/**
 * Blocks of HTML that a blank line does not end: their beginning, how many of its characters may be
 * part of the end, and the end.
 */
const htmlBlocks = (
  [
    ['<(?:script|pre|style|textarea)(?=[\\s>]|$)', 0, /<\/(?:script|pre|style|textarea)>/i],
    ['<!--', 2, /-->/],
    ['<\\?', 1, /\?>/],
    ['<!\\[CDATA\\[', 0, /\]\]>/],
    ['<![a-z]', 0, />/],
  ] as const
).map(([start, shared, end]) => ({ start: new RegExp(container + start, 'i'), shared, end }));

/** An anchor alone on its line is a paragraph. */
const anchorPattern = /^ {0,3}<a\s[^<>]*><\/a>[ \t]*$/i;

interface OpenBlock {
  isIndented: boolean;
  isEnd: (line: string) => boolean;
}

/** How a text is read in pieces. */
interface MarkdownPieces {
  /** Where the parts of the text begin, as offsets; the first is 0. */
  starts: number[];
  /** Lists of one-line items, in order; none crosses a part. */
  lists: PlainList[];
}

/**
 * Finds the parts of a text and its plain lists.
 *
 * Some blocks of code or HTML begin within an item or a quote, or with an indent. If such a block
 * has a line in the first column, only a parser knows whether that ends it. Then the text is one
 * part.
 * @param minPartCharacters of a part before the next one.
 */
export function splitMarkdown(text: string, minPartCharacters: number): MarkdownPieces {
  const starts = [0];
  const lists = new ListFinder();
  let open: OpenBlock | undefined;
  let lineState: LineState = 'blank';
  let lineNumber = 1;
  for (let at = 0; at < text.length; lineNumber += 1) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    const whole = text.slice(at, end < 0 ? undefined : end);
    const line = whole.replace(/\r$/, '');
    const isHeading = open === undefined && lineState !== 'html' && /^#{1,6}(?:[ \t]|$)/.test(line);
    if (open?.isIndented && /^[^ \t>]/.test(line)) return { starts: [0], lists: [] };
    if (isHeading && at - (starts.at(-1) ?? 0) >= minPartCharacters) starts.push(at);
    if (open?.isEnd(line)) open = undefined;
    else open ??= findOpenBlock(line);
    lineState = classifyNextLine(lineState, line);
    lists.read({ text: whole, start: at, number: lineNumber }, open ? 'open' : isHeading ? 'heading' : lineState);
    at = next;
  }
  return { starts, lists: lists.end() };
}

interface ScannedLine {
  text: string;
  start: number;
  number: number;
}

type LineKind = LineState | 'heading' | 'open';

/** Finds plain lists while lines are read. */
class ListFinder {
  readonly #found: PlainList[] = [];
  /** Whether no block is open, or only a paragraph that the next blank line ends. */
  #state: 'clear' | 'paragraph' | 'unknown' = 'clear';
  #list: (PlainList & { sign: string; hasEnded: boolean }) | undefined;

  read({ text, start, number }: ScannedLine, kind: LineKind): void {
    const sign = kind === 'other' ? findItemSign(text) : undefined;
    if (sign !== undefined && this.#list?.sign === sign && !this.#list.hasEnded) {
      this.#list.end = start + text.length;
      return;
    }
    if (this.#list && kind === 'blank') this.#list.hasEnded = true;
    else if (kind === 'heading' || (kind === 'paragraph' && this.#list?.hasEnded)) this.#take();
    // After a blank line another item would make the list a loose one.
    else this.#list = undefined;
    if (sign !== undefined && this.#state === 'clear')
      this.#list = { start, end: start + text.length, line: number, sign, hasEnded: false };
    if (kind === 'heading') this.#state = 'clear';
    else if (kind === 'paragraph') this.#state = 'paragraph';
    else if (kind !== 'blank') this.#state = 'unknown';
    else if (this.#state === 'paragraph') this.#state = 'clear';
  }

  end(): PlainList[] {
    this.#take();
    return this.#found;
  }

  #take(): void {
    if (this.#list) this.#found.push({ start: this.#list.start, end: this.#list.end, line: this.#list.line });
    this.#list = undefined;
  }
}

/**
 * What the line before may be part of: `html` a block of HTML that ends with a blank line, and
 * `paragraph` surely a paragraph.
 */
type LineState = 'blank' | 'html' | 'paragraph' | 'other';

/** Tags that begin no block of HTML within a paragraph. */
const inlineTagPattern = /^ {0,3}<\/?(?:a|b|br|em|font|i|img|kbd|span|strong|sub|sup)(?=[\s/>])/i;

function classifyNextLine(state: LineState, line: string): LineState {
  if (/^[ \t]*$/.test(line)) return 'blank';
  if (state === 'html') return 'html';
  if (/^ {0,3}</.test(line)) {
    if (anchorPattern.test(line)) return state === 'paragraph' ? 'paragraph' : 'other';
    return state === 'paragraph' && inlineTagPattern.test(line) ? 'paragraph' : 'html';
  }
  const mayBegin = state === 'blank' || state === 'paragraph';
  return mayBegin && /^(?:\*\*|__|[*_])?[\p{L}[]/u.test(line) && !/^\[[^\]]*\]:|\|/.test(line) ? 'paragraph' : 'other';
}

/** The block that a line begins and does not end, if blank lines do not end it either. */
function findOpenBlock(line: string): OpenBlock | undefined {
  const [, indent = '', fence = '', info = ''] = fencePattern.exec(line) ?? [];
  if (fence !== '' && !(fence.startsWith('`') && info.includes('`'))) {
    const closing = new RegExp(`^${indent === '' ? ' {0,3}' : '[ \\t>]+'}${fence[0]}{${fence.length},}[ \\t]*$`);
    return { isIndented: indent !== '', isEnd: (each) => closing.test(each) };
  }
  for (const { start, shared, end } of htmlBlocks) {
    const [found, htmlIndent = ''] = start.exec(line) ?? [];
    if (found === undefined) continue;
    return end.test(line.slice(found.length - shared))
      ? undefined
      : { isIndented: htmlIndent !== '', isEnd: (each) => end.test(each) };
  }
  return undefined;
}
