import type { z } from 'zod';
import { type Correction, correctionFor } from './corrections.ts';
import type { Finding, FindingCode } from './finding.ts';
import { nearestOf } from './nearest.ts';
import {
  addressPattern,
  datePattern,
  filePattern,
  languagePattern,
  licensePattern,
  pathPattern,
  slugPattern,
} from './patterns.ts';
import { findingAt, type Place } from './place.ts';
import { placeholderIn } from './placeholder.ts';
import { writtenScalar } from './scalar.ts';
import { fieldsOf, formOf, schemaAt } from './shape.ts';
import type { Path } from './yaml-file.ts';

/** One mistake, and the data with it mended as its author probably meant it: for previews and for the checks that go on. */
interface Mistake {
  finding: Finding;
  path: Path;
  /** What to put there instead; without it the value is left out. */
  meant?: unknown;
  /** The key that was meant. */
  key?: string;
}

/** Examples of what fits a pattern, for people. */
const examples: [pattern: RegExp, examples: string[]][] = [
  [slugPattern, ['lower-case letters, digits, hyphens']],
  [datePattern, ['2020', '2020-08', '2020-08-12']],
  [languagePattern, ['zh', 'zh-Hans', 'en']],
  [licensePattern, ['SPDX id', 'not-stated']],
  [addressPattern, ['https://…']],
  [pathPattern, ['data', 'lists/medicine']],
  [filePattern, ['README.md', 'docs/list.json']],
];
const examplesByField: Record<string, string[]> = {
  code: ['four letters or digits'],
  doi: ['10.18653/v1/D19-1492'],
  arxiv: ['1909.06146'],
  acl: ['2020.acl-main.748'],
  pmid: ['31501885'],
};

/**
 * Holds plain data against a schema. Returns a finding for each mistake, at its exact place and with what was probably meant; and the
 * data as far as it can be understood, which may still be unfit where something needed is missing.
 */
export function checkShape(schema: z.ZodType, written: unknown, place: Place): { findings: Finding[]; mended: unknown } {
  const result = schema.safeParse(written);
  if (result.success) return { findings: [], mended: result.data };
  const mistakes = new Map<string, Mistake>();
  for (const issue of result.error.issues) {
    for (const mistake of mistakesOf(issue, schema, written, place)) {
      const key = JSON.stringify([mistake.path, mistake.finding.code === 'unknown-field']);
      if (!mistakes.has(key)) mistakes.set(key, mistake);
    }
  }
  const all = [...mistakes.values()];
  // `titel: …` is one mistake, not an unknown field and a missing one.
  const renamed = new Set(all.filter((each) => each.key).map((each) => JSON.stringify([...each.path.slice(0, -1), each.key])));
  const told = all.filter((each) => each.finding.code !== 'missing-field' || !renamed.has(JSON.stringify(each.path)));
  return { findings: told.map((each) => each.finding), mended: mend(written, all) };
}

function mistakesOf(issue: z.core.$ZodIssue, schema: z.ZodType, written: unknown, place: Place): Mistake[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const value = valueAt(written, path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(key, path, schema, written, place));
  if (issue.code === 'custom' && issue.params?.rule === 'too-long')
    return [tooLong(path, value, Number(issue.params.max), 'characters', place)];
  if (issue.code === 'custom') {
    const finding = findingAt(
      place,
      path,
      'missing-field',
      'error',
      { allowed: ['zh', 'en'], field: [...path, 'zh'].join('.') },
      'key',
    );
    return [{ finding, path }];
  }
  if (typeof value === 'string' && placeholderIn(value)?.is === 'whole') {
    return [{ finding: findingAt(place, path, 'placeholder', 'error', { found: value }), path }];
  }
  if (issue.code === 'invalid_type') return [value === undefined ? missing(path, place) : wrongType(path, value, schema, place)];
  if (issue.code === 'invalid_value') return [notAllowed(path, value, issue.values.map(String), place)];
  if (issue.code === 'invalid_format') return [malformed(path, value, issue.pattern ?? '', place)];
  if (issue.code === 'invalid_key') {
    return [
      {
        finding: findingAt(place, path, 'malformed', 'error', { found: String(path.at(-1)), allowed: ['a_field_name'] }, 'key'),
        path,
      },
    ];
  }
  if (issue.code === 'too_big' || issue.code === 'too_small') return [wrongSize(issue, path, value, place)];
  return [{ finding: findingAt(place, path, 'malformed', 'error', { found: shown(value) }), path }];
}

function unknownField(key: string, path: Path, schema: z.ZodType, written: unknown, place: Place): Mistake {
  const allowed = fieldsOf(schemaAt(schema, path));
  const siblings = valueAt(written, path);
  const nearest = nearestOf(key, allowed)?.value;
  const free = nearest !== undefined && valueAt(siblings, [nearest]) === undefined;
  const target = free ? (schemaAt(schema, [...path, nearest]) as z.ZodType | undefined) : undefined;
  const fits = target?.safeParse(valueAt(siblings, [key])).success === true;
  const finding = findingAt(
    place,
    [...path, key],
    'unknown-field',
    'error',
    { found: key, allowed, ...(nearest ? { nearest } : {}), ...(fits && nearest ? { fix: nearest } : {}) },
    'key',
  );
  return { finding, path: [...path, key], ...(fits && nearest ? { key: nearest } : {}) };
}

function missing(path: Path, place: Place): Mistake {
  const finding = findingAt(place, path.slice(0, -1), 'missing-field', 'error', { field: path.join('.') }, 'key');
  return { finding, path };
}

function wrongType(path: Path, value: unknown, schema: z.ZodType, place: Place): Mistake {
  const form = formOf(schemaAt(schema, path));
  const plain = place.plain(path);
  const found = place.source(path) ?? shown(value);
  const isCode = path.at(-1) === 'code';
  if ((value === null && !(isCode && plain)) || (isCode && plain === '~')) {
    return { finding: findingAt(place, path, 'empty', 'error', { allowed: [form] }, 'key'), path };
  }
  const finding = (code: FindingCode, rest: Partial<Finding>) => findingAt(place, path, code, 'error', { found, ...rest });
  if (isCode && plain) {
    const fits = /^[0-9A-Za-z]{4}$/.test(plain);
    const rest = { allowed: ['four letters or digits'], ...(fits ? { fix: `"${plain}"` } : {}) };
    return { finding: finding('code-not-text', rest), path, ...(fits ? { meant: plain } : {}) };
  }
  if (form === 'text' && plain) {
    return { finding: finding('wrong-type', { allowed: [form], fix: JSON.stringify(plain) }), path, meant: plain };
  }
  if ((form === 'number' || form === 'whole number') && typeof value === 'string' && /^\d{1,15}$/.test(value.trim())) {
    const number = Number(value.trim());
    return { finding: finding('wrong-type', { allowed: [form], fix: String(number) }), path, meant: number };
  }
  if (form === 'text in zh and en' && typeof value === 'string' && value.trim() !== '') {
    const language = /\p{Script=Han}/u.test(value) ? 'zh' : 'en';
    const fix = value.includes('\n') ? {} : { fix: `{ ${language}: ${JSON.stringify(value)} }` };
    return { finding: finding('wrong-type', { allowed: [form], ...fix }), path, meant: { [language]: value } };
  }
  if (form === 'list' && value !== null && typeof value !== 'object') {
    const fix = typeof value === 'string' && !value.includes('\n') ? { fix: `[${writtenScalar(value)}]` } : {};
    return { finding: finding('wrong-type', { allowed: [form], ...fix }), path, meant: [value] };
  }
  if (form === 'list' && isMapping(value) && path.at(-1) === 'links') {
    return { finding: finding('wrong-type', { allowed: [form] }), path, meant: [value] };
  }
  return { finding: finding('wrong-type', { allowed: [form] }), path };
}

function notAllowed(path: Path, value: unknown, allowed: string[], place: Place): Mistake {
  if (value === undefined) return missing(path, place);
  if (value === null) return { finding: findingAt(place, path, 'empty', 'error', { allowed }, 'key'), path };
  const found = typeof value === 'string' ? value : (place.source(path) ?? shown(value));
  const nearest = nearestOf(found, allowed);
  const finding = findingAt(place, path, 'not-allowed', 'error', { found, allowed, ...hint(nearest) });
  const meant = nearest?.value ?? (path.at(-1) === 'role' ? 'homepage' : undefined);
  return { finding, path, ...(meant === undefined ? {} : { meant }) };
}

function malformed(path: Path, value: unknown, source: string, place: Place): Mistake {
  const found = String(value);
  const field = String(typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1));
  if (found.trim() === '') return { finding: findingAt(place, path, 'empty', 'error', {}), path };
  const pattern = patternOf(source);
  const correction = correctionFor(found, pattern, field);
  const code: FindingCode =
    pattern.source === addressPattern.source
      ? 'bad-address'
      : pattern.source === licensePattern.source
        ? 'bad-license'
        : 'malformed';
  const allowed = examples.find(([known]) => known.source === pattern.source)?.[1] ?? examplesByField[field] ?? [];
  const finding = findingAt(place, path, code, 'error', { found, allowed, ...hint(correction) });
  return { finding, path, ...(correction ? { meant: correction.value } : {}) };
}

/** zod gives a pattern as `/…/flags`. */
function patternOf(source: string): RegExp {
  const inner = /^\/([\s\S]*)\/[a-z]*$/.exec(source)?.[1] ?? source;
  const known = patterns.get(inner) ?? new RegExp(inner);
  patterns.set(inner, known);
  return known;
}
const patterns = new Map<string, RegExp>();

function wrongSize(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, path: Path, value: unknown, place: Place): Mistake {
  if (issue.origin === 'string' || issue.origin === 'array') {
    if (issue.code === 'too_small') return { finding: findingAt(place, path, 'empty', 'error', {}, 'key'), path };
    const unit = issue.origin === 'string' ? 'characters' : 'items';
    const limit = Number(issue.maximum);
    const meant = typeof value === 'string' ? value.slice(0, limit) : Array.isArray(value) ? value.slice(0, limit) : undefined;
    return {
      finding: findingAt(place, path, 'too-long', 'error', { found: shown(value), allowed: [`${limit} ${unit}`] }),
      path,
      meant,
    };
  }
  const limit =
    issue.code === 'too_big'
      ? `at most ${issue.maximum}`
      : issue.inclusive
        ? `at least ${issue.minimum}`
        : `more than ${issue.minimum}`;
  return { finding: findingAt(place, path, 'malformed', 'error', { found: shown(value), allowed: [limit] }), path };
}

function tooLong(path: Path, value: unknown, limit: number, unit: 'characters' | 'items', place: Place): Mistake {
  const meant = typeof value === 'string' ? value.slice(0, limit) : Array.isArray(value) ? value.slice(0, limit) : undefined;
  return {
    finding: findingAt(place, path, 'too-long', 'error', { found: shown(value), allowed: [`${limit} ${unit}`] }),
    path,
    meant,
  };
}

/** The nearest value, and the fix where it is certain. */
function hint(correction: Correction | undefined): Partial<Finding> {
  if (!correction) return {};
  const { value, certain } = correction;
  return { nearest: value, ...(certain ? { fix: writtenScalar(value) } : {}) };
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return (JSON.stringify(value) ?? String(value)).slice(0, 201);
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(data: unknown, path: Path): unknown {
  let here = data;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string | number, unknown>)[key];
  }
  return here;
}

/** A copy of the data with each mistake replaced by what was meant, or left out. */
function mend(written: unknown, mistakes: Mistake[]): unknown {
  if (typeof written !== 'object' || written === null) return written;
  const copy: unknown = structuredClone(written);
  const dropped: unknown = Symbol('dropped');
  for (const { path, meant, key } of mistakes) {
    const parent = valueAt(copy, path.slice(0, -1));
    const last = path.at(-1);
    if (typeof parent !== 'object' || parent === null || last === undefined) continue;
    const record = parent as Record<string | number, unknown>;
    if (!Object.hasOwn(record, last)) {
      dropItem(copy, path.slice(0, -1), dropped);
      continue;
    }
    if (key !== undefined) {
      record[key] = record[last];
      delete record[last];
    } else if (meant !== undefined) record[last] = meant;
    else if (Array.isArray(parent)) record[last] = dropped;
    else delete record[last];
  }
  return withoutDropped(copy, dropped);
}

/** An item of a list that lacks something it needs is left out as a whole. */
function dropItem(data: unknown, path: Path, dropped: unknown): void {
  const list = valueAt(data, path.slice(0, -1));
  const index = path.at(-1);
  if (Array.isArray(list) && typeof index === 'number') list[index] = dropped;
}

function withoutDropped(value: unknown, dropped: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== dropped).map((item) => withoutDropped(item, dropped));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutDropped(item, dropped)]));
}
