import type { SourceFile } from '../../model/finding.ts';
import type { LocalizedText } from '../../model/language.ts';
import { type ImportedEntry, readMarkdownEntries } from '../import/index.ts';
import type { LocatedEntry, MarkdownItem, ParsedList } from '../read-list.ts';
import type { Entry, Link } from '../schema/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import { type LocatedLink, locateMarkdownLinks, locateMisdirectedLinks } from './locate-links.ts';

/**
 * Reads a Markdown file as a list. Its items become entries, as an import would read them, with
 * their lines. Never throws.
 *
 * An item says neither its kind nor the roles of its links. So each entry is of one kind, and its
 * first link is what the item is about. Two items are duplicates when those lead to one thing.
 * @param path of the file, as the settings name it.
 * @param file undefined where it does not exist, which is a finding.
 * @param read for callers that have read its entries already.
 */
export function readMarkdownList(
  path: string,
  file: SourceFile | undefined,
  read: ReturnType<typeof readMarkdownEntries> = file && readMarkdownEntries(file),
): ParsedList {
  const list: ParsedList = { info: undefined, listFile: path, listSourceMap: undefined, entries: [], findings: [] };
  if (file === undefined || read === undefined) {
    list.findings.push({ code: 'list-missing', severity: 'error', file: path, line: 1, column: 1 });
    return list;
  }
  const lines = file.text.split(/\r?\n/);
  const links = Map.groupBy(locateMarkdownLinks(file.text, read.tree), ({ line }) => line);
  const misdirected = Map.groupBy(locateMisdirectedLinks(file.text, read.tree), ({ line }) => line);
  const entries = read.entries.toSorted((a, b) => a.line - b.line);
  let run = 0;
  let lastLine = 0;
  for (const [index, entry] of entries.entries()) {
    const endLine = findEndLine(entry, entries[index + 1], lines);
    if (!lines.slice(lastLine, entry.line - 1).every(isBlankLine)) run += 1;
    const numbers = Array.from({ length: endLine - entry.line + 1 }, (_, at) => entry.line + at);
    const here = numbers.flatMap((line) => links.get(line) ?? []);
    const text = lines.slice(entry.line - 1, endLine).join('\n');
    const markdown = { text, run, misdirected: numbers.flatMap((line) => misdirected.get(line) ?? []) };
    list.entries.push(locateEntry(entry, { file: path, endLine, markdown, links: here }));
    lastLine = endLine;
  }
  list.info = read.list;
  list.lines = lines;
  return list;
}

const isBlankLine = (line: string) => line.trim() === '';

/** An entry ends before the next one, and without the blank lines between. */
function findEndLine(entry: ImportedEntry, next: ImportedEntry | undefined, lines: readonly string[]): number {
  let end = Math.max(entry.line, Math.min(entry.endLine, (next?.line ?? Number.POSITIVE_INFINITY) - 1, lines.length));
  while (end > entry.line && isBlankLine(lines[end - 1] ?? '')) end -= 1;
  return end;
}

interface ItemPlace {
  file: string;
  endLine: number;
  markdown: MarkdownItem;
  /** What links stand in its lines. */
  links: readonly LocatedLink[];
}

function locateEntry({ id, line, entry: input }: ImportedEntry, place: ItemPlace): LocatedEntry {
  const { file, endLine, markdown } = place;
  const name = input.kind === 'paper' ? { en: input.title } : mendName(input.name);
  const links = (input.links ?? []).map(
    ({ url, code }, index): Link => ({ role: index === 0 ? 'homepage' : 'docs', url, ...(code === undefined ? {} : { code }) }),
  );
  const { section, description } = input;
  const entry: Entry = { id, kind: 'toolkit', section, name, ...(description ? { description } : {}), links };
  return {
    id,
    file,
    line,
    endLine,
    entry,
    isValid: true,
    sourceMap: createItemSourceMap({ file, id, line }, links, place.links),
    markdown,
  };
}

/** The name in a link whose brackets are apart: `[Name] (https://…)`. */
function mendName(name: LocalizedText): LocalizedText {
  const mend = (text: string) => /^\[([^\][]+)\]\s*\($/.exec(text.trim())?.[1] ?? text;
  return Object.fromEntries(Object.entries(name).map(([language, text]) => [language, text && mend(text)]));
}

/** Knows where the addresses of an item stand. Every other part is at its first line. */
function createItemSourceMap(
  { file, id, line }: Pick<LocatedEntry, 'file' | 'id' | 'line'>,
  links: readonly Link[],
  here: readonly LocatedLink[],
): SourceMap {
  const remaining = [...here];
  const places = links.map(({ url }) => {
    const at = remaining.findIndex((link) => link.url === url);
    return at < 0 ? undefined : remaining.splice(at, 1)[0];
  });
  const findPlace = (path: readonly (string | number)[]) => (path[0] === 'links' ? places[Number(path[1])] : undefined);
  return {
    file,
    entry: id,
    locate: (path) => {
      const place = findPlace(path);
      if (place === undefined) return { line, column: 1, endLine: line, endColumn: 1 };
      const { column, endColumn = column } = place;
      return { line: place.line, column, endLine: place.line, endColumn };
    },
    sourceText: (path) => (findPlace(path)?.endColumn === undefined ? undefined : findPlace(path)?.url),
    plainText: () => undefined,
  };
}
