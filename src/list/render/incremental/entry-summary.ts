import type { LocatedEntry } from '../../read-list.ts';
import { type Entry, entryKinds, listFieldsOfKind } from '../../schema/index.ts';
import type { SourceMap } from '../../yaml/index.ts';

/**
 * What sorting, counting, headings and anchors need of an entry: its first and last line, id, kind,
 * section, title, name (one text for each of two languages) and year. One flat row, since a long
 * list has many.
 */
export type EntrySummary = readonly [
  line: number,
  endLine: number,
  id: string,
  kind: string,
  section: string,
  title: string | null,
  zh: string | null,
  en: string | null,
  year: number | null,
];

/** How many values a summary has. */
export const summaryLength = 9;

const summarizedFields: ReadonlySet<string> = new Set(['id', 'kind', 'section', 'title', 'name', 'year']);

/**
 * Something asked for what a summary does not hold. The list then has to be read as a whole: a
 * wrong answer is never given.
 */
export class WholeListNeededError extends Error {
  constructor(what: string) {
    super(`not-summarized ${what}`);
    this.name = 'WholeListNeededError';
  }
}

/** An entry whose fields throw unless its summary has them. */
class SummarizedEntry {
  readonly id: string;
  readonly kind: string;
  readonly section: string;
  readonly title: string | undefined;
  readonly name: { zh?: string | undefined; en?: string | undefined } | undefined;
  readonly year: number | undefined;

  constructor([, , id, kind, section, title, zh, en, year]: readonly [...EntrySummary, ...unknown[]]) {
    this.id = id;
    this.kind = kind;
    this.section = section;
    this.title = title ?? undefined;
    this.name = zh === null && en === null ? undefined : { zh: zh ?? undefined, en: en ?? undefined };
    this.year = year ?? undefined;
  }
}

for (const field of new Set(entryKinds.flatMap(listFieldsOfKind))) {
  if (summarizedFields.has(field)) continue;
  const get = () => {
    throw new WholeListNeededError(field);
  };
  Object.defineProperty(SummarizedEntry.prototype, field, { get });
}

class UnknownPositions implements SourceMap {
  readonly file: string;
  readonly entry: string;

  constructor(file: string, entry: string) {
    this.file = file;
    this.entry = entry;
  }

  locate(): never {
    throw new WholeListNeededError('positions');
  }

  sourceText(): never {
    throw new WholeListNeededError('source text');
  }

  plainText(): never {
    throw new WholeListNeededError('source text');
  }
}

export function summarizeEntry({ id, line, endLine, entry }: LocatedEntry): EntrySummary {
  const { kind, section, title, name, year } = entry as Partial<SummarizedEntry>;
  const { zh = null, en = null } = name ?? {};
  return [line, endLine, id, kind ?? '', section ?? '', title ?? null, zh, en, year ?? null];
}

export function restoreEntry(summary: readonly [...EntrySummary, ...unknown[]], file: string): LocatedEntry {
  const [line, endLine, id] = summary;
  // What its type promises beyond the summary throws.
  const entry = new SummarizedEntry(summary) as unknown as Entry;
  return { id, file, line, endLine, entry, isValid: true, sourceMap: new UnknownPositions(file, id) };
}

/**
 * To be called where fields are read in a way that cannot be watched, such as by copying an entry.
 * @throws WholeListNeededError
 */
export function requireWholeEntries(entries: readonly Pick<LocatedEntry, 'entry'>[]): void {
  if (entries.some(({ entry }) => entry instanceof SummarizedEntry)) throw new WholeListNeededError('whole entry');
}
