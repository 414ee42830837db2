import type { ChangedFile } from '../../forge/index.ts';
import { findIgnoredLines } from '../../links/extract/index.ts';
import { isListFile, type LocatedEntry, type ParsedList } from '../../list/index.ts';
import { getDisplayName } from '../../list/render/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { DuplicateEntry, ReviewedEntry } from '../../model/review.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';
import { collectEntryLinks, type ListedLink } from '../shared/index.ts';
import { getFileStem } from './classify-findings.ts';

/** The entries that a pull request adds or changes, and those it removes. */
export interface TouchedEntries {
  changed: { located: LocatedEntry; change: 'added' | 'changed' }[];
  removed: { id: string; name: string; file: string }[];
  /** Files of the list without any readable entry. */
  unreadable: string[];
}

/**
 * Compares two states of a list. An entry is the same when its id is the same, or when its file was
 * renamed and gives it its id.
 */
export function findTouchedEntries(
  base: ParsedList,
  merged: ParsedList,
  changes: readonly ChangedFile[],
  settings: Settings,
): TouchedEntries {
  const before = new Map(base.entries.map((located) => [located.id, located]));
  const previousIds = new Map(
    changes.flatMap(({ path, previousPath }) => (previousPath ? [[getFileStem(path), getFileStem(previousPath)]] : [])),
  );
  const kept = new Set<string>();
  const changed: TouchedEntries['changed'] = [];
  const stays = createLineTest(base, merged);
  const wasThere = createLineTest(merged, base);
  for (const located of merged.entries) {
    const former = before.get(located.id) ?? before.get(previousIds.get(located.id) ?? '');
    if (former) kept.add(former.id);
    if ((former && isSameEntry(former, located)) || wasThere(located)) continue;
    changed.push({ located, change: former ? 'changed' : 'added' });
  }
  const removedEntries = base.entries.filter((located) => !kept.has(located.id) && !stays(located));
  const parsedFiles = new Set(merged.entries.map(({ file }) => file));
  return {
    changed,
    removed: removedEntries.map(({ id, file, entry }) => ({ id, file, name: getDisplayName(entry, settings.language) })),
    unreadable: changes
      .filter(({ path, status }) => status !== 'removed' && isListFile(path, settings) && path !== merged.listFile)
      .map(({ path }) => path)
      .filter((path) => !parsedFiles.has(path)),
  };
}

/**
 * Tells whether no line of an item of a README is new compared with another state of it. Added
 * lines may change how those around them are read, and nobody has touched these.
 */
function createLineTest(own: ParsedList, other: ParsedList): (located: LocatedEntry) => boolean {
  const ownCounts = countLines(own.lines ?? []);
  const otherCounts = countLines(other.lines ?? []);
  const isThere = (line: string) => (ownCounts.get(line) ?? 0) <= (otherCounts.get(line) ?? 0);
  return ({ markdown }) => markdown?.text.split('\n').every((line) => isThere(line.trim())) === true;
}

function countLines(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  return counts;
}

function isSameEntry(a: LocatedEntry, b: LocatedEntry): boolean {
  const { id: _a, ...before } = a.entry;
  const { id: _b, ...after } = b.entry;
  return a.isValid === b.isValid && JSON.stringify([before, describeDefects(a)]) === JSON.stringify([after, describeDefects(b)]);
}

/** What readers can't follow in an item of a README, though it was read as it was meant. */
const describeDefects = ({ markdown }: LocatedEntry): unknown =>
  markdown && [markdown.misdirected.map(({ address }) => address), markdown.text.match(/\][ \t]+\(https?:/g)?.length ?? 0];

/**
 * Links of changed entries that are new in their entry. A link with another code is another link.
 * Links with a malformed address are left out, because no request is needed to reject them.
 * @param baseLinks the links of the base.
 * @param findings about the list as it would be after the merge.
 * @param lines of a README that is the list, where comments may take links out of checks.
 */
export function findAddedLinks(
  baseLinks: readonly ListedLink[],
  touched: TouchedEntries,
  findings: readonly Finding[] = [],
  lines?: readonly string[],
): ListedLink[] {
  const key = ({ entry, identity, code }: ListedLink) => JSON.stringify([entry, identity, code]);
  const before = new Set(baseLinks.map(key));
  const positionKey = ({ file, line, column }: { file: string; line: number; column: number }) =>
    JSON.stringify([file, line, column]);
  const isIgnored = findIgnoredLines(lines?.join('\n') ?? '');
  const badPositions = new Set(findings.filter(({ code }) => code === 'bad-address').map(positionKey));
  return collectEntryLinks(touched.changed.map(({ located }) => located)).filter(
    (link) => !before.has(key(link)) && !link.at.some((place) => badPositions.has(positionKey(place)) || isIgnored(place.line)),
  );
}

/** Added entries whose only error is a missing title. Their identifier may give it. */
export function findUntitledEntries(touched: TouchedEntries, introduced: readonly Finding[]): LocatedEntry[] {
  return touched.changed.flatMap(({ located, change }) => {
    if (change !== 'added' || located.isValid) return [];
    const errors = introduced.filter(
      ({ severity, file, entry }) => severity === 'error' && file === located.file && entry === located.id,
    );
    const isUntitled = errors.length === 1 && errors[0]?.code === 'missing-field' && errors[0].field === 'title';
    return isUntitled ? [located] : [];
  });
}

/**
 * The verdicts that block: the owner of the identifier says that it does not exist, and no entry of
 * the base has the link.
 */
export function findAddedDeadLinks(baseLinks: readonly ListedLink[], checked: readonly CheckedLink[]): CheckedLink[] {
  const before = new Set(baseLinks.map(({ identity }) => identity));
  return checked.filter(
    ({ verdict, evidence, identity }) => verdict === 'gone' && evidence.authoritative === true && !before.has(identity),
  );
}

export interface EntryReviewInput {
  /** The list as it would be after the merge. */
  list: ParsedList;
  introduced: readonly Finding[];
  links: readonly CheckedLink[];
  deadLinks: readonly CheckedLink[];
  settings: Settings;
  /** Markdown of the changed entries as the README will show them. */
  previews: ReadonlyMap<LocatedEntry, string>;
}

/**
 * One row for each entry that the pull request adds or changes, and one for each unreadable file.
 */
export function buildReviewedEntries(touched: TouchedEntries, input: EntryReviewInput): ReviewedEntry[] {
  const ownEntries = new Set(touched.changed.map(({ located }) => JSON.stringify([located.file, located.id])));
  const unreadable = new Set(touched.unreadable);
  const results = groupResultsByEntry(input);
  const rows = touched.changed.map(({ located, change }) => buildReviewedEntry(located, change, input, results));
  const unreadableRows = touched.unreadable.map((file): ReviewedEntry => {
    const findings = results.forFile(file);
    const row = {
      id: getFileStem(file),
      name: getFileStem(file),
      file,
      line: 1,
      change: 'changed',
      links: [],
      preview: '',
    } as const;
    return { ...row, links: [], duplicates: [], findings, state: hasErrors(findings) ? 'to-fix' : 'ready' };
  });
  // A file may hold a whole list, so it is the entry that counts.
  const inTouched = (twin: DuplicateEntry) => ({
    ...twin,
    isSamePullRequest: ownEntries.has(JSON.stringify([twin.file, twin.entry])) || unreadable.has(twin.file),
  });
  return [...rows, ...unreadableRows]
    .map((row) => ({ ...row, duplicates: row.duplicates.map(inTouched) }))
    .sort(compareLocations);
}

/** Verdicts by file and line. An index, because a pull request may add thousands of entries. */
interface ResultsByEntry {
  forEntry(located: LocatedEntry): { findings: Finding[]; links: CheckedLink[] };
  forFile(file: string): Finding[];
  /** Name of an entry, or its id where the file has none of that id. */
  nameOf(file: string, id: string): string;
}

function groupResultsByEntry({ introduced, links, list, settings }: EntryReviewInput): ResultsByEntry {
  const key = (file: string, entry: string | undefined) => JSON.stringify([file, entry]);
  const findings = Map.groupBy(introduced, (finding) => key(finding.file, finding.entry));
  const inFiles = Map.groupBy(introduced, ({ file }) => file);
  const linksAt = new Map<string, Set<CheckedLink>>();
  for (const link of links) {
    for (const { file, entry } of link.at) {
      const at = key(file, entry);
      linksAt.set(at, (linksAt.get(at) ?? new Set()).add(link));
    }
  }
  const entriesByKey = Map.groupBy(list.entries, ({ file, id }) => key(file, id));
  return {
    forEntry(located) {
      const { file, id, line, endLine } = located;
      const at = key(file, id);
      const seen = { findings: findings.get(at) ?? [], links: [...(linksAt.get(at) ?? [])] };
      if ((entriesByKey.get(at)?.length ?? 0) < 2) return seen;
      // Two entries of one file with the same id are distinguished by their lines.
      const isHere = (place: { file?: string; line: number }) => place.line >= line && place.line <= endLine;
      return {
        findings: seen.findings.filter(isHere),
        links: seen.links.filter((link) => link.at.some((place) => place.file === file && isHere(place))),
      };
    },
    forFile: (file) => inFiles.get(file) ?? [],
    nameOf: (file, id) => {
      const entry = entriesByKey.get(key(file, id))?.[0]?.entry;
      return entry === undefined ? id : getDisplayName(entry, settings.language);
    },
  };
}

function buildReviewedEntry(
  located: LocatedEntry,
  change: 'added' | 'changed',
  input: EntryReviewInput,
  results: ResultsByEntry,
): ReviewedEntry {
  const { id, file, line, entry } = located;
  const { settings } = input;
  const { language } = settings;
  const { findings, links } = results.forEntry(located);
  return {
    id,
    name: getDisplayName(entry, language),
    file,
    line,
    change,
    state: hasErrors(findings) || links.some((link) => input.deadLinks.includes(link)) ? 'to-fix' : 'ready',
    findings,
    links,
    duplicates: collectDuplicates(findings, results.nameOf),
    // Of a README, the diff shows what readers will see.
    preview: located.markdown ? '' : (input.previews.get(located) ?? ''),
    ...listDisagreements(located),
  };
}

/** At most this many statements of an entry; the file has them all. */
const maxDisagreements = 5;

function listDisagreements({ entry }: LocatedEntry): Pick<ReviewedEntry, 'disagreements'> {
  const disagreements = (entry.sources ?? []).flatMap(({ url, fields = [], says }) =>
    says === undefined ? [] : [{ url, fields, says }],
  );
  return disagreements.length === 0 ? {} : { disagreements: disagreements.slice(0, maxDisagreements) };
}

const hasErrors = (findings: readonly Finding[]) => findings.some(({ severity }) => severity === 'error');

function collectDuplicates(findings: readonly Finding[], nameOf: ResultsByEntry['nameOf']): DuplicateEntry[] {
  const twins = new Map<string, DuplicateEntry>();
  for (const { code, twin } of findings) {
    if (!twin || !code.startsWith('duplicate-') || twins.has(twin.entry)) continue;
    const { entry, file, line, by } = twin;
    twins.set(entry, { entry, name: nameOf(file, entry), file, line, matchedBy: by, isSamePullRequest: false });
  }
  return [...twins.values()];
}
