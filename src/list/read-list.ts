import type { z } from 'zod';
import type { Finding, SourceFile } from '../model/finding.ts';
import type { FactIndex } from '../model/repository-facts.ts';
import { compareCodeUnits } from '../text/compare.ts';
import {
  buildEntrySchemas,
  checkAgainstSchema,
  type Entry,
  findNearest,
  idPattern,
  type ListInfo,
  listSchema,
  type Settings,
  slugify,
  slugPattern,
  toFreeId,
} from './schema/index.ts';
import { createFinding, createSourceMap, type FieldPath, readYaml, type SourceMap, type YamlFile } from './yaml/index.ts';

/** An entry with its position. */
export interface LocatedEntry {
  id: string;
  file: string;
  /** Its first and last line, from 1. */
  line: number;
  endLine: number;
  /**
   * As written if valid, otherwise with the likely corrections, so that previews and further checks
   * are possible.
   */
  entry: Entry;
  /** True when the schema accepts it as written. */
  isValid: boolean;
  /** The positions of its parts. */
  sourceMap: SourceMap;
  /** Set where the list is a Markdown file. */
  markdown?: MarkdownItem;
}

/** An entry as it stands in a Markdown file. */
export interface MarkdownItem {
  /** Its lines, with their indent. */
  text: string;
  /** Number of the run of items that it is in. Only blank lines are between the items of a run. */
  run: number;
  /** Its links that lead readers to no page of the web, as `[Name](www.example.org)` does. */
  misdirected: readonly MisdirectedLink[];
}

/** A link whose address is written so that it leads nowhere. Lines and columns count from 1. */
export interface MisdirectedLink {
  /** As written. */
  address: string;
  /** What was likely meant. */
  correction?: string;
  line: number;
  column: number;
  endColumn: number;
}

export interface ParsedList {
  /** The contents of `list.yml`; undefined when it is missing or invalid. */
  info: ListInfo | undefined;
  /** The path of `list.yml`, whether it exists or not. Of a list in Markdown, its file. */
  listFile: string;
  listSourceMap: SourceMap | undefined;
  /** The lines of the file, of a list in Markdown. */
  lines?: readonly string[];
  /** In the order of file and line. */
  entries: LocatedEntry[];
  /** Findings about YAML, schema and ids. */
  findings: Finding[];
  /** What the facts file says of repositories; undefined where the settings name none. */
  facts?: FactIndex;
}

/**
 * Says whether a path is a file of the list: YAML in the data folder, or the Markdown file that is
 * the list.
 */
export function isListFile(path: string, settings: Pick<Settings, 'data' | 'source'>): boolean {
  if (settings.source !== undefined) return path === settings.source;
  const inside = path.startsWith(`${settings.data.replace(/\/+$/, '')}/`) && !path.split('/').includes('..');
  return inside && /\.ya?ml$/i.test(path);
}

/**
 * Reads a list of YAML files. Every readable mapping becomes an entry, and its problems become
 * findings. Whatever is left out has a finding. Never throws.
 * @param files in any order; those outside the data folder are skipped.
 */
export function readYamlList(files: readonly SourceFile[], settings: Settings): ParsedList {
  const listFile = `${settings.data.replace(/\/+$/, '')}/list.yml`;
  const list: ParsedList = { info: undefined, listFile, listSourceMap: undefined, entries: [], findings: [] };
  const own = files.filter((file) => isListFile(file.path, settings)).sort((a, b) => compareCodeUnits(a.path, b.path));
  const schemas = buildEntrySchemas(settings);
  for (const file of own) {
    if (file.path === listFile) readListInfo(file, list);
    else readEntries(readYaml(file), schemas, list);
  }
  if (!own.some((file) => file.path === listFile)) {
    list.findings.push({ code: 'list-missing', severity: 'error', file: listFile, line: 1, column: 1 });
  }
  return list;
}

function readListInfo(file: SourceFile, list: ParsedList): void {
  const yaml = readYaml(file);
  const sourceMap = createSourceMap(yaml);
  const { findings, repaired } =
    yaml.data === undefined ? { findings: [], repaired: undefined } : checkAgainstSchema(listSchema, yaml.data, sourceMap);
  const result = listSchema.safeParse(repaired);
  list.info = result.success ? result.data : undefined;
  list.listSourceMap = sourceMap;
  for (const finding of [...yaml.findings, ...findings])
    list.findings.push({ ...finding, code: 'list-refused', problem: finding.code });
}

type EntrySchemas = ReadonlyMap<string, z.ZodObject>;

function readEntries(yaml: YamlFile, schemas: EntrySchemas, list: ParsedList): void {
  list.findings.push(...yaml.findings);
  if (yaml.data === undefined) return;
  const items: [FieldPath, unknown][] = Array.isArray(yaml.data)
    ? yaml.data.map((item, index) => [[index], item])
    : [[[], yaml.data]];
  if (items.length === 0)
    list.findings.push(createFinding(createSourceMap(yaml), [], { code: 'not-an-entry', severity: 'error' }));
  const lines = yaml.itemLines();
  for (const [root, item] of items) {
    const sourceMap = createSourceMap(yaml, root);
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      list.findings.push(
        createFinding(sourceMap, [], {
          code: 'not-an-entry',
          severity: 'error',
          found: typeof item === 'string' ? item : '',
        }),
      );
      continue;
    }
    const index = items.length === 1 ? undefined : Number(root[0]);
    const read = readEntry(item, index, schemas, sourceMap);
    list.findings.push(...read.findings);
    if (read.entry === undefined) continue;
    list.entries.push({
      id: read.entry.id,
      file: yaml.path,
      ...(lines[Number(root[0] ?? 0)] ?? { line: 1, endLine: 1 }),
      entry: read.entry,
      isValid: read.findings.length === 0,
      sourceMap: { ...sourceMap, entry: read.entry.id },
    });
  }
}

/** @param index of the entry in its file; undefined where the file has one entry only. */
function readEntry(data: object, index: number | undefined, schemas: EntrySchemas, baseSourceMap: SourceMap) {
  const { id, findings: idFindings } = resolveEntryId(data, index, baseSourceMap);
  const sourceMap = { ...baseSourceMap, entry: id };
  const findings = idFindings.map((finding): Finding => ({ ...finding, entry: id }));
  const kind = resolveKind(data, schemas, sourceMap);
  const schema = schemas.get(kind.kind);
  findings.push(...kind.findings);
  if (schema === undefined) return { findings, entry: undefined };

  const checked = checkAgainstSchema(schema, { ...data, kind: kind.kind }, sourceMap);
  for (const finding of checked.findings) findings.push({ ...finding, entry: id });
  const entry =
    checked.findings.length === 0 ? toEntry(checked.repaired, id) : repairEntry(checked.repaired, id, schema, sourceMap);
  return { findings, entry };
}

/** Takes data that the schema accepts. */
function toEntry(fit: unknown, id: string): Entry {
  const entry = fit as Entry;
  return { ...entry, id, links: entry.links ?? [] };
}

/** The id as given, or from the file's name where the file holds one entry. */
function resolveEntryId(data: object, index: number | undefined, sourceMap: SourceMap): { id: string; findings: Finding[] } {
  const given = (data as { id?: unknown }).id;
  if (typeof given === 'string' && idPattern.test(given)) return { id: given, findings: [] };
  const name = (sourceMap.file.split('/').at(-1) ?? '').replace(/\.ya?ml$/i, '');
  const fallback = `${slugify(name) || 'entry'}${index === undefined ? '' : `.${index + 1}`}`;
  // The schema reports a given id that does not fit.
  if (given !== undefined) return { id: toFreeId(slugify(String(given))) || fallback, findings: [] };
  if (index !== undefined)
    return { id: fallback, findings: [createFinding(sourceMap, [], { code: 'missing-field', severity: 'error', field: 'id' })] };
  if (slugPattern.test(name) && name.length <= 80) return { id: name, findings: [] };
  const nearest = slugify(name);
  const finding = createFinding(sourceMap, [], {
    code: 'malformed',
    severity: 'error',
    field: 'id',
    found: name,
    allowed: ['lower-case letters, digits, hyphens'],
    ...(nearest ? { nearest } : {}),
  });
  return { id: fallback, findings: [finding] };
}

/** The kind, or the one that was probably meant. The rest of the entry is validated by it. */
function resolveKind(data: object, schemas: EntrySchemas, sourceMap: SourceMap): { kind: string; findings: Finding[] } {
  const given = (data as { kind?: unknown }).kind;
  const allowed = [...schemas.keys()];
  if (typeof given === 'string' && schemas.has(given)) return { kind: given, findings: [] };
  const guess = 'title' in data && !('name' in data) ? 'paper' : 'dataset';
  if (given === undefined) {
    return {
      kind: guess,
      findings: [createFinding(sourceMap, [], { code: 'missing-field', severity: 'error', field: 'kind', allowed, part: 'key' })],
    };
  }
  if (given === null || given === '')
    return {
      kind: guess,
      findings: [createFinding(sourceMap, ['kind'], { code: 'empty', severity: 'error', allowed, part: 'key' })],
    };
  const found = typeof given === 'string' ? given : (sourceMap.sourceText(['kind']) ?? '');
  const nearest = findNearest(found, allowed);
  const finding = createFinding(sourceMap, ['kind'], {
    code: 'not-allowed',
    severity: 'error',
    found,
    allowed,
    ...(nearest ? { nearest: nearest.value } : {}),
    ...(nearest?.isCertain ? { fix: nearest.value } : {}),
  });
  return { kind: nearest?.value ?? guess, findings: [finding] };
}

/**
 * The entry with likely corrections and defaults for required fields. Undefined if that does not
 * make it valid.
 */
function repairEntry(data: unknown, id: string, schema: z.ZodObject, sourceMap: SourceMap): Entry | undefined {
  let repaired = data;
  for (let round = 0; round < 4; round++) {
    const result = schema.safeParse(repaired);
    if (result.success) return toEntry(result.data, id);
    repaired = fillRequiredFields(checkAgainstSchema(schema, repaired, sourceMap).repaired, schema, id);
  }
  return undefined;
}

/** Fills in required fields: the id as the name, and a section that no list has. */
function fillRequiredFields(data: unknown, schema: z.ZodObject, id: string): unknown {
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
