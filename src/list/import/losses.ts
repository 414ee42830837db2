import type { Root } from 'mdast';
import { type FoundLink, linksInMarkdown, linksInText, linksInTree } from '../../links/extract.ts';
import { parseMarkdown } from './chapters.ts';
import type { Imported } from './import-markdown.ts';
import type { ReportLine } from './report.ts';
import { runsOf } from './runs.ts';

/**
 * Proof that an import loses nothing without a word. It reads the source anew, by its own walk, and asks of every address, code, image
 * address and clause whether the data, the hand-written part or the report has it, as often as the source does.
 */

export interface Loss {
  line: number;
  what: 'address' | 'code' | 'text';
  text: string;
  /** How often it is missing, where that is more than once. */
  times?: number;
}

/** What an import must hold, and the source's tree where somebody has it already. */
export type Held = Pick<Imported, 'list' | 'entries' | 'report' | 'kept' | 'tree'>;

/** One line of words for each loss; empty for a faithful import. `source` is the Markdown that was imported. */
export function lossesOf(source: string, imported: Held): string[] {
  // A source that stays as it is has lost nothing.
  if (imported.kept.before === source) return [];
  return findLosses(source, imported).map(({ line, what, text }) => `line ${line}: ${what} ${text}`);
}

/** All losses with their places. */
export function findLosses(source: string, imported: Held): Loss[] {
  const root = imported.tree ?? parseMarkdown(source);
  const links = linksInTree(source, root);
  const kept = keptIn(imported);
  return [
    ...whereAddressesWent(links, imported, kept.links).lost,
    ...lostCodes(links, imported, kept.links),
    ...lostClauses(root, source, imported, kept.text),
  ];
}

/** Where the addresses of a source are now: how many of all it has, each counted once. */
export function accountOf(source: string, imported: Held): Record<'all' | 'data' | 'kept' | 'reported' | 'lost', number> {
  const links = linksInTree(source, imported.tree ?? parseMarkdown(source));
  const { data, kept, reported, lost } = whereAddressesWent(links, imported, keptIn(imported).links);
  return { all: links.length, data, kept, reported, lost: lost.length };
}

function keptIn({ kept }: Held): { text: string; links: FoundLink[] } {
  const text = [kept.before, kept.after].join('\n\n');
  return { text, links: text.trim() === '' ? [] : linksInMarkdown(text) };
}

// Addresses

/** One spelling for addresses that differ only in what an address must escape. */
function keyOf(url: string): string {
  const parsed = URL.parse(url.trim());
  return (parsed?.href ?? url.trim()).replaceAll("'", '%27').replaceAll('`', '%60');
}

/** Takes one of a thing; false when none is left. */
function counter<T>(): { add(key: T, times?: number): void; take(key: T): boolean } {
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

function whereAddressesWent(links: readonly FoundLink[], imported: Held, keptLinks: readonly FoundLink[]) {
  const [data, kept, reported] = [counter<string>(), counter<string>(), counter<string>()];
  for (const { entry } of imported.entries) for (const link of entry.links ?? []) data.add(keyOf(link.url));
  for (const { url } of keptLinks) kept.add(keyOf(url));
  for (const line of imported.report) for (const url of addressesIn(line)) reported.add(keyOf(url), line.times ?? 1);
  const went = { data: 0, kept: 0, reported: 0, lost: [] as Loss[] };
  for (const { url, line } of links) {
    const key = keyOf(url);
    if (data.take(key)) went.data += 1;
    else if (kept.take(key)) went.kept += 1;
    else if (reported.take(key)) went.reported += 1;
    else went.lost.push({ line, what: 'address', text: url });
  }
  return went;
}

function addressesIn({ text, what }: ReportLine): string[] {
  if (what === 'address' && !/\]\(|\]:|^[<[]/.test(text)) return [text];
  if (!/https?:\/\/|baidu\.com/i.test(text)) return [];
  const found = /\]\(|\]\[|<|`/.test(text) ? linksInMarkdown(text) : linksInText(text);
  return found.length > 0 ? found.map(({ url }) => url) : what === 'address' ? [text] : [];
}

function lostCodes(links: readonly FoundLink[], imported: Held, kept: readonly FoundLink[]): Loss[] {
  const held = new Set<string>();
  for (const { entry } of imported.entries)
    for (const { url, code } of entry.links ?? []) if (code !== undefined) held.add(`${keyOf(url)} ${code}`);
  for (const { url, code } of kept) if (code !== undefined) held.add(`${keyOf(url)} ${code}`);
  const coded = links.filter((link) => link.code !== undefined && !held.has(`${keyOf(link.url)} ${link.code}`));
  return coded
    .filter(({ code = '' }) => !imported.report.some(({ text }) => text.includes(code)))
    .map(({ code = '', line }) => ({ line, what: 'code', text: code }));
}

// Words

const betweenClauses = /[\n。！？!?；;:：，,、()（）[\]【】|"“”]+|\.\s|\s[-–—]+\s/u;
const unsaid = /[^\p{L}\p{N}]+/gu;

const bareWords = (text: string) => text.replace(unsaid, '');
const clausesOf = (text: string) =>
  text
    .split(betweenClauses)
    .map(bareWords)
    .filter((clause) => clause !== '');

function lostClauses(root: Root, source: string, imported: Held, kept: string): Loss[] {
  const texts = heldTexts(imported);
  if (kept.trim() !== '') for (const { text } of runsOf(parseMarkdown(kept), kept)) texts.push({ text, times: 1 });
  const held = new Map<string, number>();
  for (const { text, times } of texts) for (const clause of clausesOf(text)) held.set(clause, (held.get(clause) ?? 0) + times);
  const wanted = new Map<string, { count: number; line: number; text: string }>();
  for (const { text, line } of runsOf(root, source)) {
    for (const clause of clausesOf(text)) {
      const known = wanted.get(clause);
      if (known) known.count += 1;
      else wanted.set(clause, { count: 1, line, text });
    }
  }
  let all: string | undefined;
  const lost: Loss[] = [];
  for (const [clause, { count, line, text }] of wanted) {
    if ((held.get(clause) ?? 0) >= count) continue;
    // A clause may stand within a longer one: then letters are compared without regard to where clauses end.
    all ??= texts.map((each) => `${bareWords(each.text)}\u0000`.repeat(Math.min(each.times, 1000))).join('');
    const found = occurrences(all, clause, count);
    if (found >= count) continue;
    lost.push({ line, what: 'text', text: shortest(text, clause), ...(count - found > 1 ? { times: count - found } : {}) });
  }
  return lost;
}

/** The run that has the clause, or the clause alone where that run is long. */
function shortest(text: string, clause: string): string {
  const piece = text.split(betweenClauses).find((each) => bareWords(each) === clause);
  return (piece ?? text).trim();
}

function occurrences(text: string, part: string, enough: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < enough; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

function heldTexts(imported: Held): { text: string; times: number }[] {
  const texts: { text: string; times: number }[] = [];
  const look = (value: unknown): void => {
    if (typeof value === 'string') texts.push({ text: value, times: 1 });
    else if (Array.isArray(value)) for (const each of value) look(each);
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) look(each);
  };
  const { sections, ...info } = imported.list;
  look(info);
  const lookAt = (each: (typeof sections)[number]) => {
    look([each.name, each.introduction]);
    for (const under of each.sections ?? []) lookAt(under);
  };
  for (const each of sections) lookAt(each);
  for (const { entry } of imported.entries) {
    const { id, kind, section, links, ...rest } = entry;
    look(rest);
    for (const { url, code, label } of links ?? []) look([url, code, label]);
  }
  for (const { text, times } of imported.report) texts.push({ text, times: times ?? 1 });
  return texts;
}
