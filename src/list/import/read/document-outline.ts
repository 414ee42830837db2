import type { Heading, Html, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { readHtmlText } from '../../../text/read-html-text.ts';

/** A heading with everything under it. */
export interface Chapter {
  /** Undefined for the part before the first heading. */
  heading: Heading | undefined;
  /** The words of the heading, without an ordinal before them. */
  name: string;
  depth: number;
  line: number;
  /** Offset of the heading in the source. */
  start: number;
  /** Offset of the end of everything under it. */
  end: number;
  /** The part before the first heading under it. */
  blocks: RootContent[];
  subchapters: Chapter[];
}

/**
 * The chapters of a text in order, nested like their headings. The first one is the part before any
 * heading.
 */
export function buildOutline(root: Root, source: string): Chapter[] {
  const before: Chapter = { heading: undefined, name: '', depth: 0, line: 1, start: 0, end: 0, blocks: [], subchapters: [] };
  const top: Chapter[] = [before];
  const open: Chapter[] = [];
  for (const node of root.children) {
    const heading = node.type === 'heading' ? node : node.type === 'html' ? parseHtmlHeading(node) : undefined;
    if (heading === undefined) {
      (open.at(-1) ?? before).blocks.push(node);
      continue;
    }
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    const chapter: Chapter = {
      heading,
      name: getHeadingName(heading),
      depth: heading.depth,
      line: node.position?.start.line ?? 1,
      start: node.position?.start.offset ?? 0,
      end: source.length,
      blocks: [],
      subchapters: [],
    };
    (open.at(-1)?.subchapters ?? top).push(chapter);
    open.push(chapter);
  }
  setChapterEnds(top, source.length);
  return top;
}

function setChapterEnds(chapters: readonly Chapter[], end: number): void {
  for (const [index, chapter] of chapters.entries()) {
    chapter.end = chapters[index + 1]?.start ?? end;
    setChapterEnds(chapter.subchapters, chapter.end);
  }
}

/** `<h2 align="center">Words</h2>` alone in a block is a heading too. */
function parseHtmlHeading(node: Html): Heading | undefined {
  const [, depth, inner] = /^<h([1-6])\b[^>]{0,500}>([^<]{1,300})<\/h\1\s*>\s*$/i.exec(node.value) ?? [];
  if (depth === undefined || inner === undefined || !/[\p{L}\p{N}]/u.test(inner)) return undefined;
  const position = node.position ? { position: node.position } : {};
  return {
    type: 'heading',
    depth: Number(depth) as Heading['depth'],
    children: [{ type: 'text', value: readHtmlText(inner), ...position }],
    ...position,
  };
}

const ordinalPattern =
  /^\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:[.．、)）]\s*(?!\d)|[)）]\s+|[:：]\s*))+(?=\S)/u;

/** A title without leading ordinal and marks, which the order of the data replaces. */
export function removeOrdinal(text: string): string {
  const rest = text.replace(ordinalPattern, '').trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text.trim();
}

/** The words of a heading. Badges beside them are no words, but a picture that is alone is a name. */
function getHeadingName(heading: Heading): string {
  const words = textOf(heading, { includeHtml: false, includeImageAlt: false });
  const name = /[\p{L}\p{N}]/u.test(words) ? words : textOf(heading, { includeHtml: false }) || readImageAlt(textOf(heading));
  return removeOrdinal(name.replace(/\s+/g, ' ').trim());
}

/**
 * The title in HTML that is more than a heading, such as a centred `<h1>` among badges. Empty where
 * there is none.
 */
export function findHtmlTitle(blocks: readonly RootContent[]): string {
  for (const block of blocks) {
    const inner = block.type === 'html' ? /<h1\b[^>]{0,500}>([\s\S]{1,2000}?)<\/h1\s*>/i.exec(block.value)?.[1] : undefined;
    const name = inner === undefined ? '' : readHtmlText(inner) || readImageAlt(inner);
    if (/[\p{L}\p{N}]/u.test(name)) return name.replace(/\s+/g, ' ').trim();
  }
  return '';
}

/** The words that stand for the first picture of HTML; empty where it has none. */
function readImageAlt(html: string): string {
  const [, quoted, double] = /<img\b[^>]{0,2000}?\salt\s*=\s*("([^"]{1,200})"|'[^']{1,200}')/i.exec(html) ?? [];
  return readHtmlText(double ?? quoted?.slice(1, -1) ?? '');
}
