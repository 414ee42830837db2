import { type ExtractedLink, extractMarkdownLinks, extractTextLinks } from '../../../links/extract/index.ts';
import type { ImportReportLine } from '../../../model/import-report.ts';
import type { ImportLoss, VerifiableImport } from './imported-content.ts';

/** One spelling for addresses that differ only in what an address must escape. */
function normalizeAddress(url: string): string {
  const parsed = URL.parse(url.trim());
  return (parsed?.href ?? url.trim()).replaceAll("'", '%27').replaceAll('`', '%60');
}

/** Counts equal items. */
class Multiset {
  readonly #counts = new Map<string, number>();

  add(key: string, times = 1): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + times);
  }

  /** Removes one occurrence; false when none is left. */
  take(key: string): boolean {
    const left = this.#counts.get(key) ?? 0;
    this.#counts.set(key, left - 1);
    return left > 0;
  }
}

/** Finds the destination of each address of the source. Every occurrence counts once. */
export function traceAddresses(links: readonly ExtractedLink[], imported: VerifiableImport, keptLinks: readonly ExtractedLink[]) {
  const [data, kept, reported] = [new Multiset(), new Multiset(), new Multiset()];
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

/** Access codes of the source that are neither with their address nor in the report. */
export function findLostCodes(
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
