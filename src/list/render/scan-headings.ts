import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { exceedsMarkdownLimits } from '../../links/extract/index.ts';

export interface MarkdownHeading {
  text: string;
  level: number;
}

const markdown = remark().use(remarkGfm).freeze();

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
  const headings: MarkdownHeading[] = [];
  let left = maxParsedCharacters;
  const isLookedAt = (part: string) => {
    if (part.length > left) return false;
    left -= part.length + parseOverheadCharacters;
    return true;
  };
  const add = (words: string, level: number) => {
    const isMarked = /[*_`~[\]<&\\]/.test(words) && isLookedAt(words) && !exceedsMarkdownLimits(words);
    headings.push({ text: isMarked ? parseHeadingText(words) : words, level });
  };
  let fence: string | undefined;
  let html: { end: RegExp; lines: string[] } | undefined;
  let paragraph: string[] = [];
  let isWithin = false;
  /**
   * The column of the text of a list item. Lines with that indent are part of the item, also after
   * a blank line.
   */
  let item = 0;
  const leaveHtml = () => {
    const block = html?.lines.join('\n') ?? '';
    if (/<h[1-6]/i.test(block) && isLookedAt(block)) headings.push(...extractHtmlHeadings(block));
    html = undefined;
  };
  for (const written of text.split(/\r\n|\r|\n/)) {
    const line = written.trimEnd();
    const mark = fencePattern.exec(line);
    if (fence !== undefined) {
      if (mark?.[1]?.startsWith(fence) && mark[2] === '') fence = undefined;
      continue;
    }
    if (html === undefined && line.includes('<')) {
      const begun = htmlBlockRules.find(
        ([begin, , interrupts]) => begin.test(line) && (interrupts || (paragraph.length === 0 && !isWithin)),
      );
      if (begun) html = { end: begun[1], lines: [] };
    }
    if (html !== undefined) {
      html.lines.push(line);
      item = 0;
      if (html.end.test(line)) leaveHtml();
      paragraph = [];
      isWithin = false;
      continue;
    }
    const indent = measureIndent(line);
    const [, marks, words = ''] = atxHeadingPattern.exec(line) ?? [];
    const under = setextUnderlinePattern.exec(line)?.[1];
    if (mark?.[1] && !(mark[1].startsWith('`') && mark[2]?.includes('`'))) fence = mark[1];
    else if (marks !== undefined) add(stripClosingHashes(words).trim(), marks.length);
    else if (under !== undefined && paragraph.length > 0) add(paragraph.join('\n'), under.startsWith('=') ? 1 : 2);
    else if (line !== '' && !under?.startsWith('-')) {
      const isNew = paragraph.length === 0 && !isWithin;
      if (isNew && indent < item) item = 0;
      if (isNew && item > 0 && indent < item + 4) isWithin = true;
      else if (indentedCodePattern.test(line) && paragraph.length === 0) continue;
      if (otherBlockPattern.test(line)) item = findItemContentColumn(line);
      // Lines directly after an item or a quote continue it.
      isWithin ||= otherBlockPattern.test(line);
      if (isWithin) paragraph = [];
      else paragraph.push(line.trim());
      continue;
    }
    if (line !== '' && indent < item) item = 0;
    paragraph = [];
    isWithin = false;
  }
  leaveHtml();
  return headings;
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
  return Array.from(found, ([, level, inner = '']) => ({ text: inner.replace(/<[^<>]*>/g, '').trim(), level: Number(level) }));
}

/** `## Text ##` may have marks at both ends. */
function stripClosingHashes(words: string): string {
  let end = words.length;
  while (words[end - 1] === '#') end -= 1;
  return end === 0 || /[ \t]/.test(words[end - 1] ?? '') ? words.slice(0, end) : words;
}

function parseHeadingText(words: string): string {
  return textOf(markdown.parse(words.includes('\n') ? `${words}\n===` : `# ${words}`), {
    includeImageAlt: false,
    includeHtml: false,
  });
}
