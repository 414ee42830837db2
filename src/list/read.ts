import type { z } from 'zod';
import { checkShape } from './check-shape.ts';
import { slugOf } from './corrections.ts';
import { type Entry, entrySchemasFor, type ListInfo, listSchema } from './entry.ts';
import type { Finding, SourceFile } from './finding.ts';
import { nearestOf } from './nearest.ts';
import { slugPattern } from './patterns.ts';
import { findingAt, type Place, placeIn } from './place.ts';
import type { Settings } from './settings.ts';
import { type Path, readYaml, type YamlFile } from './yaml-file.ts';

/** An entry, and where it stands. */
export interface PlacedEntry {
  id: string;
  file: string;
  /** First and last line of it, from 1. */
  line: number;
  endLine: number;
  /** As it was written when `sound`; otherwise what could be understood of it, so that previews and checks go on. */
  entry: Entry;
  /** True when the schema refused nothing. */
  sound: boolean;
  /** Where its parts stand: `place.spot(['links', 0, 'url'])`, and `'key'` as the second argument for a key's own place. */
  place: Place;
}

export interface ReadList {
  /** What `list.yml` says; undefined when it is missing or cannot be understood. */
  info: ListInfo | undefined;
  /** Where `list.yml` was looked for, and where its parts stand. */
  listFile: string;
  listPlace: Place | undefined;
  /** In the order of file and line. */
  entries: PlacedEntry[];
  /** All that reading found: YAML, schema, ids. */
  findings: Finding[];
}

/** Says whether a path is a file of the list: YAML in the data folder. */
export function isListFile(path: string, settings: Pick<Settings, 'data'>): boolean {
  const inside = path.startsWith(`${settings.data.replace(/\/+$/, '')}/`) && !path.split('/').includes('..');
  return inside && /\.ya?ml$/i.test(path);
}

/**
 * Reads a list. Takes its files in any order (others are passed over) and the repository's settings. Every mapping that can be
 * understood at all comes back as an entry, its mistakes as findings; nothing is thrown and nothing is left out without a word.
 */
export function readList(files: readonly SourceFile[], settings: Settings): ReadList {
  const listFile = `${settings.data.replace(/\/+$/, '')}/list.yml`;
  const list: ReadList = { info: undefined, listFile, listPlace: undefined, entries: [], findings: [] };
  const own = files
    .filter((file) => isListFile(file.path, settings))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const schemas = entrySchemasFor(settings);
  for (const file of own) {
    if (file.path === listFile) readInfo(file, list);
    else readEntries(readYaml(file), schemas, list);
  }
  if (!own.some((file) => file.path === listFile)) {
    list.findings.push({ code: 'list-missing', severity: 'error', file: listFile, line: 1, column: 1 });
  }
  return list;
}

function readInfo(file: SourceFile, list: ReadList): void {
  const yaml = readYaml(file);
  const place = placeIn(yaml);
  const { findings, mended } =
    yaml.data === undefined ? { findings: [], mended: undefined } : checkShape(listSchema, yaml.data, place);
  const result = listSchema.safeParse(mended);
  list.info = result.success ? result.data : undefined;
  list.listPlace = place;
  for (const finding of [...yaml.findings, ...findings])
    list.findings.push({ ...finding, code: 'list-refused', problem: finding.code });
}

type Schemas = ReadonlyMap<string, z.ZodObject>;

function readEntries(yaml: YamlFile, schemas: Schemas, list: ReadList): void {
  list.findings.push(...yaml.findings);
  if (yaml.data === undefined) return;
  const items: [Path, unknown][] = Array.isArray(yaml.data) ? yaml.data.map((item, index) => [[index], item]) : [[[], yaml.data]];
  if (items.length === 0) list.findings.push(findingAt(placeIn(yaml), [], 'not-an-entry', 'error'));
  const lines = yaml.items();
  for (const [root, written] of items) {
    const place = placeIn(yaml, root);
    if (typeof written !== 'object' || written === null || Array.isArray(written)) {
      list.findings.push(findingAt(place, [], 'not-an-entry', 'error', { found: typeof written === 'string' ? written : '' }));
      continue;
    }
    const read = readEntry(written, yaml.path, items.length === 1 ? undefined : Number(root[0]), schemas, place);
    list.findings.push(...read.findings);
    if (read.entry === undefined) continue;
    list.entries.push({
      id: read.entry.id,
      file: yaml.path,
      ...(lines[Number(root[0] ?? 0)] ?? { line: 1, endLine: 1 }),
      entry: read.entry,
      sound: read.findings.length === 0,
      place: { ...place, entry: read.entry.id },
    });
  }
}

function readEntry(written: object, file: string, index: number | undefined, schemas: Schemas, unnamed: Place) {
  const { id, findings: about } = settleId(written, file, index, unnamed);
  const place = { ...unnamed, entry: id };
  const findings = about.map((finding): Finding => ({ ...finding, entry: id }));
  const kind = settleKind(written, schemas, place);
  const schema = schemas.get(kind.kind);
  findings.push(...kind.findings);
  if (schema === undefined) return { findings, entry: undefined };

  const shape = checkShape(schema, { ...written, kind: kind.kind }, place);
  for (const finding of shape.findings) findings.push({ ...finding, entry: id });
  const entry = shape.findings.length === 0 ? entryOf(shape.mended, id) : understood(shape.mended, id, schema, place);
  return { findings, entry };
}

/** What a schema has let pass. */
function entryOf(fit: unknown, id: string): Entry {
  const entry = fit as Entry;
  return { ...entry, id, links: entry.links ?? [] };
}

/** The id as given, or from the file's name where the file holds one entry. */
function settleId(written: object, path: string, index: number | undefined, place: Place): { id: string; findings: Finding[] } {
  const given = (written as { id?: unknown }).id;
  if (typeof given === 'string' && slugPattern.test(given)) return { id: given, findings: [] };
  const name = (path.split('/').at(-1) ?? '').replace(/\.ya?ml$/i, '');
  const fallback = `${slugOf(name) || 'entry'}${index === undefined ? '' : `.${index + 1}`}`;
  // A given id that does not fit is the schema's finding.
  if (given !== undefined) return { id: slugOf(String(given)) || fallback, findings: [] };
  if (index !== undefined) return { id: fallback, findings: [findingAt(place, [], 'missing-field', 'error', { field: 'id' })] };
  if (slugPattern.test(name) && name.length <= 80) return { id: name, findings: [] };
  const nearest = slugOf(name);
  const rest = { field: 'id', found: name, allowed: ['lower-case letters, digits, hyphens'], ...(nearest ? { nearest } : {}) };
  return { id: fallback, findings: [findingAt(place, [], 'malformed', 'error', rest)] };
}

/** The kind, or the one that was probably meant: the rest of the entry is then judged by it. */
function settleKind(written: object, schemas: Schemas, place: Place): { kind: string; findings: Finding[] } {
  const given = (written as { kind?: unknown }).kind;
  const allowed = [...schemas.keys()];
  if (typeof given === 'string' && schemas.has(given)) return { kind: given, findings: [] };
  const guess = 'title' in written && !('name' in written) ? 'paper' : 'dataset';
  if (given === undefined) {
    return { kind: guess, findings: [findingAt(place, [], 'missing-field', 'error', { field: 'kind', allowed }, 'key')] };
  }
  if (given === null || given === '')
    return { kind: guess, findings: [findingAt(place, ['kind'], 'empty', 'error', { allowed }, 'key')] };
  const found = typeof given === 'string' ? given : (place.source(['kind']) ?? '');
  const nearest = nearestOf(found, allowed);
  const finding = findingAt(place, ['kind'], 'not-allowed', 'error', {
    found,
    allowed,
    ...(nearest ? { nearest: nearest.value } : {}),
    ...(nearest?.certain ? { fix: nearest.value } : {}),
  });
  return { kind: nearest?.value ?? guess, findings: [finding] };
}

/** The entry that mended data describe; undefined when nothing in it says what it is. */
function understood(data: unknown, id: string, schema: z.ZodObject, place: Place): Entry | undefined {
  let mended = data;
  for (let round = 0; round < 4; round++) {
    const result = schema.safeParse(mended);
    if (result.success) return entryOf(result.data, id);
    mended = withNeeded(checkShape(schema, mended, place).mended, schema, id);
  }
  return undefined;
}

/** Fills in what an entry cannot be without: its id for a name, a section that no list has. */
function withNeeded(data: unknown, schema: z.ZodObject, id: string): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const { title, name, section } = data as Record<string, unknown>;
  const fields: Record<string, unknown> = { section: section ?? 'not-given' };
  if (schema.shape.title !== undefined && title === undefined) {
    const { zh, en } = (name ?? {}) as { zh?: string; en?: string };
    fields.title = en ?? zh ?? id;
  }
  if (schema.shape.title === undefined && name === undefined) fields.name = { en: typeof title === 'string' ? title : id };
  return { ...data, ...fields };
}
