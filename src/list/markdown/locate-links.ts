import type { Root } from 'mdast';
import { extractTreeLinks } from '../../links/extract/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { readMarkdownEntries } from '../import/index.ts';

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
}

/** The links of a Markdown list. None where the file cannot be read as one. */
export function readMarkdownLinks(file: SourceFile): LocatedLink[] {
  const read = readMarkdownEntries(file);
  return read ? locateMarkdownLinks(file.text, read.tree) : [];
}

/** The links of a text that readers can follow, in its order. Images are not among them. */
export function locateMarkdownLinks(text: string, tree: Root): LocatedLink[] {
  const lines = text.split('\n');
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
      },
    ];
  });
}

/** Where an address stands whole, and not as the beginning of a longer one. */
function findAddress(line: string, url: string, from: number): number | undefined {
  for (let at = line.indexOf(url, from); at >= 0; at = line.indexOf(url, at + 1)) {
    if (/^(?:$|[\s<>()[\]"'|，。；、）】])/.test(line.slice(at + url.length, at + url.length + 1))) return at;
  }
  return undefined;
}
