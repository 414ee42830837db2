import type { ChangedFile } from '../forge/forge.ts';
import type { CheckedLink } from '../links/verdict.ts';
import type { Finding } from '../list/finding.ts';
import { isListFile, type PlacedEntry, type ReadList } from '../list/read.ts';
import { renderEntry } from '../list/render/entry.ts';
import { nameOf } from '../list/render/sort.ts';
import type { Settings } from '../list/settings.ts';
import type { ReviewedEntry, Twin } from '../report/review.ts';
import { stem } from './brought.ts';
import { type ListedLink, linksOf } from './links-of.ts';

/** The entries that a pull request adds or changes, and those it takes away. */
export interface TouchedEntries {
  changed: { placed: PlacedEntry; change: 'added' | 'changed' }[];
  removed: { id: string; name: string; file: string }[];
  /** Files of the list that hold no entry that can be understood. */
  unreadable: string[];
}

/** Compares two states of a list. An entry is the same when its id is, or when its file was renamed and it is called by its file. */
export function touchedEntries(
  base: ReadList,
  merged: ReadList,
  changes: readonly ChangedFile[],
  settings: Settings,
): TouchedEntries {
  const before = new Map(base.entries.map((placed) => [placed.id, placed]));
  const formerly = new Map(changes.flatMap(({ path, previousPath }) => (previousPath ? [[stem(path), stem(previousPath)]] : [])));
  const kept = new Set<string>();
  const changed: TouchedEntries['changed'] = [];
  for (const placed of merged.entries) {
    const former = before.get(placed.id) ?? before.get(formerly.get(placed.id) ?? '');
    if (former) kept.add(former.id);
    if (former && sameEntry(former, placed)) continue;
    changed.push({ placed, change: former ? 'changed' : 'added' });
  }
  const gone = base.entries.filter(({ id }) => !kept.has(id));
  const understood = new Set(merged.entries.map(({ file }) => file));
  return {
    changed,
    removed: gone.map(({ id, file, entry }) => ({ id, file, name: nameOf(entry, settings.language) })),
    unreadable: changes
      .filter(({ path, status }) => status !== 'removed' && isListFile(path, settings) && path !== merged.listFile)
      .map(({ path }) => path)
      .filter((path) => !understood.has(path)),
  };
}

function sameEntry(a: PlacedEntry, b: PlacedEntry): boolean {
  const { id: _a, ...before } = a.entry;
  const { id: _b, ...after } = b.entry;
  return a.sound === b.sound && JSON.stringify(before) === JSON.stringify(after);
}

/**
 * Links of changed entries that their entry did not have before: another code makes another link. Not those that lead nowhere by their
 * mere spelling: nobody need be asked.
 * @param known the links of the base.
 * @param findings about the list as it would be after the merge.
 */
export function addedLinks(
  known: readonly ListedLink[],
  touched: TouchedEntries,
  findings: readonly Finding[] = [],
): ListedLink[] {
  const key = ({ entry, identity, code }: ListedLink) => JSON.stringify([entry, identity, code]);
  const before = new Set(known.map(key));
  const spot = ({ file, line, column }: { file: string; line: number; column: number }) => JSON.stringify([file, line, column]);
  const bad = new Set(findings.filter(({ code }) => code === 'bad-address').map(spot));
  return linksOf(touched.changed.map(({ placed }) => placed)).filter(
    (link) => !before.has(key(link)) && !link.at.some((place) => bad.has(spot(place))),
  );
}

/** Added entries that lack their title and nothing else that keeps them from being understood: an identifier may know it. */
export function untitledOf(touched: TouchedEntries, brought: readonly Finding[]): PlacedEntry[] {
  return touched.changed.flatMap(({ placed, change }) => {
    if (change !== 'added' || placed.sound) return [];
    const errors = brought.filter(
      ({ severity, file, entry }) => severity === 'error' && file === placed.file && entry === placed.id,
    );
    const isUntitled = errors.length === 1 && errors[0]?.code === 'missing-field' && errors[0].field === 'title';
    return isUntitled ? [placed] : [];
  });
}

/** Those verdicts that block: the owner of the identifier says no, and no entry of the base led there before. */
export function deadAdditions(known: readonly ListedLink[], checked: readonly CheckedLink[]): CheckedLink[] {
  const before = new Set(known.map(({ identity }) => identity));
  return checked.filter(
    ({ verdict, evidence, identity }) => verdict === 'gone' && evidence.authoritative === true && !before.has(identity),
  );
}

export interface Judged {
  /** The list as it would be after the merge. */
  list: ReadList;
  brought: readonly Finding[];
  links: readonly CheckedLink[];
  dead: readonly CheckedLink[];
  settings: Settings;
}

/** One row for each entry that the pull request adds or changes, and one for each file that hides its entries. */
export function reviewedEntries(touched: TouchedEntries, judged: Judged): ReviewedEntry[] {
  const files = new Set([...touched.changed.map(({ placed }) => placed.file), ...touched.unreadable]);
  const told = toldOf(judged);
  const rows = touched.changed.map(({ placed, change }) => reviewedEntry(placed, change, judged, told));
  const hidden = touched.unreadable.map((file): ReviewedEntry => {
    const findings = told.ofFile(file);
    const row = {
      id: stem(file),
      name: stem(file),
      file,
      line: 1,
      change: 'changed',
      links: [],
      twins: [],
      preview: '',
    } as const;
    return { ...row, links: [], twins: [], findings, state: blocks(findings) ? 'to-fix' : 'ready' };
  });
  const inTouched = (twin: Twin) => ({ ...twin, samePull: files.has(twin.file) });
  return [...rows, ...hidden]
    .map((row) => ({ ...row, twins: row.twins.map(inTouched) }))
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** What was seen, by the place that it was seen at: looked for once an entry, in a pull request that may bring thousands. */
interface Told {
  of(placed: PlacedEntry): { findings: Finding[]; links: CheckedLink[] };
  ofFile(file: string): Finding[];
}

function toldOf({ brought, links, list }: Judged): Told {
  const key = (file: string, entry: string | undefined) => JSON.stringify([file, entry]);
  const findings = Map.groupBy(brought, (finding) => key(finding.file, finding.entry));
  const inFiles = Map.groupBy(brought, ({ file }) => file);
  const linksAt = new Map<string, Set<CheckedLink>>();
  for (const link of links) {
    for (const { file, entry } of link.at) {
      const at = key(file, entry);
      linksAt.set(at, (linksAt.get(at) ?? new Set()).add(link));
    }
  }
  const named = Map.groupBy(list.entries, ({ file, id }) => key(file, id));
  return {
    of(placed) {
      const { file, id, line, endLine } = placed;
      const at = key(file, id);
      const seen = { findings: findings.get(at) ?? [], links: [...(linksAt.get(at) ?? [])] };
      if ((named.get(at)?.length ?? 0) < 2) return seen;
      // Two entries of one file with one id: what is whose is told by lines.
      const isHere = (place: { file?: string; line: number }) => place.line >= line && place.line <= endLine;
      return {
        findings: seen.findings.filter(isHere),
        links: seen.links.filter((link) => link.at.some((place) => place.file === file && isHere(place))),
      };
    },
    ofFile: (file) => inFiles.get(file) ?? [],
  };
}

function reviewedEntry(placed: PlacedEntry, change: 'added' | 'changed', judged: Judged, told: Told): ReviewedEntry {
  const { id, file, line, entry } = placed;
  const { settings } = judged;
  const { language } = settings;
  const { findings, links } = told.of(placed);
  return {
    id,
    name: nameOf(entry, language),
    file,
    line,
    change,
    state: blocks(findings) || links.some((link) => judged.dead.includes(link)) ? 'to-fix' : 'ready',
    findings,
    links,
    twins: twinsOf(findings),
    preview: renderEntry(entry, settings.outputs[0]?.language ?? language, { entryOf: (other) => entryOf(judged.list, other) }),
  };
}

const entryOf = (list: ReadList, id: string) => list.entries.find((placed) => placed.id === id)?.entry;

const blocks = (findings: readonly Finding[]) => findings.some(({ severity }) => severity === 'error');

function twinsOf(findings: readonly Finding[]): Twin[] {
  const twins = new Map<string, Twin>();
  for (const { code, twin } of findings) {
    if (!twin || !code.startsWith('duplicate-') || twins.has(twin.entry)) continue;
    twins.set(twin.entry, { entry: twin.entry, file: twin.file, line: twin.line, by: twin.by, samePull: false });
  }
  return [...twins.values()];
}
