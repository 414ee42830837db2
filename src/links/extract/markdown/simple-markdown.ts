/**
 * Reads Markdown that is beyond doubt: words, headings and bullets with links in their simplest
 * shape. Nearly every line of a list is like that. It is read in one pass, at a small part of the
 * parser's cost. Everything else is named, for the parser to read.
 *
 * A block begins at the left after a blank line, and nothing above reaches into it. Lists and
 * quotes only go on by their marks or by indentation. Paragraphs, tables and most HTML end at a
 * blank line. Fences, some HTML and definitions do not, so they are looked for.
 *
 * No line within a block can be code, because indented code does not interrupt a paragraph. Whether
 * a line belongs to a paragraph or to an item makes no difference to its links.
 */

/**
 * A link of a plain block: with its text, or as it stands there, between words. Offsets are those
 * of the whole text.
 */
type SimpleLink = { from: number; to: number } & ({ url: string; text: string } | { url?: never });

/**
 * What a text is made of: the links of its plain blocks, and the stretches that are for the parser,
 * each on its own.
 */
export interface SimpleMarkdown {
  links: SimpleLink[];
  unscanned: [from: number, to: number][];
}

/**
 * What may make a parser read something anywhere in the text: definitions, and characters that are
 * changed before it is read.
 */
const documentScopePattern = /\]:|[\r\0\ufeff\u2028\u2029]/;
/** What may go on beyond a blank line. */
const multiBlockPattern = /```|~~~|<(?:script|pre|style|textarea|\?|!(?!--))/i;

/**
 * Marks before the words of a line: those of a heading at the left, or those of an item at any
 * column. Below a paragraph, everything else belongs to it.
 */
const headingPattern = /#{1,6} /y;
const listItemPattern = /(?:[-*+]|\d{1,9}[.)]) {1,3}(?!\d+[.)](?: |$))/y;
/** What cannot be the mark of a block, except the two above. */
const textStartPattern = /[\p{L}\p{N}([<"*]|\P{ASCII}/uy;
const ruleOrListItemPattern = /\*[ \t*]*$|\* |\d+[.)](?: |$)/my;
/**
 * An address as nearly all are, without what may be an escape, a reference to a character, or an
 * end.
 */
const urlCharacters = '[\\p{L}\\p{N}/:?#=%.,~+@$!*_&-]+';
const inlineLinkPattern = new RegExp(
  `\\[((?:[^\\p{Cc}\\[\\]<>\`\\\\^_~@*|&!]|[&!] )+)\\]\\((?:(${urlCharacters})|<(${urlCharacters})>)(?: "[^\\p{Cc}"\\\\&<>\`]*")?\\)`,
  'uy',
);
const autolinkPattern = /<(https?:\/\/[\w./?#=%+-]+)>/y;
const bareUrlPattern = /https?:\/\/[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+(?:\/[\w./-]*)?(?<=[A-Za-z0-9/])(?= |$)/my;
/** Where words end. */
const textEndPattern = /[[<\n]|https?:\/\//g;
/**
 * What words may not have in them: other marks, and what the extension for bare addresses, or we,
 * would make an address of.
 */
const ambiguousPattern = /[\p{Cc}\]`\\@]|&[#\w]|!$|:\/\/|www|baidu/iu;
/** A fence of code at the left. */
const fencePattern = /(?:(`{3,})[^`\n]*|(~{3,}).*)$/my;

/** Reads what is plain. `rest` is the whole text when something in it may reach anywhere. */
export function scanSimpleMarkdown(source: string): SimpleMarkdown {
  const found: SimpleMarkdown = { links: [], unscanned: [] };
  if (documentScopePattern.test(source)) return { links: [], unscanned: [[0, source.length]] };
  for (let from = 0; from < source.length; ) {
    const code = findFenceEnd(source, from);
    if (code > from) {
      from = code;
      continue;
    }
    const to = findBlockEnd(source, from);
    const links = readBlockLinks(source, from, to);
    if (links !== undefined) for (const each of links) found.links.push(each);
    else {
      const goesOn = extendsPastBlankLine(source.slice(from, to));
      const end = goesOn ? source.length : to;
      const last = found.unscanned.at(-1);
      if (last?.[1] === from) last[1] = end;
      else found.unscanned.push([from, end]);
      if (goesOn) break;
    }
    from = to;
  }
  return found;
}

/** Where the fenced code that begins here ends, or where we are when none does. */
function findFenceEnd(source: string, from: number): number {
  fencePattern.lastIndex = from;
  const [all, ticks, tildes] = fencePattern.exec(source) ?? [];
  const opened = ticks ?? tildes;
  if (all === undefined || opened === undefined) return from;
  const closing = new RegExp(`^ {0,3}${opened[0]}{${opened.length},}[ \\t]*$`, 'gm');
  closing.lastIndex = from + all.length + 1;
  return closing.exec(source) === null ? source.length : Math.min(closing.lastIndex + 1, source.length);
}

/** A block with the blank lines behind it. */
function findBlockEnd(source: string, from: number): number {
  for (let at = source.indexOf('\n\n', from); at >= 0; at = source.indexOf('\n\n', at)) {
    while (source[at] === '\n') at += 1;
    if (source[at] !== ' ' && source[at] !== '\t') return at;
  }
  return source.length;
}

function extendsPastBlankLine(block: string): boolean {
  const comment = block.lastIndexOf('<!--');
  return multiBlockPattern.test(block) || (comment >= 0 && !block.includes('-->', comment + 4));
}

/** The links of a block, or undefined when a line of it is in doubt. */
function readBlockLinks(source: string, from: number, to: number): SimpleLink[] | undefined {
  const links: SimpleLink[] = [];
  // Whether the line above is of a paragraph, which makes an indented line its own.
  let open = false;
  for (let at = from; at < to; ) {
    const next = source.indexOf('\n', at);
    const end = next < 0 ? to : next;
    if (end > at) {
      const isHeading = matchLengthAt(headingPattern, source, at) > 0;
      const start = isHeading ? at + matchLengthAt(headingPattern, source, at) : findTextStart(source, at, open);
      if (matchLengthAt(textStartPattern, source, start) === 0 || matchLengthAt(ruleOrListItemPattern, source, start) > 0)
        return undefined;
      if (!readLineLinks(source, start, end, links)) return undefined;
      open = !isHeading;
    } else open = false;
    at = end + 1;
  }
  return links;
}

/**
 * Behind the indentation and the mark of an item; where we are, at a space, when the indentation
 * may make it code.
 */
function findTextStart(source: string, at: number, open: boolean): number {
  let start = at;
  while (source[start] === ' ') start += 1;
  return start > at && !open ? at : start + matchLengthAt(listItemPattern, source, start);
}

/** Adds the links of a line; false when something in it is in doubt. */
function readLineLinks(source: string, from: number, to: number, links: SimpleLink[]): boolean {
  for (let at = from; at < to; ) {
    textEndPattern.lastIndex = at;
    const stop = textEndPattern.exec(source)?.index ?? to;
    if (ambiguousPattern.test(source.slice(at, stop))) return false;
    if (stop >= to) return true;
    const found = readLinkAt(source, stop, stop === from || source[stop - 1] === ' ');
    if (found === undefined) return false;
    links.push(found);
    at = found.to;
  }
  return true;
}

function readLinkAt(source: string, from: number, isWord: boolean): SimpleLink | undefined {
  if (source[from] === '[') {
    inlineLinkPattern.lastIndex = from;
    const [all, text, near, between] = inlineLinkPattern.exec(source) ?? [];
    const url = near ?? between;
    if (all === undefined || text === undefined || url === undefined || ambiguousPattern.test(text)) return undefined;
    return { from, to: from + all.length, url, text };
  }
  if (source[from] === '<') {
    autolinkPattern.lastIndex = from;
    const url = autolinkPattern.exec(source)?.[1];
    return url === undefined ? undefined : { from, to: from + url.length + 2, url, text: url };
  }
  const length = isWord ? matchLengthAt(bareUrlPattern, source, from) : 0;
  return length === 0 ? undefined : { from, to: from + length };
}

function matchLengthAt(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 0;
}
