import { extractTreeLinks } from '../../../links/extract/index.ts';
import { parseTemplate, renderTemplate, type TemplateDocument } from '../../render/template/index.ts';
import type { ImportedList } from '../imported-list.ts';
import { parseMarkdown } from '../read/index.ts';

/** A line of the source that the rendered file does not have in its place. */
export interface ImportLoss {
  line: number;
  what: 'text';
  text: string;
}

type RenderableImport = Pick<ImportedList, 'list' | 'entries' | 'surroundingText' | 'template' | 'usesCrlf' | 'fields'> &
  Pick<TemplateDocument, 'values'>;

/** The source again, from the template and the entries; the zone has no markers. */
function restoreSource({ list, entries, surroundingText, template, usesCrlf, fields, values }: RenderableImport): string {
  const { before, after } = surroundingText;
  const parsed = parseTemplate(template?.text ?? '');
  if ('brokenLine' in parsed) return before + after;
  const inside = renderTemplate(parsed.parts, {
    language: list.languages[0] ?? 'en',
    entries: entries.map(({ id, path, line, endLine, entry }) => ({
      id,
      file: path,
      line,
      endLine,
      entry: { ...entry, links: entry.links ?? [] },
    })),
    sections: list.sections,
    fieldNames: Object.keys(fields ?? {}),
    line: undefined,
    options: { layout: 'line' },
    ...(values ? { values } : {}),
  });
  return before + (usesCrlf ? inside.replaceAll('\n', '\r\n') : inside) + after;
}

/**
 * Verifies that the template and the entries give the source again, byte for byte.
 * @returns the first line that differs; empty for a faithful import.
 */
export function findLosses(source: string, imported: RenderableImport): ImportLoss[] {
  const restored = restoreSource(imported);
  if ([source, `${source}\n`, `${source}\r\n`].includes(restored)) return [];
  const [lines, others] = [source, restored].map((text) => text.split('\n'));
  const at = (lines ?? []).findIndex((line, index) => line !== others?.[index]);
  const line = at < 0 ? (lines?.length ?? 1) : at + 1;
  return [{ line, what: 'text', text: lines?.[line - 1] ?? '' }];
}

/** The losses that an import has reported, as text. */
export function describeLosses({ report }: Pick<ImportedList, 'report'>): string[] {
  return report.filter(({ why }) => why === 'not-placed').map(({ line, what, text }) => `line ${line}: ${what} ${text}`);
}

/** Counts the addresses of a source: those in the data, and those that only the template has. */
export function countAddressDestinations(source: string, imported: ImportedList): Record<'all' | 'data' | 'kept', number> {
  const links = extractTreeLinks(source, imported.syntaxTree ?? parseMarkdown(source));
  const left = new Map<string, number>();
  for (const { entry } of imported.entries)
    for (const { url } of entry.links ?? []) left.set(normalizeAddress(url), (left.get(normalizeAddress(url)) ?? 0) + 1);
  const data = links.filter(({ url }) => {
    const count = left.get(normalizeAddress(url)) ?? 0;
    left.set(normalizeAddress(url), count - 1);
    return count > 0;
  }).length;
  return { all: links.length, data, kept: links.length - data };
}

/** One spelling for addresses that differ only in what an address must escape. */
function normalizeAddress(url: string): string {
  const parsed = URL.parse(url.trim());
  return (parsed?.href ?? url.trim()).replaceAll("'", '%27').replaceAll('`', '%60');
}
