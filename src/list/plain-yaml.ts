/**
 * Most files of a list are the simplest YAML there is: mappings and sequences in blocks, a value on its line. They are read here, many times
 * quicker than by a parser that keeps every token; whatever else a file holds is a doubt, and `yaml-file.ts` then reads it with all care.
 * What is understood here is understood there alike, letter by letter: a test holds the two to the same answer.
 */

/** A file without a doubt. */
export interface PlainYaml {
  data: unknown;
  /** First and last line, from 1, of each item where the file is a sequence, else of the whole. */
  items: ItemLines[];
}

export interface ItemLines {
  line: number;
  endLine: number;
}

/** The lines that hold something, and how far the reader has come. Trailing blanks are cut off, comments left out. */
export interface Reader {
  lines: string[];
  indents: number[];
  /** The line's number in the file, from 1, and its length with the blanks at its end. */
  numbers: number[];
  lengths: number[];
  at: number;
}

/** Characters, and by that bytes: UTF-8 needs at most three for a unit of UTF-16. */
const longest = 85 * 1024;
const deepest = 8;

/** Tabs, other controls, and the white space and marks that YAML and JavaScript do not see alike. */
const odd = /[^\n\x20-\x7e\u00a1-\u2027\u202a-\ufefe\uff00-\uffff]/;

/**
 * Reads a file if nothing in it is in doubt; undefined says nothing about it but that. `absurd` is what the careful reader refuses in any
 * line. Takes time linear in the length of the text, whatever stands there.
 */
export function readPlainYaml(text: string, absurd: RegExp): PlainYaml | undefined {
  if (text.length > longest || odd.test(text)) return undefined;
  const reader = readerOf(text, absurd);
  if (reader === undefined || reader.indents[0] !== 0) return undefined;
  const starts = reader.lines[0]?.startsWith('- ') ? topLines(reader) : [0];
  const data = block(reader, 0, 0);
  if (data === undefined || reader.at < reader.lines.length) return undefined;
  const numberOf = (index: number) => reader.numbers[index] ?? 1;
  const items = starts.map((start, index) => {
    return { line: numberOf(start), endLine: numberOf((starts[index + 1] ?? reader.lines.length) - 1) };
  });
  return { data, items };
}

/** Nothing where a line is absurd. */
export function readerOf(text: string, absurd: RegExp): Reader | undefined {
  const reader: Reader = { lines: [], indents: [], numbers: [], lengths: [], at: 0 };
  let number = 0;
  for (let start = 0, next = 0; next < text.length; start = next) {
    const end = text.indexOf('\n', start);
    next = end === -1 ? text.length : end + 1;
    number += 1;
    let last = end === -1 ? text.length : end;
    const length = last - start;
    // No shorter line can be absurd.
    if (length >= 32 && absurd.test(text.slice(start, last))) return undefined;
    while (last > start && text.charCodeAt(last - 1) === space) last -= 1;
    let first = start;
    while (first < last && text.charCodeAt(first) === space) first += 1;
    if (first === last || text.charCodeAt(first) === hash) continue;
    reader.lines.push(text.slice(start, last));
    reader.indents.push(first - start);
    reader.numbers.push(number);
    reader.lengths.push(length);
  }
  return reader;
}

const space = 0x20;
const hash = 0x23;

/** Where the items of a sequence at the left edge begin. */
function topLines({ indents }: Reader): number[] {
  return indents.flatMap((indent, index) => (indent === 0 ? [index] : []));
}

/** A collection whose first line is the next one. Undefined is a doubt, here and in all that follows. */
function block(reader: Reader, indent: number, depth: number): unknown {
  if (depth > deepest) return undefined;
  return isItem(reader.lines[reader.at], indent) ? sequence(reader, indent, depth) : mapping(reader, indent, depth);
}

export const isItem = (line: string | undefined, indent: number) => line?.startsWith('- ', indent) === true;

/** Not `__proto__`, and nothing long. */
const keyPattern = /([A-Za-z][\w-]{0,60}):(?: +|$)/y;

/** The key that stands there, and where its value would begin. */
export function keyAt(line: string, start: number): { key: string; end: number } | undefined {
  keyPattern.lastIndex = start;
  const key = keyPattern.exec(line)?.[1];
  return key === undefined ? undefined : { key, end: keyPattern.lastIndex };
}

function mapping(reader: Reader, indent: number, depth: number): unknown {
  const { lines, indents } = reader;
  const values: Record<string, unknown> = {};
  while (indents[reader.at] === indent) {
    const line = lines[reader.at] ?? '';
    const found = keyAt(line, indent);
    if (found === undefined || Object.hasOwn(values, found.key)) return undefined;
    reader.at += 1;
    const value = found.end < line.length ? inLine(line, found.end, depth + 1) : below(reader, indent, depth + 1);
    if (value === undefined) return undefined;
    values[found.key] = value;
  }
  return values;
}

/** What stands under a key: further in, or a sequence that begins where the key does. */
function below(reader: Reader, indent: number, depth: number): unknown {
  const next = reader.indents[reader.at] ?? -1;
  return next > indent || (next === indent && isItem(reader.lines[reader.at], indent)) ? block(reader, next, depth) : undefined;
}

function sequence(reader: Reader, indent: number, depth: number): unknown {
  const { lines, indents } = reader;
  const items: unknown[] = [];
  while (indents[reader.at] === indent && isItem(reader.lines[reader.at], indent)) {
    const line = lines[reader.at] ?? '';
    const start = pastBlanks(line, indent + 1);
    let item: unknown;
    if (keyAt(line, start)) {
      // `- key: value`: the mapping begins where its first key does.
      indents[reader.at] = start;
      item = depth < deepest ? mapping(reader, start, depth + 1) : undefined;
    } else {
      reader.at += 1;
      item = inLine(line, start, depth + 1);
    }
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** A value that ends with its line. */
function inLine(line: string, start: number, depth: number): unknown {
  const first = line[start];
  if (first === '"' || first === "'") {
    const quoted = quotedAt(line, start);
    return quoted?.end === line.length ? quoted.value : undefined;
  }
  if (first === '[' || first === '{') {
    const flow = flowAt(line, start, depth);
    return flow?.end === line.length ? flow.value : undefined;
  }
  const text = line.slice(start);
  return text.includes(': ') || text.includes(' #') || text.endsWith(':') ? undefined : plain(text);
}

interface Read {
  value: unknown;
  /** The place after it. */
  end: number;
  /** What brackets hold. */
  parts?: Part[];
}

/** A value in brackets by its key or its number, and where both stand in the line. */
export interface Part {
  name: string | number;
  keyAt: number;
  start: number;
  end: number;
}

/** A text in quotes, of which nothing is escaped. */
function quotedAt(line: string, start: number): Read | undefined {
  const quote = line[start] ?? '';
  const close = line.indexOf(quote, start + 1);
  if (close === -1) return undefined;
  const value = line.slice(start + 1, close);
  return quote === '"' && value.includes('\\') ? undefined : { value, end: close + 1 };
}

/** Collections in brackets; in them no colon but after a key. */
export function flowAt(line: string, start: number, depth = 0): Read | undefined {
  if (depth > deepest) return undefined;
  const isList = line[start] === '[';
  const close = isList ? ']' : '}';
  const items: unknown[] = [];
  const values: Record<string, unknown> = {};
  const parts: Part[] = [];
  let at = pastBlanks(line, start + 1);
  for (let first = true; first ? line[at] !== close : line[at] === ','; first = false) {
    if (!first) at = pastBlanks(line, at + 1);
    const named = isList ? { key: '', end: at } : keyAt(line, at);
    if (named === undefined || Object.hasOwn(values, named.key)) return undefined;
    const read = inFlow(line, named.end, depth);
    if (read === undefined) return undefined;
    parts.push({ name: isList ? items.length : named.key, keyAt: at, start: named.end, end: read.end });
    if (isList) items.push(read.value);
    else values[named.key] = read.value;
    at = pastBlanks(line, read.end);
  }
  return line[at] === close ? { value: isList ? items : values, end: at + 1, parts } : undefined;
}

const flowText = /[^,[\]{}:#"']+/y;

function inFlow(line: string, start: number, depth: number): Read | undefined {
  const first = line[start];
  if (first === '"' || first === "'") return quotedAt(line, start);
  if (first === '[' || first === '{') return flowAt(line, start, depth + 1);
  flowText.lastIndex = start;
  const text = flowText.exec(line)?.[0];
  if (text === undefined) return undefined;
  let length = text.length;
  while (text.charCodeAt(length - 1) === space) length -= 1;
  const value = plain(text.slice(0, length));
  return value === undefined ? undefined : { value, end: start + length };
}

export function pastBlanks(line: string, start: number): number {
  let at = start;
  while (line.charCodeAt(at) === space) at += 1;
  return at;
}

const words = /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;
const wholeNumber = /^(?:0|[1-9]\d{0,14})$/;
const day = /^\d{4}-\d\d(?:-\d\d)?$/;
/** Something that is in no number, however it is written. */
const noDigit = /[^\d+\-.A-Fa-fox_]/;

/** A text without quotes, by the core schema of YAML 1.2. */
function plain(text: string): unknown {
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) {
    if (wholeNumber.test(text)) return Number(text);
    return noDigit.test(text) || day.test(text) ? text : undefined;
  }
  const isLetter = (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a);
  if (isLetter) return text.length <= 5 && words.test(text) ? undefined : text;
  return first > 0xa0 ? text : undefined;
}
