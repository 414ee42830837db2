import { identify } from '../identify/index.ts';
import { acceptsAccessCode } from '../services/index.ts';
import { correctMistypedUrl } from '../url/index.ts';
import { findAccessCode, isAccessCodeLine } from './access-codes.ts';
import { isGenericLinkLabel } from './link-labels.ts';
import type { RawLink } from './raw-link.ts';

/** An address found in a text. Lines and columns count from 1; columns in UTF-16 units. */
export interface ExtractedLink {
  url: string;
  line: number;
  column: number;
  /** What the reader sees and clicks on, where that is not the address itself. */
  text?: string;
  /** Extraction code of a share, from the address or from beside it. */
  code?: string;
  /** What the link claims to lead to, for comparing with the title of what is there. */
  names?: string[];
}

/** Links with the address that has a scheme, and those whose scheme is mistyped. */
export function locateWebLinks(source: string, found: readonly RawLink[]): ExtractedLink[] {
  return locateLinks(source, found, isWebLink).map(({ raw: _, ...link }) => link);
}

/** The links of an import. One without a scheme is words to it. */
const isWebLink = ({ url, isWithoutScheme }: RawLink): boolean =>
  !isWithoutScheme && (webUrlPattern.test(url) || correctMistypedUrl(url) !== undefined);

const webUrlPattern = /^https?:\/\/[^/\s]/i;

/**
 * Gives links their places, names and codes, in the order of the text.
 * @param isWanted says which ones; their addresses have no white space around them.
 */
export function locateLinks<Link extends RawLink>(
  source: string,
  found: readonly Link[],
  isWanted: (link: Link) => boolean,
): (ExtractedLink & { raw: Link })[] {
  const lineStarts = findLineStarts(source);
  const links = found
    .map((raw) => {
      const url = raw.url.startsWith('//') ? `https:${raw.url}` : raw.url.trim();
      return url === raw.url ? raw : { ...raw, url };
    })
    .filter(isWanted)
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    // `[https://…](https://…)` holds a bare address within a link: one place, one link.
    .filter((raw, index, all) => index === 0 || (all[index - 1]?.to ?? 0) <= raw.from || raw.url !== all[index - 1]?.url);
  const identities = links.map(({ url }) => (webUrlPattern.test(url) ? identify(url) : undefined));
  const isShare = (index: number) => acceptsAccessCode(identities[index]?.service ?? 'unknown');
  const shareStarts = links.filter((_, index) => isShare(index)).map(({ from }) => from);
  return links.map((raw, index) => {
    const code =
      identities[index]?.code ?? (isShare(index) ? findAdjacentAccessCode(source, raw, lineStarts, shareStarts) : undefined);
    const text = raw.text?.replace(/\s+/g, ' ').trim();
    const names = text && !isGenericLinkLabel(text) && text !== raw.url ? [text] : undefined;
    return {
      url: raw.url,
      ...offsetToPosition(raw.from, lineStarts),
      ...(text && text !== raw.url ? { text } : {}),
      ...(code === undefined ? {} : { code }),
      ...(names === undefined ? {} : { names }),
      raw,
    };
  });
}

/**
 * The code that belongs to a share: in the link's text, after it on its line, below it, before it
 * on its line; never past another share.
 * @param lineStarts where the lines of the text begin. @param shareStarts where its shares do. Both
 * in order: of many on one line, none may cost a look at them all.
 */
function findAdjacentAccessCode(
  source: string,
  raw: RawLink,
  lineStarts: readonly number[],
  shareStarts: readonly number[],
): string | undefined {
  const line = findLastIndexAtMost(lineStarts, raw.from);
  const lineStart = lineStarts[line] ?? 0;
  const last = findLastIndexAtMost(lineStarts, raw.to);
  const lineEnd = findLineEnd(source, lineStarts, last);
  const next = shareStarts[findLastIndexAtMost(shareStarts, raw.to - 1) + 1] ?? source.length;
  const after = findAccessCode(source.slice(raw.to, Math.min(lineEnd, next)));
  const own = findAccessCode(raw.text ?? '') ?? after;
  if (own !== undefined || next < lineEnd) return own;
  const below = findNextNonBlankLine(source, lineStarts, last);
  if (below !== undefined && below.to <= next && isAccessCodeLine(source.slice(below.from, below.to))) {
    const code = findAccessCode(source.slice(below.from, below.to));
    if (code !== undefined) return code;
  }
  const before = shareStarts[findLastIndexAtMost(shareStarts, raw.from - 1)];
  const first = before === undefined || before < lineStart;
  return first ? findAccessCode(source.slice(lineStart, raw.from)) : undefined;
}

/** Where a line ends, without its break. */
const findLineEnd = (source: string, lineStarts: readonly number[], line: number): number => {
  const next = lineStarts[line + 1];
  return next === undefined ? source.length : next - 1;
};

/** The next line that is not blank, at most two blank lines below. */
function findNextNonBlankLine(
  source: string,
  lineStarts: readonly number[],
  line: number,
): { from: number; to: number } | undefined {
  for (let below = line + 1; below <= line + 3 && below < lineStarts.length; below++) {
    const from = lineStarts[below] ?? 0;
    const to = findLineEnd(source, lineStarts, below);
    if (source.slice(from, to).trim() !== '') return { from, to };
  }
  return undefined;
}

/** Where the lines of a text begin. */
function findLineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function offsetToPosition(offset: number, lineStarts: readonly number[]): { line: number; column: number } {
  const line = findLastIndexAtMost(lineStarts, offset);
  return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}

/**
 * Index of the last of these numbers, which are in order, that is not above `most`; -1 when all
 * are.
 */
function findLastIndexAtMost(sorted: readonly number[], maximum: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= maximum) low = middle;
    else high = middle - 1;
  }
  return low;
}
