import type { z } from 'zod';
import type { Finding, FindingCode } from '../../model/finding.ts';
import { createFinding, type FieldPath, formatYamlScalar, type SourceMap } from '../yaml/index.ts';
import { findNearest } from './did-you-mean.ts';
import {
  datePattern,
  filePathPattern,
  folderPathPattern,
  languageTagPattern,
  licensePattern,
  slugPattern,
  urlPattern,
} from './field-patterns.ts';
import { describeValueType, listFieldNames, resolveSchema } from './inspect-schema.ts';
import { findPlaceholder } from './placeholder-text.ts';
import { type Correction, suggestCorrection } from './suggest-correction.ts';

/** One mistake, and the data with it mended as its author probably meant it: for previews and for the checks that go on. */
interface SchemaError {
  finding: Finding;
  path: FieldPath;
  /** What to put there instead; without it the value is left out. */
  suggestion?: unknown;
  /** The key that was meant. */
  suggestedKey?: string;
}

/** Examples of what fits a pattern, for people. */
const patternExamples: [pattern: RegExp, examples: string[]][] = [
  [slugPattern, ['lower-case letters, digits, hyphens']],
  [datePattern, ['2020', '2020-08', '2020-08-12']],
  [languageTagPattern, ['zh', 'zh-Hans', 'en']],
  [licensePattern, ['SPDX id', 'not-stated']],
  [urlPattern, ['https://…']],
  [folderPathPattern, ['data', 'lists/medicine']],
  [filePathPattern, ['README.md', 'docs/list.json']],
];
const fieldExamples: Record<string, string[]> = {
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
export function checkAgainstSchema(
  schema: z.ZodType,
  input: unknown,
  sourceMap: SourceMap,
): { findings: Finding[]; mended: unknown } {
  const result = schema.safeParse(input);
  if (result.success) return { findings: [], mended: result.data };
  const errors = new Map<string, SchemaError>();
  for (const issue of result.error.issues) {
    for (const mistake of toSchemaErrors(issue, schema, input, sourceMap)) {
      const key = JSON.stringify([mistake.path, mistake.finding.code === 'unknown-field']);
      if (!errors.has(key)) errors.set(key, mistake);
    }
  }
  const all = [...errors.values()];
  // `titel: …` is one mistake, not an unknown field and a missing one.
  const renamed = new Set(
    all.filter((each) => each.suggestedKey).map((each) => JSON.stringify([...each.path.slice(0, -1), each.suggestedKey])),
  );
  const reported = all.filter((each) => each.finding.code !== 'missing-field' || !renamed.has(JSON.stringify(each.path)));
  return { findings: reported.map((each) => each.finding), mended: applySuggestions(input, all) };
}

function toSchemaErrors(issue: z.core.$ZodIssue, schema: z.ZodType, data: unknown, sourceMap: SourceMap): SchemaError[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const value = getValueAt(data, path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => createUnknownFieldError(key, path, schema, data, sourceMap));
  if (issue.code === 'custom' && issue.params?.rule === 'too-long')
    return [createTooLongError(path, value, Number(issue.params.max), 'characters', sourceMap)];
  if (issue.code === 'custom') {
    const finding = createFinding(
      sourceMap,
      path,
      'missing-field',
      'error',
      { allowed: ['zh', 'en'], field: [...path, 'zh'].join('.') },
      'key',
    );
    return [{ finding, path }];
  }
  if (typeof value === 'string' && findPlaceholder(value)?.is === 'whole') {
    return [{ finding: createFinding(sourceMap, path, 'placeholder', 'error', { found: value }), path }];
  }
  if (issue.code === 'invalid_type')
    return [
      value === undefined ? createMissingFieldError(path, sourceMap) : createWrongTypeError(path, value, schema, sourceMap),
    ];
  if (issue.code === 'invalid_value') return [createNotAllowedError(path, value, issue.values.map(String), sourceMap)];
  if (issue.code === 'invalid_format') return [createMalformedError(path, value, issue.pattern ?? '', sourceMap)];
  if (issue.code === 'invalid_key') {
    return [
      {
        finding: createFinding(
          sourceMap,
          path,
          'malformed',
          'error',
          { found: String(path.at(-1)), allowed: ['a_field_name'] },
          'key',
        ),
        path,
      },
    ];
  }
  if (issue.code === 'too_big' || issue.code === 'too_small') return [createWrongSizeError(issue, path, value, sourceMap)];
  return [{ finding: createFinding(sourceMap, path, 'malformed', 'error', { found: formatValue(value) }), path }];
}

function createUnknownFieldError(
  key: string,
  path: FieldPath,
  schema: z.ZodType,
  data: unknown,
  sourceMap: SourceMap,
): SchemaError {
  const allowed = listFieldNames(resolveSchema(schema, path));
  const siblings = getValueAt(data, path);
  const nearest = findNearest(key, allowed)?.value;
  const free = nearest !== undefined && getValueAt(siblings, [nearest]) === undefined;
  const target = free ? (resolveSchema(schema, [...path, nearest]) as z.ZodType | undefined) : undefined;
  const fits = target?.safeParse(getValueAt(siblings, [key])).success === true;
  const finding = createFinding(
    sourceMap,
    [...path, key],
    'unknown-field',
    'error',
    { found: key, allowed, ...(nearest ? { nearest } : {}), ...(fits && nearest ? { fix: nearest } : {}) },
    'key',
  );
  return { finding, path: [...path, key], ...(fits && nearest ? { suggestedKey: nearest } : {}) };
}

function createMissingFieldError(path: FieldPath, sourceMap: SourceMap): SchemaError {
  const finding = createFinding(sourceMap, path.slice(0, -1), 'missing-field', 'error', { field: path.join('.') }, 'key');
  return { finding, path };
}

function createWrongTypeError(path: FieldPath, value: unknown, schema: z.ZodType, sourceMap: SourceMap): SchemaError {
  const valueType = describeValueType(resolveSchema(schema, path));
  const plain = sourceMap.plainText(path);
  const found = sourceMap.sourceText(path) ?? formatValue(value);
  const isCode = path.at(-1) === 'code';
  if ((value === null && !(isCode && plain)) || (isCode && plain === '~')) {
    return { finding: createFinding(sourceMap, path, 'empty', 'error', { allowed: [valueType] }, 'key'), path };
  }
  const finding = (code: FindingCode, rest: Partial<Finding>) =>
    createFinding(sourceMap, path, code, 'error', { found, ...rest });
  if (isCode && plain) {
    const fits = /^[0-9A-Za-z]{4}$/.test(plain);
    const rest = { allowed: ['four letters or digits'], ...(fits ? { fix: `"${plain}"` } : {}) };
    return { finding: finding('code-not-text', rest), path, ...(fits ? { suggestion: plain } : {}) };
  }
  if (valueType === 'text' && plain) {
    return { finding: finding('wrong-type', { allowed: [valueType], fix: JSON.stringify(plain) }), path, suggestion: plain };
  }
  if ((valueType === 'number' || valueType === 'whole number') && typeof value === 'string' && /^\d{1,15}$/.test(value.trim())) {
    const number = Number(value.trim());
    return { finding: finding('wrong-type', { allowed: [valueType], fix: String(number) }), path, suggestion: number };
  }
  if (valueType === 'text in zh and en' && typeof value === 'string' && value.trim() !== '') {
    const language = /\p{Script=Han}/u.test(value) ? 'zh' : 'en';
    const fix = value.includes('\n') ? {} : { fix: `{ ${language}: ${JSON.stringify(value)} }` };
    return { finding: finding('wrong-type', { allowed: [valueType], ...fix }), path, suggestion: { [language]: value } };
  }
  if (valueType === 'list' && value !== null && typeof value !== 'object') {
    const fix = typeof value === 'string' && !value.includes('\n') ? { fix: `[${formatYamlScalar(value)}]` } : {};
    return { finding: finding('wrong-type', { allowed: [valueType], ...fix }), path, suggestion: [value] };
  }
  if (valueType === 'list' && isMapping(value) && path.at(-1) === 'links') {
    return { finding: finding('wrong-type', { allowed: [valueType] }), path, suggestion: [value] };
  }
  return { finding: finding('wrong-type', { allowed: [valueType] }), path };
}

function createNotAllowedError(path: FieldPath, value: unknown, allowed: string[], sourceMap: SourceMap): SchemaError {
  if (value === undefined) return createMissingFieldError(path, sourceMap);
  if (value === null) return { finding: createFinding(sourceMap, path, 'empty', 'error', { allowed }, 'key'), path };
  const found = typeof value === 'string' ? value : (sourceMap.sourceText(path) ?? formatValue(value));
  const nearest = findNearest(found, allowed);
  const finding = createFinding(sourceMap, path, 'not-allowed', 'error', { found, allowed, ...toSuggestionFields(nearest) });
  const meant = nearest?.value ?? (path.at(-1) === 'role' ? 'homepage' : undefined);
  return { finding, path, ...(meant === undefined ? {} : { suggestion: meant }) };
}

function createMalformedError(path: FieldPath, value: unknown, source: string, sourceMap: SourceMap): SchemaError {
  const found = String(value);
  const field = String(typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1));
  if (found.trim() === '') return { finding: createFinding(sourceMap, path, 'empty', 'error', {}), path };
  const pattern = parsePattern(source);
  const correction = suggestCorrection(found, pattern, field);
  const code: FindingCode =
    pattern.source === urlPattern.source ? 'bad-address' : pattern.source === licensePattern.source ? 'bad-license' : 'malformed';
  const allowed = patternExamples.find(([known]) => known.source === pattern.source)?.[1] ?? fieldExamples[field] ?? [];
  const finding = createFinding(sourceMap, path, code, 'error', { found, allowed, ...toSuggestionFields(correction) });
  return { finding, path, ...(correction ? { suggestion: correction.value } : {}) };
}

/** zod gives a pattern as `/…/flags`. */
function parsePattern(source: string): RegExp {
  const inner = /^\/([\s\S]*)\/[a-z]*$/.exec(source)?.[1] ?? source;
  const known = patternCache.get(inner) ?? new RegExp(inner);
  patternCache.set(inner, known);
  return known;
}
const patternCache = new Map<string, RegExp>();

function createWrongSizeError(
  issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall,
  path: FieldPath,
  value: unknown,
  sourceMap: SourceMap,
): SchemaError {
  if (issue.origin === 'string' || issue.origin === 'array') {
    if (issue.code === 'too_small') return { finding: createFinding(sourceMap, path, 'empty', 'error', {}, 'key'), path };
    const unit = issue.origin === 'string' ? 'characters' : 'items';
    const limit = Number(issue.maximum);
    const meant = typeof value === 'string' ? value.slice(0, limit) : Array.isArray(value) ? value.slice(0, limit) : undefined;
    return {
      finding: createFinding(sourceMap, path, 'too-long', 'error', { found: formatValue(value), allowed: [`${limit} ${unit}`] }),
      path,
      suggestion: meant,
    };
  }
  const limit =
    issue.code === 'too_big'
      ? `at most ${issue.maximum}`
      : issue.inclusive
        ? `at least ${issue.minimum}`
        : `more than ${issue.minimum}`;
  return { finding: createFinding(sourceMap, path, 'malformed', 'error', { found: formatValue(value), allowed: [limit] }), path };
}

function createTooLongError(
  path: FieldPath,
  value: unknown,
  limit: number,
  unit: 'characters' | 'items',
  sourceMap: SourceMap,
): SchemaError {
  const meant = typeof value === 'string' ? value.slice(0, limit) : Array.isArray(value) ? value.slice(0, limit) : undefined;
  return {
    finding: createFinding(sourceMap, path, 'too-long', 'error', { found: formatValue(value), allowed: [`${limit} ${unit}`] }),
    path,
    suggestion: meant,
  };
}

/** The nearest value, and the fix where it is certain. */
function toSuggestionFields(correction: Correction | undefined): Partial<Finding> {
  if (!correction) return {};
  const { value, certain } = correction;
  return { nearest: value, ...(certain ? { fix: formatYamlScalar(value) } : {}) };
}

function formatValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return (JSON.stringify(value) ?? String(value)).slice(0, 201);
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function getValueAt(data: unknown, path: FieldPath): unknown {
  let current = data;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string | number, unknown>)[key];
  }
  return current;
}

/** A copy of the data with each mistake replaced by what was meant, or left out. */
function applySuggestions(data: unknown, errors: SchemaError[]): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const copy: unknown = structuredClone(data);
  const dropped: unknown = Symbol('dropped');
  for (const { path, suggestion, suggestedKey } of errors) {
    const parent = getValueAt(copy, path.slice(0, -1));
    const last = path.at(-1);
    if (typeof parent !== 'object' || parent === null || last === undefined) continue;
    const record = parent as Record<string | number, unknown>;
    if (!Object.hasOwn(record, last)) {
      markItemRemoved(copy, path.slice(0, -1), dropped);
      continue;
    }
    if (suggestedKey !== undefined) {
      record[suggestedKey] = record[last];
      delete record[last];
    } else if (suggestion !== undefined) record[last] = suggestion;
    else if (Array.isArray(parent)) record[last] = dropped;
    else delete record[last];
  }
  return removeMarkedItems(copy, dropped);
}

/** An item of a list that lacks something it needs is left out as a whole. */
function markItemRemoved(data: unknown, path: FieldPath, dropped: unknown): void {
  const list = getValueAt(data, path.slice(0, -1));
  const index = path.at(-1);
  if (Array.isArray(list) && typeof index === 'number') list[index] = dropped;
}

function removeMarkedItems(value: unknown, dropped: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== dropped).map((item) => removeMarkedItems(item, dropped));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, removeMarkedItems(item, dropped)]));
}
