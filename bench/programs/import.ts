import { extractMarkdownLinks } from '../../src/links/extract/extract-links.ts';
import { importMarkdown } from '../../src/list/import/import-markdown.ts';
import type { ImportedList } from '../../src/list/import/imported-list.ts';
import { countAddressDestinations } from '../../src/list/import/verify/verify-lossless.ts';
import { findDifference, renderImported } from '../../test/list/import/import-assertions.ts';
import { reportMeasurement } from './report-measurement.ts';

interface Task {
  text: string;
}

let lastImport: { imported: ImportedList; text: string } | undefined;

await reportMeasurement(
  async ({ text }: Task) => text,
  async (text) => {
    // Measured: from the text to the files, as in `listkeeper import`.
    const imported = importMarkdown({ path: 'README.md', text });
    lastImport = { imported, text };
    return { entries: imported.entries.length };
  },
  () => (lastImport === undefined ? {} : countAddresses(lastImport.imported, lastImport.text)),
);

/**
 * Counts the URLs that the import kept and that the rendered file has, and the lines that differ.
 */
function countAddresses(imported: ImportedList, text: string): Record<string, number> {
  const { all, data, kept } = countAddressDestinations(text, imported);
  const after = renderImported(imported) || text;
  const [removed, added] = [splitLines(text), splitLines(after)].map((lines, index, both) =>
    countExtraLines(lines, both[1 - index] ?? []),
  );
  const notRendered = findDifference(text, imported) === undefined ? 0 : 1;
  const out = extractMarkdownLinks(after).length;
  return { all, data, kept, notRendered, out, removed: removed ?? 0, added: added ?? 0 };
}

function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** Counts the lines of the first that the second lacks (multiset difference). */
function countExtraLines(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  }).length;
}
