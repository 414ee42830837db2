import { cleanUrl } from '../url/index.ts';
import { collectMarkdownLinks } from './collect-links.ts';
import { findHtmlLinks } from './html-links.ts';
import { findIgnoredLines } from './ignore-comments.ts';
import { type ExtractedLink, locateLinks } from './locate-links.ts';
import { findMathSpans } from './markdown/math-spans.ts';
import { splitLongMarkdown } from './markdown/split-markdown.ts';
import type { RawLink } from './raw-link.ts';

/**
 * A link as its author wrote it, whatever it leads to: an address, a file, an anchor, a template or
 * a mistake.
 */
export interface WrittenLink extends ExtractedLink {
  /** Another place where the address may end. */
  otherReading?: { url: string; kind: 'longer' | 'github' | 'cleaned' };
  /** A comment in the text says that it is not to be checked. */
  isIgnored?: true;
}

interface WrittenRawLink extends RawLink {
  otherReading?: WrittenLink['otherReading'];
}

/**
 * Every link of a Markdown text, for a check that has to say something about each. Reads a text of
 * any length: a long one in parts. In the order of the text. Never throws.
 */
export function extractWrittenLinks(text: string): WrittenLink[] {
  const found: WrittenRawLink[] = [];
  for (const [from, to] of splitLongMarkdown(text)) {
    const part = text.slice(from, to);
    for (const raw of collectMarkdownLinks(part))
      found.push(readToItsEnd(text, from === 0 ? raw : { ...raw, from: raw.from + from, to: raw.to + from }));
  }
  return placeWrittenLinks(text, withoutFormulas(text, found));
}

/** Without what looks like a link of the repository and is a formula: `$[f](x)$`. */
function withoutFormulas(text: string, found: readonly WrittenRawLink[]): readonly WrittenRawLink[] {
  const isInMath = findMathSpans(text);
  return found.filter(({ url, from, to }) => /^(?:https?:)?\/\//i.test(url) || !isInMath(from, to));
}

/** Every link of an HTML page, as its author wrote it. */
export function extractHtmlPageLinks(html: string): WrittenLink[] {
  return placeWrittenLinks(html, findHtmlLinks(html, 0));
}

/**
 * Every link of a notebook's Markdown cells, at its line of the file. Columns are those of the
 * cell.
 * @returns undefined when the text is no notebook
 */
export async function extractNotebookLinks(text: string): Promise<WrittenLink[] | undefined> {
  const { readNotebookCells } = await import('./notebook-links.ts');
  return readNotebookCells(text)?.flatMap(({ markdown, toFileLine }) =>
    extractWrittenLinks(markdown).map((link) => ({ ...link, line: toFileLine(link.line) })),
  );
}

/** Gives collected links their places, and marks those that a comment takes out of the check. */
function placeWrittenLinks(text: string, found: readonly WrittenRawLink[]): WrittenLink[] {
  const isIgnored = findIgnoredLines(text);
  return locateLinks(text, found, () => true).map(({ raw: { otherReading }, ...link }) => {
    const ignored = isIgnored(link.line);
    if (otherReading === undefined && !ignored) return link;
    return { ...link, ...(otherReading === undefined ? {} : { otherReading }), ...(ignored ? { isIgnored: true } : {}) };
  });
}

/** Longest stretch without white space that is looked at. */
const maxRunLength = 2000;

/**
 * What follows an address that was cut in the middle of a template or of an escape: `{id}`,
 * `<name>`, `\_`.
 */
const templateStartPattern = /^(?:\{[\w$.{ -]+\}|<[a-z][\w-]*>|\\[_*~-])/i;

/** Elements of HTML that may stand straight behind an address. */
const htmlElementPattern =
  /^<(?:a|abbr|b|big|blockquote|br|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|ol|p|pre|q|s|samp|script|small|span|strike|strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr)>/i;

/** The link with what was cut off from its address, or with the other place where it may end. */
function readToItsEnd(text: string, raw: RawLink): WrittenRawLink {
  if (raw.isBare) return readBareToItsEnd(text, raw);
  if (raw.isWithoutScheme && raw.githubUrl !== undefined) return { ...raw, otherReading: { url: raw.githubUrl, kind: 'github' } };
  const cleaned = /^https?:\/\//i.test(raw.url) ? cleanUrl(raw.url) : raw.url;
  // A comma or bracket of the sentence that got into the brackets of the link. Browsers ask for it.
  return cleaned === raw.url.trim() || /^[\x21-\x7e]*$/.test(raw.url)
    ? raw
    : { ...raw, otherReading: { url: cleaned, kind: 'cleaned' } };
}

function readBareToItsEnd(text: string, raw: RawLink): WrittenRawLink {
  // Emphasis that ends behind the address. GitHub leaves such marks out of a link, too.
  const marks = /(?:\*\*|__|~~)$/.exec(raw.url)?.[0].length ?? 0;
  if (marks > 0) return readBareToItsEnd(text, { ...raw, url: raw.url.slice(0, -marks), to: raw.to - marks });
  const run = /^[^\s]*/.exec(text.slice(raw.from, raw.from + maxRunLength))?.[0] ?? '';
  if (!run.startsWith(raw.url)) return raw;
  const behind = run.slice(raw.url.length);
  if (templateStartPattern.test(behind) && !htmlElementPattern.test(behind)) {
    const whole = trimRun(run);
    return { ...raw, url: whole, to: raw.from + whole.length };
  }
  if (raw.githubUrl !== undefined && raw.githubUrl !== raw.url)
    return { ...raw, otherReading: { url: raw.githubUrl, kind: 'github' } };
  const longer = cleanUrl(/^[^<>"'`|\\^{}]*/.exec(run)?.[0] ?? '');
  return longer.length > raw.url.length && longer.startsWith(raw.url)
    ? { ...raw, otherReading: { url: longer, kind: 'longer' } }
    : raw;
}

/**
 * Without the punctuation of the sentence, and without closing brackets that were opened before it.
 */
function trimRun(run: string): string {
  const trimmed = run.replace(/[.,;:!?'"`|，。；：！？、”’」』》】）]+$/u, '');
  return trimmed.endsWith(')') && !trimmed.includes('(') ? trimRun(trimmed.slice(0, -1)) : trimmed;
}
