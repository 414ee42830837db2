import { type ExtractedLink, extractMarkdownLinks, extractTreeLinks } from '../../../links/extract/index.ts';
import { parseMarkdown } from '../read/index.ts';
import { findLostClauses } from './find-lost-clauses.ts';
import type { ImportLoss, VerifiableImport } from './imported-content.ts';
import { findLostCodes, traceAddresses } from './trace-addresses.ts';

/**
 * Proves that an import loses nothing unreported: reads the source again, by a walk of its own, and
 * looks for every address, code and clause in the data, the hand-written part and the report, as
 * often as the source has it.
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

/** Counts where the addresses of a source are now, each one once. */
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
