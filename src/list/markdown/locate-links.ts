import type { Nodes, Root } from 'mdast';
import { extractTreeLinks } from '../../links/extract/index.ts';
import { correctMistypedUrl } from '../../links/url/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { addMissingScheme, readMarkdownEntries } from '../import/index.ts';
import type { MisdirectedLink } from '../read-list.ts';

/** A link of a Markdown text, at its address. Lines and columns count from 1. */
export interface LocatedLink {
  url: string;
  line: number;
  /** Where the address begins; where the link does, if its address stands elsewhere. */
  column: number;
  /** Where the address ends; undefined for a reference, whose address stands elsewhere. */
  endColumn?: number;
  /** The words that readers click on. */
  text?: string;
  code?: string;
  names?: string[];
  /** Set where the link is struck out: readers see that it is gone. */
  isStruck?: true;
}

/** The links of a Markdown list. None where the file cannot be read as one. */
export function readMarkdownLinks(file: SourceFile): LocatedLink[] {
  const read = readMarkdownEntries(file);
  return read ? locateMarkdownLinks(file.text, read.tree) : [];
}

/** The links of a text that readers can follow, in its order. Images are not among them. */
export function locateMarkdownLinks(text: string, tree: Root): LocatedLink[] {
  const lines = text.split('\n');
  const isStruck = createStruckTest(tree);
  return extractTreeLinks(text, tree).flatMap((link): LocatedLink[] => {
    const { url, line, column, text: words, code, names } = link;
    const written = lines[line - 1] ?? '';
    if (written.startsWith('![', column - 1)) return [];
    const start = findAddress(written, url, column - 1);
    return [
      {
        url,
        line,
        ...(start === undefined ? { column } : { column: start + 1, endColumn: start + 1 + url.length }),
        ...(words === undefined ? {} : { text: words }),
        ...(code === undefined ? {} : { code }),
        ...(names === undefined ? {} : { names }),
        ...(isStruck(line, column) ? { isStruck: true } : {}),
      },
    ];
  });
}

/** Schemes that no page has, and that browsers don't follow from one. */
const unsafeScheme = /^(?:data|file|javascript|vbscript):/i;

/**
 * The links whose written address leads to no page: with no scheme it is a file of the repository
 * to a reader, however clear it is what was meant.
 */
export function locateMisdirectedLinks(text: string, tree: Root): MisdirectedLink[] {
  const lines = text.split('\n');
  return collectNodes(tree, (node) => node.type === 'link').flatMap((node): MisdirectedLink[] => {
    const { start } = node.position ?? {};
    if (node.type !== 'link' || start === undefined || /^https?:\/\//i.test(node.url)) return [];
    const correction = correctMistypedUrl(node.url) ?? addMissingScheme(node.url);
    const at = (lines[start.line - 1] ?? '').indexOf(`](${node.url}`, start.column - 1);
    // An address that GitHub itself makes a link of, such as www.example.org, is not in brackets.
    if (at < 0 || (correction === undefined && !unsafeScheme.test(node.url))) return [];
    const column = at + 3;
    const place = { line: start.line, column, endColumn: column + node.url.length };
    return [{ address: node.url, ...(correction === undefined ? {} : { correction }), ...place }];
  });
}

/** A part of a text. Offsets are UTF-16 code units. */
interface SourceRange {
  start: { line: number; column: number; offset: number };
  end: { line: number; column: number; offset: number };
}

/** A test for places in the order of a text: whether they are struck out, as in `~~…~~`. */
function createStruckTest(tree: Root): (line: number, column: number) => boolean {
  const ranges = collectRanges(tree, ({ type }) => type === 'delete');
  let index = 0;
  return (line, column) => {
    while (ranges[index] && isAfter({ line, column }, ranges[index]?.end)) index += 1;
    return isAfter({ line, column }, ranges[index]?.start);
  };
}

const isAfter = (place: { line: number; column: number }, other: SourceRange['start'] | undefined): boolean =>
  other !== undefined && (place.line > other.line || (place.line === other.line && place.column >= other.column));

/** Finds where a link stands as a whole, from its first bracket on, by a place within it. */
export function createLinkFinder(tree: Root): (line: number, column: number) => SourceRange | undefined {
  const ranges = collectRanges(tree, ({ type }) => type === 'link' || type === 'linkReference');
  const byLine = Map.groupBy(ranges, ({ start }) => start.line);
  return (line, column) =>
    byLine.get(line)?.find(({ start, end }) => isAfter({ line, column }, start) && !isAfter({ line, column }, end));
}

/** The outermost nodes of a kind, in the order of the text. */
function collectRanges(tree: Root, isWanted: (node: Nodes) => boolean): SourceRange[] {
  return collectNodes(tree, isWanted).flatMap(({ position }): SourceRange[] => {
    const { start, end } = position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return [];
    return [{ start: { ...start, offset: start.offset }, end: { ...end, offset: end.offset } }];
  });
}

function collectNodes(tree: Root, isWanted: (node: Nodes) => boolean): Nodes[] {
  const found: Nodes[] = [];
  const open: Nodes[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isWanted(node)) found.push(node);
    else if ('children' in node) open.push(...(node.children as Nodes[]).toReversed());
  }
  return found;
}

/** What follows an address: the end of a link, or of a sentence. */
const addressEnd = /^(?:$|[\s<>()[\]"'|，。；、）】]|[.,;:!?]{1,3}(?:\s|$))/;

/** Where an address stands whole, and not as the beginning of a longer one. */
function findAddress(line: string, url: string, from: number): number | undefined {
  for (let at = line.indexOf(url, from); at >= 0; at = line.indexOf(url, at + 1)) {
    if (addressEnd.test(line.slice(at + url.length, at + url.length + 4))) return at;
  }
  return undefined;
}
