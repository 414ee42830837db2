import { toString as textOf } from 'mdast-util-to-string';
import { exceedsMarkdownLimits, parseGfm } from '../../links/extract/index.ts';
import { readHtmlText } from '../../text/read-html-text.ts';

export interface MarkdownHeading {
  text: string;
  level: number;
}

const fencePattern = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const atxHeadingPattern = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const setextUnderlinePattern = /^ {0,3}(=+|-+)$/;
/** A list item, a quote or a table row. */
const otherBlockPattern = /^ {0,3}(?:[>|]|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))/;
const indentedCodePattern = /^(?: {4}|\t)/;
const listItemPattern = /^( {0,3}(?:[-+*]|\d{1,9}[.)]))(?:( {1,4})(?=\S)|[ \t])/;

/**
 * The HTML blocks of CommonMark: up to the end of an element or comment, or to a blank line. Only
 * the first kinds end a paragraph.
 */
const htmlBlockRules: [begin: RegExp, end: RegExp, interrupts: boolean][] = [
  [/^ {0,3}<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, true],
  [/^ {0,3}<!--/, /-->/, true],
  [
    /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s/>]|$)/i,
    /^$/,
    true,
  ],
  [/^ {0,3}<(?:[a-z][\w-]*(?:\s[^<>]*)?|\/[a-z][\w-]*\s*)>$/i, /^$/, false],
];

/** The fixed cost of parsing one heading, in characters. */
const parseOverheadCharacters = 40;

/**
 * Finds the headings of a Markdown text outside quotes, lists and code: ATX, setext and HTML
 * headings. Takes linear time, while hostile input makes a full parser much slower.
 * @param maxParsedCharacters how much inline markup of headings is parsed with remark; beyond that,
 * marks stay in the text.
 */
export function scanHeadings(text: string, maxParsedCharacters: number): MarkdownHeading[] {
  return new HeadingScanner(maxParsedCharacters).scan(text);
}

/** Reads line by line, and holds the block that is open. */
class HeadingScanner {
  readonly #headings: MarkdownHeading[] = [];
  #parsableCharacters: number;
  #fence: string | undefined;
  #html: { end: RegExp; lines: string[] } | undefined;
  #paragraph: string[] = [];
  /** Whether the last lines belong to a list item, a quote or a table. */
  #isInOtherBlock = false;
  /**
   * The column of the text of a list item. Lines with that indent are part of the item, also after
   * a blank line.
   */
  #itemColumn = 0;

  constructor(maxParsedCharacters: number) {
    this.#parsableCharacters = maxParsedCharacters;
  }

  scan(text: string): MarkdownHeading[] {
    for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) this.#readLine(line.trimEnd());
    this.#closeHtml();
    return this.#headings;
  }

  #readLine(line: string): void {
    const [, fence, info = ''] = fencePattern.exec(line) ?? [];
    if (this.#fence !== undefined) {
      if (fence?.startsWith(this.#fence) && info === '') this.#fence = undefined;
      return;
    }
    if (this.#isInHtml(line)) {
      this.#readHtmlLine(line);
      return;
    }
    const [, hashes, words = ''] = atxHeadingPattern.exec(line) ?? [];
    const underline = setextUnderlinePattern.exec(line)?.[1];
    if (fence && !(fence.startsWith('`') && info.includes('`'))) this.#fence = fence;
    else if (hashes !== undefined) this.#addHeading(stripClosingHashes(words).trim(), hashes.length);
    else if (underline !== undefined && this.#paragraph.length > 0)
      this.#addHeading(this.#paragraph.join('\n'), underline.startsWith('=') ? 1 : 2);
    else if (line !== '' && !underline?.startsWith('-')) {
      this.#readTextLine(line);
      return;
    }
    if (line !== '' && measureIndent(line) < this.#itemColumn) this.#itemColumn = 0;
    this.#closeParagraph();
  }

  /** Whether a line is part of an HTML block, which it may open. */
  #isInHtml(line: string): boolean {
    if (this.#html === undefined && line.includes('<')) {
      const rule = htmlBlockRules.find(([begin, , interrupts]) => begin.test(line) && (interrupts || this.#isBetweenBlocks()));
      if (rule) this.#html = { end: rule[1], lines: [] };
    }
    return this.#html !== undefined;
  }

  #readHtmlLine(line: string): void {
    this.#html?.lines.push(line);
    this.#itemColumn = 0;
    if (this.#html?.end.test(line)) this.#closeHtml();
    this.#closeParagraph();
  }

  #readTextLine(line: string): void {
    const indent = measureIndent(line);
    const isFirst = this.#isBetweenBlocks();
    if (isFirst && indent < this.#itemColumn) this.#itemColumn = 0;
    if (isFirst && this.#itemColumn > 0 && indent < this.#itemColumn + 4) this.#isInOtherBlock = true;
    else if (indentedCodePattern.test(line) && this.#paragraph.length === 0) return;
    if (otherBlockPattern.test(line)) this.#itemColumn = findItemContentColumn(line);
    // Lines directly after an item or a quote continue it.
    this.#isInOtherBlock ||= otherBlockPattern.test(line);
    if (this.#isInOtherBlock) this.#paragraph = [];
    else this.#paragraph.push(line.trim());
  }

  #isBetweenBlocks(): boolean {
    return this.#paragraph.length === 0 && !this.#isInOtherBlock;
  }

  #closeParagraph(): void {
    this.#paragraph = [];
    this.#isInOtherBlock = false;
  }

  #closeHtml(): void {
    const block = this.#html?.lines.join('\n') ?? '';
    if (/<h[1-6]/i.test(block) && this.#mayParse(block)) this.#headings.push(...extractHtmlHeadings(block));
    this.#html = undefined;
  }

  #addHeading(words: string, level: number): void {
    const isMarked = /[*_`~[\]<&\\]/.test(words) && this.#mayParse(words) && !exceedsMarkdownLimits(words);
    this.#headings.push({ text: isMarked ? parseHeadingText(words) : words, level });
  }

  #mayParse(part: string): boolean {
    if (part.length > this.#parsableCharacters) return false;
    this.#parsableCharacters -= part.length + parseOverheadCharacters;
    return true;
  }
}

/** The indent of a line, in columns. */
const measureIndent = (line: string): number => (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;

/** The column at which the text of a list item begins; 0 for other lines. */
function findItemContentColumn(line: string): number {
  const [, mark, gap = ' '] = listItemPattern.exec(line) ?? [];
  return mark === undefined ? 0 : mark.length + gap.length;
}

/** Headings written as HTML. The caller bounds the length of the text. */
export function extractHtmlHeadings(html: string): MarkdownHeading[] {
  const found = html.matchAll(/<h([1-6])\b[^>]{0,2000}>([\s\S]{0,2000}?)<\/h\1\s*>/gi);
  return Array.from(found, ([, level, inner = '']) => ({ text: readHtmlText(inner), level: Number(level) }));
}

/** `## Text ##` may have marks at both ends. */
function stripClosingHashes(words: string): string {
  let end = words.length;
  while (words[end - 1] === '#') end -= 1;
  return end === 0 || /[ \t]/.test(words[end - 1] ?? '') ? words.slice(0, end) : words;
}

function parseHeadingText(words: string): string {
  return textOf(parseGfm(words.includes('\n') ? `${words}\n===` : `# ${words}`), {
    includeImageAlt: false,
    includeHtml: false,
  });
}
