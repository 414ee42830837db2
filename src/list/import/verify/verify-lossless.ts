import type { Root } from 'mdast';
import { type ExtractedLink, extractMarkdownLinks, extractTextLinks, extractTreeLinks } from '../../../links/extract/index.ts';
import type { ImportedList } from '../import-markdown.ts';
import type { ImportReportLine } from '../import-report.ts';
import { parseMarkdown } from '../read/index.ts';
import { extractTextRuns } from './text-runs.ts';

/**
 * Proof that an import loses nothing without a word. It reads the source anew, by its own walk, and asks of every address, code, image
 * address and clause whether the data, the hand-written part or the report has it, as often as the source does.
 */

export interface ImportLoss {
  line: number;
  what: 'address' | 'code' | 'text';
  text: string;
  /** How often it is missing, where that is more than once. */
  times?: number;
}

/** What an import must hold, and the source's tree where somebody has it already. */
export type VerifiableImport = Pick<ImportedList, 'list' | 'entries' | 'report' | 'surroundingText' | 'syntaxTree'>;

/** One line of words for each loss; empty for a faithful import. `source` is the Markdown that was imported. */
export function describeLosses(source: string, imported: VerifiableImport): string[] {
  // A source that stays as it is has lost nothing.
  if (imported.surroundingText.before === source) return [];
  return findLosses(source, imported).map(({ line, what, text }) => `line ${line}: ${what} ${text}`);
}

/** All losses with their places. */
export function findLosses(source: string, imported: VerifiableImport): ImportLoss[] {
  const root = imported.syntaxTree ?? parseMarkdown(source);
  const links = extractTreeLinks(source, root);
  const kept = readSurroundingText(imported);
  return [
    ...traceAddresses(links, imported, kept.links).lost,
    ...findLostCodes(links, imported, kept.links),
    ...findLostClauses(root, source, imported, kept.text),
  ];
}

/** Where the addresses of a source are now: how many of all it has, each counted once. */
export function countAddressDestinations(
  source: string,
  imported: VerifiableImport,
): Record<'all' | 'data' | 'kept' | 'reported' | 'lost', number> {
  const links = extractTreeLinks(source, imported.syntaxTree ?? parseMarkdown(source));
  const { data, kept, reported, lost } = traceAddresses(links, imported, readSurroundingText(imported).links);
  return { all: links.length, data, kept, reported, lost: lost.length };
}

function readSurroundingText({ surroundingText }: VerifiableImport): { text: string; links: ExtractedLink[] } {
  const text = [surroundingText.before, surroundingText.after].join('\n\n');
  return { text, links: text.trim() === '' ? [] : extractMarkdownLinks(text) };
}

// Addresses

/** One spelling for addresses that differ only in what an address must escape. */
function normalizeAddress(url: string): string {
  const parsed = URL.parse(url.trim());
  return (parsed?.href ?? url.trim()).replaceAll("'", '%27').replaceAll('`', '%60');
}

/** Takes one of a thing; false when none is left. */
function createMultiset<T>(): { add(key: T, times?: number): void; take(key: T): boolean } {
  const counts = new Map<T, number>();
  return {
    add: (key, times = 1) => counts.set(key, (counts.get(key) ?? 0) + times),
    take(key) {
      const left = counts.get(key) ?? 0;
      counts.set(key, left - 1);
      return left > 0;
    },
  };
}

function traceAddresses(links: readonly ExtractedLink[], imported: VerifiableImport, keptLinks: readonly ExtractedLink[]) {
  const [data, kept, reported] = [createMultiset<string>(), createMultiset<string>(), createMultiset<string>()];
  for (const { entry } of imported.entries) for (const link of entry.links ?? []) data.add(normalizeAddress(link.url));
  for (const { url } of keptLinks) kept.add(normalizeAddress(url));
  for (const line of imported.report)
    for (const url of extractAddresses(line)) reported.add(normalizeAddress(url), line.times ?? 1);
  const destinations = { data: 0, kept: 0, reported: 0, lost: [] as ImportLoss[] };
  for (const { url, line } of links) {
    const key = normalizeAddress(url);
    if (data.take(key)) destinations.data += 1;
    else if (kept.take(key)) destinations.kept += 1;
    else if (reported.take(key)) destinations.reported += 1;
    else destinations.lost.push({ line, what: 'address', text: url });
  }
  return destinations;
}

function extractAddresses({ text, what }: ImportReportLine): string[] {
  if (what === 'address' && !/\]\(|\]:|^[<[]/.test(text)) return [text];
  if (!/https?:\/\/|baidu\.com/i.test(text)) return [];
  const found = /\]\(|\]\[|<|`/.test(text) ? extractMarkdownLinks(text) : extractTextLinks(text);
  return found.length > 0 ? found.map(({ url }) => url) : what === 'address' ? [text] : [];
}

function findLostCodes(
  links: readonly ExtractedLink[],
  imported: VerifiableImport,
  kept: readonly ExtractedLink[],
): ImportLoss[] {
  const held = new Set<string>();
  for (const { entry } of imported.entries)
    for (const { url, code } of entry.links ?? []) if (code !== undefined) held.add(`${normalizeAddress(url)} ${code}`);
  for (const { url, code } of kept) if (code !== undefined) held.add(`${normalizeAddress(url)} ${code}`);
  const coded = links.filter((link) => link.code !== undefined && !held.has(`${normalizeAddress(link.url)} ${link.code}`));
  return coded
    .filter(({ code = '' }) => !imported.report.some(({ text }) => text.includes(code)))
    .map(({ code = '', line }) => ({ line, what: 'code', text: code }));
}

// Words

const clauseSeparatorPattern = /[\n。！？!?；;:：，,、()（）[\]【】|"“”]+|\.\s|\s[-–—]+\s/u;
const nonWordCharacters = /[^\p{L}\p{N}]+/gu;

const stripPunctuation = (text: string) => text.replace(nonWordCharacters, '');
const splitClauses = (text: string) =>
  text
    .split(clauseSeparatorPattern)
    .map(stripPunctuation)
    .filter((clause) => clause !== '');

function findLostClauses(root: Root, source: string, imported: VerifiableImport, kept: string): ImportLoss[] {
  const texts = collectImportedTexts(imported);
  if (kept.trim() !== '') for (const { text } of extractTextRuns(parseMarkdown(kept), kept)) texts.push({ text, times: 1 });
  const importedClauses = new Map<string, number>();
  for (const { text, times } of texts)
    for (const clause of splitClauses(text)) importedClauses.set(clause, (importedClauses.get(clause) ?? 0) + times);
  const sourceClauses = new Map<string, { count: number; line: number; text: string }>();
  for (const { text, line } of extractTextRuns(root, source)) {
    for (const clause of splitClauses(text)) {
      const known = sourceClauses.get(clause);
      if (known) known.count += 1;
      else sourceClauses.set(clause, { count: 1, line, text });
    }
  }
  let all: string | undefined;
  const lost: ImportLoss[] = [];
  for (const [clause, { count, line, text }] of sourceClauses) {
    if ((importedClauses.get(clause) ?? 0) >= count) continue;
    // A clause may stand within a longer one: then letters are compared without regard to where clauses end.
    all ??= texts.map((each) => `${stripPunctuation(each.text)}\u0000`.repeat(Math.min(each.times, 1000))).join('');
    const found = countOccurrences(all, clause, count);
    if (found >= count) continue;
    lost.push({ line, what: 'text', text: quoteClause(text, clause), ...(count - found > 1 ? { times: count - found } : {}) });
  }
  return lost;
}

/** The run that has the clause, or the clause alone where that run is long. */
function quoteClause(text: string, clause: string): string {
  const piece = text.split(clauseSeparatorPattern).find((each) => stripPunctuation(each) === clause);
  return (piece ?? text).trim();
}

function countOccurrences(text: string, part: string, maxCount: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < maxCount; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

function collectImportedTexts(imported: VerifiableImport): { text: string; times: number }[] {
  const texts: { text: string; times: number }[] = [];
  const collectStrings = (value: unknown): void => {
    if (typeof value === 'string') texts.push({ text: value, times: 1 });
    else if (Array.isArray(value)) for (const each of value) collectStrings(each);
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) collectStrings(each);
  };
  const { sections, ...info } = imported.list;
  collectStrings(info);
  const collectSectionTexts = (each: (typeof sections)[number]) => {
    collectStrings([each.name, each.introduction]);
    for (const under of each.sections ?? []) collectSectionTexts(under);
  };
  for (const each of sections) collectSectionTexts(each);
  for (const { entry } of imported.entries) {
    const { id, kind, section, links, ...rest } = entry;
    collectStrings(rest);
    for (const { url, code, label } of links ?? []) collectStrings([url, code, label]);
  }
  for (const { text, times } of imported.report) texts.push({ text, times: times ?? 1 });
  return texts;
}
