import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';
import type { SourceFile } from '../../model/finding.ts';
import { applySplices, type TextSplice } from '../../text/splice.ts';
import { maxYamlFileBytes, readYaml } from '../yaml/index.ts';
import { indentLines } from './indent-lines.ts';
import { isFormatted } from './is-formatted.ts';
import { stringKeys } from './string-keys.ts';

/**
 * Formats a data file by replacing single parts of its text, so that order, comments and wording
 * stay.
 *
 * - The first line names the schema, so that editors complete and check.
 * - Extraction codes are in double quotes, and so are identifiers, dates and other texts that YAML
 *   would read as numbers.
 * - Each level is indented by two spaces, and the items of a list stand under its key.
 * - Lines end with `\n` and without white space. There are no two empty lines in a row.
 *
 * Returns the file unchanged if it is not YAML, or if formatting would change its data. Formatting
 * is idempotent.
 * @param data the data folder of the list.
 */
export function formatFile(file: SourceFile, data = 'data'): SourceFile {
  return isFormatted(file.text) ? file : formatInFull(file, data);
}

/** For tests: what `formatFile` does with a file that may not be formatted yet. */
export function formatInFull(file: SourceFile, data = 'data'): SourceFile {
  const before = readYaml(file);
  if (before.data === undefined || file.text.length > maxYamlFileBytes) return file;
  const tidy = trimWhitespace(file.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const indented = indentLines(tidy);
  const quoted = quoteAmbiguousScalars(hasSameData(file, indented) ? indented : tidy);
  const text = addSchemaComment(quoted, file.path, data);
  return hasSameData(file, text) ? { ...file, text } : file;
}

/**
 * The comment that names the schema of a file. The schema is in the data folder, beside `list.yml`.
 */
export function formatSchemaComment(path: string, data = 'data'): string {
  const inside = path.startsWith(`${data}/`) ? path.slice(data.length + 1) : path;
  const target = `${'../'.repeat(inside.split('/').length - 1)}schema.json`;
  return `# yaml-language-server: $schema=${inside === 'list.yml' ? `${target}#/$defs/list` : target}`;
}

function addSchemaComment(text: string, path: string, data: string): string {
  if (/^#\s*yaml-language-server:/m.test(text.split('\n\n')[0] ?? '')) return text;
  return `${formatSchemaComment(path, data)}\n${text}`;
}

/** Removes trailing white space and repeated empty lines, except in scalars of several lines. */
function trimWhitespace(text: string): string {
  const kept = findMultilineScalarLines(text);
  const lines: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (kept.has(index)) lines.push(line);
    else {
      const trimmed = line.replace(/[ \t]+$/, '');
      if (trimmed !== '' || lines.at(-1) !== '') lines.push(trimmed);
    }
  }
  const joined = lines.join('\n').replace(/^\n+/, '');
  if (joined.trim() === '') return '';
  return kept.has(text.split('\n').length - 1) ? joined : `${joined.replace(/\n+$/, '')}\n`;
}

/** The lines, counted from 0, that belong to scalars of several lines. */
function findMultilineScalarLines(text: string): Set<number> {
  const covered = new Set<number>();
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, merge: false, logLevel: 'silent' });
  for (const scalar of iterateScalars(document.contents)) {
    if (!scalar.range) continue;
    const from = counter.linePos(scalar.range[0]).line;
    const to = counter.linePos(scalar.range[1]).line;
    for (let line = from; line < to || (line === to && scalar.type?.startsWith('BLOCK')); line++) covered.add(line - 1);
  }
  return covered;
}

function* iterateScalars(node: unknown): Generator<Scalar & Node> {
  if (isScalar(node)) yield node as Scalar & Node;
  else if (isSeq(node)) for (const item of node.items) yield* iterateScalars(item);
  else if (isMap(node)) {
    for (const pair of node.items) {
      yield* iterateScalars(pair.key);
      yield* iterateScalars(pair.value);
    }
  }
}

/** Puts codes in quotes, and other texts that YAML would read as something else. */
function quoteAmbiguousScalars(text: string): string {
  const document = parseDocument(text, { uniqueKeys: false, merge: false, logLevel: 'silent' });
  const splices: TextSplice[] = [];
  const visit = (node: unknown): void => {
    if (isSeq(node)) for (const item of node.items) visit(item);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      visit(value);
      if (!isScalar(key) || !isScalar(value) || !value.range || value.source === undefined) continue;
      const [start, end] = value.range;
      const isCode = key.value === 'code' && /^[0-9A-Za-z]{4}$/.test(value.source);
      const lost =
        stringKeys.has(String(key.value)) && value.type === 'PLAIN' && value.source !== '' && typeof value.value === 'number';
      if ((isCode && value.type !== 'QUOTE_DOUBLE') || lost) splices.push({ start, end, text: JSON.stringify(value.source) });
    }
  };
  visit(document.contents);
  return applySplices(text, splices) ?? text;
}

/**
 * Whether both texts have the same data. Only a number that quotes turn back into the text it was
 * may differ.
 */
function hasSameData(file: SourceFile, text: string): boolean {
  const before = readYaml(file);
  const after = readYaml({ path: file.path, text });
  if (after.data === undefined) return false;
  const same = (a: unknown, b: unknown, path: (string | number)[]): boolean => {
    if (Object.is(a, b)) return true;
    if (typeof b === 'string' && typeof a !== 'object') return before.plainText(path) === b;
    if (typeof b === 'string' && a === null) return before.plainText(path) === b;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    const [keysA, keysB] = [Object.keys(a), Object.keys(b)];
    if (Array.isArray(a) !== Array.isArray(b) || keysA.length !== keysB.length) return false;
    return keysA.every((key, index) => {
      const step = Array.isArray(a) ? Number(key) : key;
      return (
        keysB[index] === key && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], [...path, step])
      );
    });
  };
  return same(before.data, after.data, []);
}
