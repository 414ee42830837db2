import type { z } from 'zod';
import type { Finding, FindingCode } from '../../../model/finding.ts';
import { dataLanguages } from '../../../model/language.ts';
import { formatYamlScalar, type SourceMap } from '../../yaml/index.ts';
import {
  datePattern,
  filePathPattern,
  folderPathPattern,
  idPattern,
  isDeviceName,
  jsonPathPattern,
  languageTagPattern,
  licensePattern,
  slugPattern,
  urlPattern,
} from '../field-patterns.ts';
import { type Correction, findNearest } from './did-you-mean.ts';
import { listFieldNames, resolveSchema } from './inspect-schema.ts';
import { findPlaceholder } from './placeholder-text.ts';
import { createSchemaFinding, formatRejectedValue, type RejectedValue, type SchemaError } from './rejected-value.ts';
import { getValueAt, repairData } from './repair-data.ts';
import { suggestCorrection } from './suggest-correction.ts';
import { createWrongTypeError } from './wrong-type.ts';

/** Examples of texts that fit a pattern, for people. */
const patternExamples: [pattern: RegExp, examples: string[]][] = [
  [slugPattern, ['lower-case letters, digits, hyphens']],
  [idPattern, ['lower-case letters, digits, hyphens']],
  [datePattern, ['2020', '2020-08', '2020-08-12']],
  [languageTagPattern, ['zh', 'zh-Hans', 'en']],
  [licensePattern, ['SPDX id', 'not-stated']],
  [urlPattern, ['https://…']],
  [folderPathPattern, ['data', 'lists/medicine']],
  [filePathPattern, ['README.md', 'docs/list.json']],
  [jsonPathPattern, ['data/facts.json']],
];
const fieldExamples: Record<string, string[]> = {
  code: ['four letters or digits', 'not-stated'],
  doi: ['10.18653/v1/D19-1492'],
  arxiv: ['1909.06146'],
  acl: ['2020.acl-main.748'],
  pmid: ['31501885'],
  huggingface: ['owner/model', 'datasets/owner/name'],
  modelscope: ['models/owner/name', 'datasets/owner/name'],
  zenodo: ['3859869'],
  parameters: ['7B', '1.8B'],
};

/**
 * Validates plain data against a schema.
 * @returns a finding for each problem, at its exact place and with the likely correction.
 * `repaired` is the data with these corrections; it may still be invalid if something required is
 * missing.
 */
export function checkAgainstSchema(
  schema: z.ZodType,
  data: unknown,
  sourceMap: SourceMap,
): { findings: Finding[]; repaired: unknown } {
  const result = schema.safeParse(data);
  if (result.success) return { findings: [], repaired: result.data };
  const errors = new Map<string, SchemaError>();
  for (const issue of result.error.issues) {
    for (const error of toSchemaErrors(issue, schema, data, sourceMap)) {
      const key = JSON.stringify([error.path, error.finding.code === 'unknown-field']);
      if (!errors.has(key)) errors.set(key, error);
    }
  }
  const all = [...errors.values()];
  return { findings: omitRenamedFields(all).map(({ finding }) => finding), repaired: repairData(data, all) };
}

/** `titel: …` is one problem, not an unknown field and a missing one. */
function omitRenamedFields(errors: SchemaError[]): SchemaError[] {
  const renamedFields = new Set(
    errors
      .filter(({ suggestedKey }) => suggestedKey)
      .map(({ path, suggestedKey }) => JSON.stringify([...path.slice(0, -1), suggestedKey])),
  );
  return errors.filter(({ finding, path }) => finding.code !== 'missing-field' || !renamedFields.has(JSON.stringify(path)));
}

function toSchemaErrors(issue: z.core.$ZodIssue, schema: z.ZodType, data: unknown, sourceMap: SourceMap): SchemaError[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const rejected: RejectedValue = { path, value: getValueAt(data, path), schema, data, sourceMap };
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => createUnknownFieldError(key, rejected));
  return [toSchemaError(issue, rejected)];
}

function toSchemaError(issue: Exclude<z.core.$ZodIssue, z.core.$ZodIssueUnrecognizedKeys>, rejected: RejectedValue): SchemaError {
  const { path, value } = rejected;
  if (issue.code === 'custom') {
    if (issue.params?.rule === 'too-long') return createTooLongError(rejected, Number(issue.params.max), 'characters');
    if (issue.params?.rule === 'placeholder')
      return { path, finding: createSchemaFinding(rejected, 'placeholder', { found: String(value) }) };
    // A port or a host that no pattern tells from a real one.
    if (issue.params?.rule === 'readable-address')
      return { path, finding: createSchemaFinding(rejected, 'bad-address', { found: String(value), allowed: ['https://…'] }) };
    const details = { allowed: [...dataLanguages], field: [...path, 'zh'].join('.'), part: 'key' as const };
    return { path, finding: createSchemaFinding(rejected, 'missing-field', details) };
  }
  if (typeof value === 'string' && findPlaceholder(value)?.extent === 'whole')
    return { path, finding: createSchemaFinding(rejected, 'placeholder', { found: value }) };
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? createMissingFieldError(rejected) : createWrongTypeError(rejected);
    case 'invalid_value':
      return createNotAllowedError(rejected, issue.values.map(String));
    case 'invalid_format':
      return createMalformedError(rejected, issue.pattern ?? '');
    case 'invalid_key': {
      const details = { found: String(path.at(-1)), allowed: ['a_field_name'], part: 'key' as const };
      return { path, finding: createSchemaFinding(rejected, 'malformed', details) };
    }
    case 'too_big':
    case 'too_small':
      return createWrongSizeError(rejected, issue);
    default:
      return { path, finding: createSchemaFinding(rejected, 'malformed', { found: formatRejectedValue(value) }) };
  }
}

/** @param parent the mapping that has the field. */
function createUnknownFieldError(key: string, parent: RejectedValue): SchemaError {
  const { schema, value: siblings } = parent;
  const path = [...parent.path, key];
  const allowed = listFieldNames(resolveSchema(schema, parent.path));
  const nearest = findNearest(key, allowed)?.value;
  const isFree = nearest !== undefined && getValueAt(siblings, [nearest]) === undefined;
  const nearestSchema = isFree ? (resolveSchema(schema, [...parent.path, nearest]) as z.ZodType | undefined) : undefined;
  const given = getValueAt(siblings, [key]);
  const fits = nearestSchema?.safeParse(given).success === true;
  const listFix =
    fits || nearest === undefined ? undefined : createListFix(nearest, { ...parent, path, value: given }, nearestSchema);
  const finding = createSchemaFinding({ ...parent, path }, 'unknown-field', {
    found: key,
    allowed,
    ...(nearest ? { nearest } : {}),
    ...(fits && nearest ? { fix: nearest } : {}),
    ...listFix,
    part: 'key',
  });
  return { finding, path, ...(fits && nearest ? { suggestedKey: nearest } : {}) };
}

/**
 * A field under its right name with the brackets of the list that belongs there: the name alone
 * would only lead to the next mistake. Undefined where that is not one line.
 */
function createListFix(
  name: string,
  { path, value, sourceMap }: RejectedValue,
  schema: z.ZodType | undefined,
): { fix: string; endLine: number; endColumn: number } | undefined {
  if (typeof value !== 'string' || schema?.safeParse([value]).success !== true) return undefined;
  const key = sourceMap.locate(path, 'key');
  const { line, endLine, endColumn } = sourceMap.locate(path);
  if (line !== key.line || endLine !== line || endColumn === undefined) return undefined;
  return { fix: `${name}: [${formatYamlScalar(value)}]`, endLine, endColumn };
}

function createMissingFieldError(rejected: RejectedValue): SchemaError {
  const { path } = rejected;
  const parent = { ...rejected, path: path.slice(0, -1) };
  return { path, finding: createSchemaFinding(parent, 'missing-field', { field: path.join('.'), part: 'key' }) };
}

function createNotAllowedError(rejected: RejectedValue, allowed: string[]): SchemaError {
  const { path, value, sourceMap } = rejected;
  if (value === undefined) return createMissingFieldError(rejected);
  if (value === null) return { path, finding: createSchemaFinding(rejected, 'empty', { allowed, part: 'key' }) };
  const found = typeof value === 'string' ? value : (sourceMap.sourceText(path) ?? formatRejectedValue(value));
  const nearest = findNearest(found, allowed);
  const finding = createSchemaFinding(rejected, 'not-allowed', { found, allowed, ...toSuggestionFields(nearest) });
  const suggestion = nearest?.value ?? (path.at(-1) === 'role' ? 'homepage' : undefined);
  return { finding, path, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** @param source of the pattern that the value does not fit, as zod gives it. */
function createMalformedError(rejected: RejectedValue, source: string): SchemaError {
  const { path, value } = rejected;
  const found = String(value);
  const field = String(typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1));
  if (found.trim() === '') return { path, finding: createSchemaFinding(rejected, 'empty') };
  const pattern = parsePattern(source);
  const correction = suggestCorrection(found, pattern, field);
  const allowed = patternExamples.find(([known]) => known.source === pattern.source)?.[1] ?? fieldExamples[field] ?? [];
  const details = { found, allowed, ...toSuggestionFields(correction) };
  return {
    finding: createSchemaFinding(rejected, getPatternCode(pattern, found), details),
    path,
    ...(correction ? { suggestion: correction.value } : {}),
  };
}

function getPatternCode({ source }: RegExp, found: string): FindingCode {
  if (source === idPattern.source && isDeviceName(found)) return 'file-name';
  if (source === urlPattern.source) return 'bad-address';
  return source === licensePattern.source ? 'bad-license' : 'malformed';
}

const patternCache = new Map<string, RegExp>();

/** zod gives a pattern as text: `/…/flags`. */
function parsePattern(source: string): RegExp {
  const inner = /^\/([\s\S]*)\/[a-z]*$/.exec(source)?.[1] ?? source;
  const pattern = patternCache.get(inner) ?? new RegExp(inner);
  patternCache.set(inner, pattern);
  return pattern;
}

function createWrongSizeError(rejected: RejectedValue, issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): SchemaError {
  const { path, value } = rejected;
  if (issue.origin === 'string' || issue.origin === 'array') {
    if (issue.code === 'too_small') return { path, finding: createSchemaFinding(rejected, 'empty', { part: 'key' }) };
    return createTooLongError(rejected, Number(issue.maximum), issue.origin === 'string' ? 'characters' : 'items');
  }
  const allowed = [formatBound(issue)];
  return { path, finding: createSchemaFinding(rejected, 'malformed', { found: formatRejectedValue(value), allowed }) };
}

function formatBound(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  return issue.inclusive ? `at least ${issue.minimum}` : `more than ${issue.minimum}`;
}

function createTooLongError(rejected: RejectedValue, limit: number, unit: 'characters' | 'items'): SchemaError {
  const { path, value } = rejected;
  const details = { found: formatRejectedValue(value), allowed: [`${limit} ${unit}`] };
  const suggestion: unknown = typeof value === 'string' || Array.isArray(value) ? value.slice(0, limit) : undefined;
  return { path, finding: createSchemaFinding(rejected, 'too-long', details), suggestion };
}

/** The nearest value, and the fix where it is certain. */
function toSuggestionFields(correction: Correction | undefined): Partial<Finding> {
  if (!correction) return {};
  const { value, isCertain } = correction;
  return { nearest: value, ...(isCertain ? { fix: formatYamlScalar(value) } : {}) };
}
