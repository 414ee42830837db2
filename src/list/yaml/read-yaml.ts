import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLParseError,
} from 'yaml';
import type { Finding, FindingCode, SourceFile } from '../../model/finding.ts';
import type { FieldPath, SourceRange } from './source-range.ts';
import { createLineReader, type LineRange, parseYamlSubset } from './yaml-subset.ts';
import { createValueLocator, type ValueLocator } from './yaml-subset-locator.ts';

/** A YAML file of bounded size without tags and aliases, with the position of each value. */
export interface YamlFile {
  path: string;
  /** Plain data; `undefined` when the file was rejected or is not YAML. */
  data: unknown;
  /** Problems of YAML itself. */
  findings: Finding[];
  /**
   * The range of a value or key. For a missing path, that of the nearest parent. A collection has
   * the range of its key.
   */
  locate(path: FieldPath, part?: 'value' | 'key'): SourceRange;
  /** The source text of a scalar with its quotes; `undefined` when the path leads to no scalar. */
  sourceText(path: FieldPath): string | undefined;
  /** The text of a plain (unquoted) scalar; `undefined` for quoted ones and for collections. */
  plainText(path: FieldPath): string | undefined;
  /** The first and last line of each item of a sequence, or of the whole file. */
  itemLines(): LineRange[];
}

/** The largest file that is read, in bytes. */
export const maxYamlFileBytes = 256 * 1024;
const maxYamlDepth = 16;

/**
 * Nesting that no hand-written file has. The parser rejects it too, but takes a second for a file
 * full of it. Every repetition is bounded, so that matching takes linear time.
 */
export const excessiveNesting = /(?:[[{][ \n]{0,8}){64}|(?:[-?] {1,8}){64}|(?:\w{1,16}: ){64}|(?:&\w{0,16} ){16}/;

/**
 * The longest file whose positions are looked up line by line, in characters. Each lookup takes
 * linear time.
 */
const maxLineLookupCharacters = 8000;

/**
 * Reads a YAML file that may be hostile. Never throws: a file with a problem has a finding.
 * Problems are excessive size or depth, tags, aliases, and invalid YAML.
 *
 * Files of the simplest YAML are read by the subset reader, and positions in them are looked up on
 * demand: see `docs/decisions/two-yaml-readers.md`.
 * @example
 * readYaml({ path: 'x.yml', text: 'links:\n  - url: https://a.org/' }).locate(['links', 0, 'url'])
 * // { line: 2, column: 10, endLine: 2, endColumn: 24 }
 */
export function readYaml(file: SourceFile): YamlFile {
  const plain = parseYamlSubset(file.text, excessiveNesting);
  if (plain === undefined) return parseFullYaml(file);
  let cachedLocator: ValueLocator | undefined;
  const locator = () => {
    cachedLocator ??= buildValueLocator(file);
    return cachedLocator;
  };
  return {
    path: file.path,
    data: plain.data,
    findings: [],
    locate: (path, part) => locator().locate(path, part),
    sourceText: (path) => locator().sourceText(path),
    plainText: (path) => locator().plainText(path),
    itemLines: () => plain.items,
  };
}

/**
 * The data of a file of the simplest YAML, where that is certain; undefined for any other text.
 */
export const readYamlSubset = (text: string): unknown => parseYamlSubset(text, excessiveNesting)?.data;

function buildValueLocator(file: SourceFile): ValueLocator {
  const reader = file.text.length > maxLineLookupCharacters ? undefined : createLineReader(file.text, excessiveNesting);
  return reader ? createValueLocator(reader) : parseFullYaml(file);
}

/**
 * Reads any YAML file with the package `yaml`. For files of the subset, the result equals that of
 * the subset reader. Duplicate keys are found here, since the search of the parser takes quadratic
 * time.
 */
export function parseFullYaml(file: SourceFile): YamlFile {
  const findings: Finding[] = [];
  const lines = new LineCounter();
  const at = (start: number, end: number): SourceRange => {
    const from = lines.linePos(start);
    const to = lines.linePos(end);
    return { line: from.line || 1, column: from.col || 1, endLine: to.line || 1, endColumn: to.col || 1 };
  };
  // An error at the end of the file is reported on the last line that is not blank.
  const last = file.text.trimEnd().length;
  const report = (code: FindingCode, start: number, end: number, rest: Partial<Finding> = {}) =>
    findings.push({ code, severity: 'error', file: file.path, ...at(Math.min(start, last), Math.min(end, last)), ...rest });

  const document = parseYamlDocument(file, lines, report);
  const data = document && findings.length === 0 ? toPlainData(document, report) : undefined;
  const root = document?.contents ?? undefined;
  return {
    path: file.path,
    data: findings.some((each) => each.code !== 'duplicate-key') ? undefined : data,
    findings,
    locate: (path, part = 'value') => locateNode(root, path, part, { at, text: file.text }),
    sourceText: (path) => {
      const node = findNode(root, path);
      return isScalar(node) && node.range ? file.text.slice(node.range[0], node.range[1]) : undefined;
    },
    plainText: (path) => {
      const node = findNode(root, path);
      return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
    },
    itemLines: () =>
      (isSeq(root) ? root.items : [root]).map((node, index) => ({
        line: locateNode(root, isSeq(root) ? [index] : [], 'value', { at, text: file.text }).line,
        endLine: findLastLine(node, at, file.text),
      })),
  };
}

type ReportProblem = (code: FindingCode, start: number, end: number, rest?: Partial<Finding>) => void;

function parseYamlDocument(file: SourceFile, lines: LineCounter, report: ReportProblem): Document.Parsed | undefined {
  if (Buffer.byteLength(file.text) > maxYamlFileBytes) {
    report('yaml-refused', 0, 0, { found: `${Buffer.byteLength(file.text)} bytes`, allowed: [`${maxYamlFileBytes} bytes`] });
    return undefined;
  }
  const nesting = excessiveNesting.exec(file.text);
  if (nesting) {
    report('yaml-refused', nesting.index, nesting.index + 1, { found: 'too deep', allowed: [`${maxYamlDepth}`] });
    return undefined;
  }
  try {
    const document = parseDocument(file.text, {
      lineCounter: lines,
      merge: false,
      prettyErrors: false,
      schema: 'core',
      uniqueKeys: false,
      // `silent` would also hide the error about a second document.
      logLevel: 'error',
    });
    // One mistake often causes several errors; the first one has the right position.
    const [error] = document.errors;
    if (error) {
      const tooDeep = error.code === 'RESOURCE_EXHAUSTION';
      report(tooDeep ? 'yaml-refused' : 'yaml-syntax', error.pos[0], error.pos[1], {
        found: tooDeep ? 'too deep' : formatParserError(error),
      });
      return undefined;
    }
    return document;
  } catch (error) {
    report('yaml-refused', 0, 0, { found: error instanceof RangeError ? 'too deep' : firstLine(String(error)) });
    return undefined;
  }
}

/** The message of the parser, unless it is about its own functions. */
const formatParserError = ({ code, message }: YAMLParseError) =>
  code === 'MULTIPLE_DOCS' ? 'a second document begins here' : firstLine(message);

const firstLine = (text: string) => (text.split('\n')[0] ?? '').slice(0, 200);

/** The document as plain data. Reports tags, aliases, deep nesting and duplicate keys. */
function toPlainData(document: Document.Parsed, report: ReportProblem): unknown {
  const reject = (node: Node, found: string, allowed?: string[]) => {
    const [start, end] = node.range ?? [0, 0];
    report('yaml-refused', start, end, { found, ...(allowed ? { allowed } : {}) });
    return undefined;
  };
  const convert = (node: unknown, depth: number): unknown => {
    if (!isNode(node)) return null;
    if (depth > maxYamlDepth) return reject(node, 'too deep', [`${maxYamlDepth}`]);
    if (isAlias(node)) return reject(node, `*${node.source}`.slice(0, 200));
    if (node.tag) return reject(node, node.tag.slice(0, 200));
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item) => convert(item, depth + 1));
    if (!isMap(node)) return null;
    const values = new Map<string, unknown>();
    for (const pair of node.items) {
      const key = getKeyText(pair);
      const [start, end] = (isNode(pair.key) && pair.key.range) || node.range || [0, 0];
      if (isNode(pair.key) && !isScalar(pair.key)) reject(pair.key, 'a key that is no text');
      if (values.has(key)) report('duplicate-key', start, end, { found: key.slice(0, 200) });
      values.set(key, convert(pair.value, depth + 1));
    }
    return Object.fromEntries(values);
  };
  return convert(document.contents, 0);
}

function getKeyText(pair: Pair): string {
  if (!isScalar(pair.key)) return '';
  return pair.key.type === 'PLAIN' && pair.key.source !== undefined ? pair.key.source : String(pair.key.value);
}

/**
 * The pairs of each mapping by key. A file full of unknown fields needs the position of every one.
 */
const pairCache = new WeakMap<object, Map<string, Pair>>();

/** Of duplicate keys the last one counts, as in the data. */
function findPair(node: unknown, key: string | number): Pair | undefined {
  if (!isMap(node)) return undefined;
  const pairs = pairCache.get(node) ?? new Map(node.items.map((pair) => [getKeyText(pair), pair]));
  pairCache.set(node, pairs);
  return pairs.get(String(key));
}

function findChildNode(node: unknown, key: string | number): unknown {
  if (isSeq(node)) return node.items[Number(key)];
  return findPair(node, key)?.value;
}

function findNode(root: unknown, path: FieldPath): unknown {
  let node = root;
  for (const key of path) node = findChildNode(node, key);
  return node;
}

function locateNode(
  root: unknown,
  path: FieldPath,
  part: 'value' | 'key',
  { at, text }: { at: (start: number, end: number) => SourceRange; text: string },
): SourceRange {
  let node = root;
  // The range of a collection: its key, or its first line if it is an item of a sequence.
  let label: [number, number] = getLineRange(isNode(root) ? (root.range?.[0] ?? 0) : 0, text);
  let found = true;
  for (const key of path) {
    const pair = findPair(node, key);
    const child = isPair(pair) ? pair.value : findChildNode(node, key);
    if (pair && isNode(pair.key) && pair.key.range) label = [pair.key.range[0], pair.key.range[1]];
    else if (isNode(child) && child.range) label = getLineRange(child.range[0], text);
    else found = false;
    if (!found) break;
    node = child;
  }
  if (part === 'value' && found && isScalar(node) && node.range && node.range[1] > node.range[0]) {
    return at(node.range[0], node.range[1]);
  }
  return at(label[0], label[1]);
}

/** Leaves out trailing blank lines and comments. */
function findLastLine(node: unknown, at: (start: number, end: number) => SourceRange, text: string): number {
  if (!isNode(node) || !node.range) return 1;
  const lines = text.slice(node.range[0], node.range[1]).split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return at(node.range[0], node.range[0]).line + Math.max(0, last);
}

function getLineRange(start: number, text: string): [number, number] {
  const end = text.indexOf('\n', start);
  return [start, end === -1 ? text.length : end];
}
