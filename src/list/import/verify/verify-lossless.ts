import { type ExtractedLink, extractMarkdownLinks, extractTreeLinks } from '../../../links/extract/index.ts';
import { parseMarkdown } from '../read/index.ts';
import { findLostClauses } from './find-lost-clauses.ts';
import type { ImportLoss, VerifiableImport } from './imported-content.ts';
import { findLostCodes, traceAddresses } from './trace-addresses.ts';

/**
 * Verifies that an import loses nothing unreported. Reads the source again, by a separate walk of
 * the tree. Every address, code and clause must be in the data, the hand-written part or the
 * report, as often as in the source.
 * @param source the Markdown that was imported.
 * @returns a line for each loss; empty for a faithful import.
 */
export function describeLosses(source: string, imported: VerifiableImport): string[] {
  // A source that stays as it is has lost nothing.
  if (imported.surroundingText.before === source) return [];
  return findLosses(source, imported).map(({ line, what, text }) => `line ${line}: ${what} ${text}`);
}

/** All losses with their lines; see {@link describeLosses}. */
export function findLosses(source: string, imported: VerifiableImport): ImportLoss[] {
  const root = imported.syntaxTree ?? parseMarkdown(source);
  const links = extractTreeLinks(source, root);
  const surrounding = readSurroundingText(imported);
  return [
    ...traceAddresses(links, imported, surrounding.links).lost,
    ...findLostCodes(links, imported, surrounding.links),
    ...findLostClauses(root, source, imported, surrounding.text),
  ];
}

/** Counts the destinations of the addresses of a source. */
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
