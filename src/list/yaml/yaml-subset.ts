/**
 * A reader for the simplest YAML: block mappings and sequences with one value a line, as most files
 * of a list are. It is several times as fast as the full parser, which keeps every token. It gives
 * up on anything else, and `read-yaml.ts` then uses the full parser.
 *
 * A property test compares the results of the two; `docs/decisions/two-yaml-readers.md` has the
 * reasons and the benchmark.
 */

/** The result of the subset reader. */
export interface ParsedYamlSubset {
  data: unknown;
  /** The first and last line of each item of a sequence, or of the whole file. Counted from 1. */
  items: LineRange[];
}

export interface LineRange {
  line: number;
  endLine: number;
}

/** The lines with content, and the reader's position. Trailing spaces and comments are removed. */
export interface LineReader {
  lines: string[];
  indents: number[];
  /** The number of each line in the file, from 1, and its length with trailing spaces. */
  lineNumbers: number[];
  lengths: number[];
  lineIndex: number;
}

/**
 * In UTF-16 code units. UTF-8 takes at most three bytes for each, so this stays below
 * `maxYamlFileBytes`.
 */
const maxSubsetCharacters = 85 * 1024;
const maxSubsetDepth = 8;

/** Tabs, other control characters, and characters that YAML and JavaScript treat differently. */
const unsupportedCharacters = /[^\n\x20-\x7e\u00a1-\u2027\u202a-\ufefe\uff00-\uffff]/;

/**
 * Reads a file of the subset. Takes linear time.
 * @param excessiveNesting what the full reader rejects in any line.
 * @returns undefined for a file that is not certainly in the subset.
 */
export function parseYamlSubset(text: string, excessiveNesting: RegExp): ParsedYamlSubset | undefined {
  if (text.length > maxSubsetCharacters || unsupportedCharacters.test(text)) return undefined;
  const reader = createLineReader(text, excessiveNesting);
  if (reader === undefined || reader.indents[0] !== 0) return undefined;
  const starts = reader.lines[0]?.startsWith('- ') ? findTopLevelLines(reader) : [0];
  const data = parseBlock(reader, 0, 0);
  if (data === undefined || reader.lineIndex < reader.lines.length) return undefined;
  const numberOf = (index: number) => reader.lineNumbers[index] ?? 1;
  const items = starts.map((start, index) => {
    return { line: numberOf(start), endLine: numberOf((starts[index + 1] ?? reader.lines.length) - 1) };
  });
  return { data, items };
}

/** Splits a text into lines. Undefined when a line has excessive nesting. */
export function createLineReader(text: string, excessiveNesting: RegExp): LineReader | undefined {
  const reader: LineReader = { lines: [], indents: [], lineNumbers: [], lengths: [], lineIndex: 0 };
  let number = 0;
  for (let start = 0, next = 0; next < text.length; start = next) {
    const end = text.indexOf('\n', start);
    next = end === -1 ? text.length : end + 1;
    number += 1;
    let last = end === -1 ? text.length : end;
    const length = last - start;
    // A line shorter than this, in characters, cannot be nested too deeply.
    if (length >= 32 && excessiveNesting.test(text.slice(start, last))) return undefined;
    while (last > start && text.charCodeAt(last - 1) === space) last -= 1;
    let first = start;
    while (first < last && text.charCodeAt(first) === space) first += 1;
    if (first === last || text.charCodeAt(first) === hash) continue;
    reader.lines.push(text.slice(start, last));
    reader.indents.push(first - start);
    reader.lineNumbers.push(number);
    reader.lengths.push(length);
  }
  return reader;
}

const space = 0x20;
const hash = 0x23;

/** The lines at which the items of a top-level sequence begin. */
function findTopLevelLines({ indents }: LineReader): number[] {
  return indents.flatMap((indent, index) => (indent === 0 ? [index] : []));
}

/**
 * Parses the collection that begins at the next line. Undefined means “not in the subset”, here and
 * below.
 */
function parseBlock(reader: LineReader, indent: number, depth: number): unknown {
  if (depth > maxSubsetDepth) return undefined;
  return isSequenceItem(reader.lines[reader.lineIndex], indent)
    ? parseSequence(reader, indent, depth)
    : parseMapping(reader, indent, depth);
}

export const isSequenceItem = (line: string | undefined, indent: number) => line?.startsWith('- ', indent) === true;

/** Begins with a letter, so that it is never `__proto__`; of bounded length. */
const keyPattern = /([A-Za-z][\w-]{0,60}):(?: +|$)/y;

/** The key at a position, and where its value would begin. */
export function matchKey(line: string, start: number): { key: string; end: number } | undefined {
  keyPattern.lastIndex = start;
  const key = keyPattern.exec(line)?.[1];
  return key === undefined ? undefined : { key, end: keyPattern.lastIndex };
}

function parseMapping(reader: LineReader, indent: number, depth: number): unknown {
  const { lines, indents } = reader;
  const values: Record<string, unknown> = {};
  while (indents[reader.lineIndex] === indent) {
    const line = lines[reader.lineIndex] ?? '';
    const found = matchKey(line, indent);
    if (found === undefined || Object.hasOwn(values, found.key)) return undefined;
    reader.lineIndex += 1;
    const value =
      found.end < line.length ? parseInlineValue(line, found.end, depth + 1) : parseNestedValue(reader, indent, depth + 1);
    if (value === undefined) return undefined;
    values[found.key] = value;
  }
  return values;
}

/** The value below a key: indented further, or a sequence with the same indent as the key. */
function parseNestedValue(reader: LineReader, indent: number, depth: number): unknown {
  const next = reader.indents[reader.lineIndex] ?? -1;
  return next > indent || (next === indent && isSequenceItem(reader.lines[reader.lineIndex], indent))
    ? parseBlock(reader, next, depth)
    : undefined;
}

function parseSequence(reader: LineReader, indent: number, depth: number): unknown {
  const { lines, indents } = reader;
  const items: unknown[] = [];
  while (indents[reader.lineIndex] === indent && isSequenceItem(reader.lines[reader.lineIndex], indent)) {
    const line = lines[reader.lineIndex] ?? '';
    const start = skipSpaces(line, indent + 1);
    let item: unknown;
    if (matchKey(line, start)) {
      // In `- key: value`, the mapping has the indent of its first key.
      indents[reader.lineIndex] = start;
      item = depth < maxSubsetDepth ? parseMapping(reader, start, depth + 1) : undefined;
    } else {
      reader.lineIndex += 1;
      item = parseInlineValue(line, start, depth + 1);
    }
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** A value that ends with its line. */
function parseInlineValue(line: string, start: number, depth: number): unknown {
  const first = line[start];
  if (first === '"' || first === "'") {
    const quoted = parseQuotedScalar(line, start);
    return quoted?.end === line.length ? quoted.value : undefined;
  }
  if (first === '[' || first === '{') {
    const flow = parseFlowCollection(line, start, depth);
    return flow?.end === line.length ? flow.value : undefined;
  }
  const text = line.slice(start);
  return text.includes(': ') || text.includes(' #') || text.endsWith(':') ? undefined : parsePlainScalar(text);
}

interface ParsedValue {
  value: unknown;
  /** The position after it. */
  end: number;
  /** The items of a flow collection. */
  items?: FlowItem[];
}

/** An item of a flow collection with its key or index, and the position of both in the line. */
export interface FlowItem {
  name: string | number;
  keyStart: number;
  start: number;
  end: number;
}

/** A quoted scalar without escapes. */
function parseQuotedScalar(line: string, start: number): ParsedValue | undefined {
  const quote = line[start] ?? '';
  const close = line.indexOf(quote, start + 1);
  if (close === -1) return undefined;
  const value = line.slice(start + 1, close);
  return quote === '"' && value.includes('\\') ? undefined : { value, end: close + 1 };
}

/** A flow collection on one line: `[a, b]` or `{ a: b }`. Plain scalars in it have no colon. */
export function parseFlowCollection(line: string, start: number, depth = 0): ParsedValue | undefined {
  if (depth > maxSubsetDepth) return undefined;
  const isList = line[start] === '[';
  const close = isList ? ']' : '}';
  const items: unknown[] = [];
  const values: Record<string, unknown> = {};
  const parts: FlowItem[] = [];
  let at = skipSpaces(line, start + 1);
  for (let first = true; first ? line[at] !== close : line[at] === ','; first = false) {
    if (!first) at = skipSpaces(line, at + 1);
    const itemKey = isList ? { key: '', end: at } : matchKey(line, at);
    if (itemKey === undefined || Object.hasOwn(values, itemKey.key)) return undefined;
    const read = parseFlowValue(line, itemKey.end, depth);
    if (read === undefined) return undefined;
    parts.push({ name: isList ? items.length : itemKey.key, keyStart: at, start: itemKey.end, end: read.end });
    if (isList) items.push(read.value);
    else values[itemKey.key] = read.value;
    at = skipSpaces(line, read.end);
  }
  return line[at] === close ? { value: isList ? items : values, end: at + 1, items: parts } : undefined;
}

const flowScalarPattern = /[^,[\]{}:#"']+/y;

function parseFlowValue(line: string, start: number, depth: number): ParsedValue | undefined {
  const first = line[start];
  if (first === '"' || first === "'") return parseQuotedScalar(line, start);
  if (first === '[' || first === '{') return parseFlowCollection(line, start, depth + 1);
  flowScalarPattern.lastIndex = start;
  const text = flowScalarPattern.exec(line)?.[0];
  if (text === undefined) return undefined;
  let length = text.length;
  while (text.charCodeAt(length - 1) === space) length -= 1;
  const value = parsePlainScalar(text.slice(0, length));
  return value === undefined ? undefined : { value, end: start + length };
}

export function skipSpaces(line: string, start: number): number {
  let at = start;
  while (line.charCodeAt(at) === space) at += 1;
  return at;
}

const reservedWords = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;
const integerPattern = /^(?:0|[1-9]\d{0,14})$/;
const dateLikePattern = /^\d{4}-\d\d(?:-\d\d)?$/;
/** A character that never occurs in a number. */
const nonNumericPattern = /[^\d+\-.A-Fa-fox_]/;

/**
 * A plain scalar, by the core schema of YAML 1.2. Undefined where that might not be text or a
 * simple integer.
 */
function parsePlainScalar(text: string): unknown {
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) {
    if (integerPattern.test(text)) return Number(text);
    return nonNumericPattern.test(text) || dateLikePattern.test(text) ? text : undefined;
  }
  const isLetter = (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a);
  if (isLetter) return text.length <= 5 && reservedWords.test(text) ? undefined : text;
  return first > 0xa0 ? text : undefined;
}
