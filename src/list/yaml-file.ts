import type { Document, YAMLParseError } from 'yaml';
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Finding, FindingCode, SourceFile } from './finding.ts';
import { type ItemLines, readerOf, readPlainYaml } from './plain-yaml.ts';
import { type PlainPlaces, placesIn } from './plain-yaml-places.ts';

/** A place in a file. Lines and columns count from 1; the end is the place after the last character. */
export interface Spot {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export type Path = readonly (string | number)[];

/** A YAML file, bounded and free of tags and aliases, that can say where each of its values stands. */
export interface YamlFile {
  path: string;
  /** Plain data; `undefined` when the file was refused or is not YAML. */
  data: unknown;
  /** Problems of YAML itself. */
  findings: Finding[];
  /** Where a value or key stands; for a path that is not there, the nearest thing above it. A collection stands where its key does. */
  spot(path: Path, part?: 'value' | 'key'): Spot;
  /** The source text of a scalar as somebody wrote it, quotes included; `undefined` when no scalar stands there. */
  source(path: Path): string | undefined;
  /** What a plain (unquoted) scalar says, letter by letter; `undefined` for quoted ones and for collections. */
  plain(path: Path): string | undefined;
  /** First and last line of each item where the file is a sequence, else of the whole. */
  items(): ItemLines[];
}

/** Bytes of one file that are read at most. */
export const largestFile = 256 * 1024;
const deepest = 16;

/** Nothing that a person writes: the parser would refuse it too, after a second of work for a file full of it. Every part is bounded. */
export const absurd = /(?:[[{][ \n]{0,8}){64}|(?:[-?] {1,8}){64}|(?:\w{1,16}: ){64}|(?:&\w{0,16} ){16}/;

/** Characters of a file in which places are looked up line by line: each takes as long as the file. */
const shortFile = 8000;

/**
 * Reads a YAML file from anybody. Never throws: what is too large or deep, has tags or aliases, or is no YAML becomes a finding. A file
 * without a doubt is read the quick way; where things stand in it is looked up when somebody asks.
 */
export function readYaml(file: SourceFile): YamlFile {
  const plain = readPlainYaml(file.text, absurd);
  if (plain === undefined) return readCarefully(file);
  let known: PlainPlaces | undefined;
  const places = () => {
    known ??= placesOf(file);
    return known;
  };
  return {
    path: file.path,
    data: plain.data,
    findings: [],
    spot: (path, part) => places().spot(path, part),
    source: (path) => places().source(path),
    plain: (path) => places().plain(path),
    items: () => plain.items,
  };
}

function placesOf(file: SourceFile): PlainPlaces {
  const reader = file.text.length > shortFile ? undefined : readerOf(file.text, absurd);
  return reader ? placesIn(reader) : readCarefully(file);
}

/**
 * What `readYaml` does for a file of which anything is in doubt; for the others it says the same. Duplicate keys are found here and not by the
 * parser, whose own search takes quadratic time.
 */
export function readCarefully(file: SourceFile): YamlFile {
  const findings: Finding[] = [];
  const lines = new LineCounter();
  const at = (start: number, end: number): Spot => {
    const from = lines.linePos(start);
    const to = lines.linePos(end);
    return { line: from.line || 1, column: from.col || 1, endLine: to.line || 1, endColumn: to.col || 1 };
  };
  // What is missing at the end of a file is missed on its last line with anything on it.
  const last = file.text.trimEnd().length;
  const complain = (code: FindingCode, start: number, end: number, rest: Partial<Finding> = {}) =>
    findings.push({ code, severity: 'error', file: file.path, ...at(Math.min(start, last), Math.min(end, last)), ...rest });

  const document = parse(file, lines, complain);
  const data = document && findings.length === 0 ? plainData(document, complain) : undefined;
  const root = document?.contents ?? undefined;
  return {
    path: file.path,
    data: findings.some((each) => each.code !== 'duplicate-key') ? undefined : data,
    findings,
    spot: (path, part = 'value') => spotOf(root, path, part, at, file.text),
    source: (path) => {
      const node = nodeAt(root, path);
      return isScalar(node) && node.range ? file.text.slice(node.range[0], node.range[1]) : undefined;
    },
    plain: (path) => {
      const node = nodeAt(root, path);
      return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
    },
    items: () =>
      (isSeq(root) ? root.items : [root]).map((node, index) => ({
        line: spotOf(root, isSeq(root) ? [index] : [], 'value', at, file.text).line,
        endLine: lastLine(node, at, file.text),
      })),
  };
}

type Complain = (code: FindingCode, start: number, end: number, rest?: Partial<Finding>) => void;

function parse(file: SourceFile, lines: LineCounter, complain: Complain): Document.Parsed | undefined {
  if (Buffer.byteLength(file.text) > largestFile) {
    complain('yaml-refused', 0, 0, { found: `${Buffer.byteLength(file.text)} bytes`, allowed: [`${largestFile} bytes`] });
    return undefined;
  }
  const depths = absurd.exec(file.text);
  if (depths) {
    complain('yaml-refused', depths.index, depths.index + 1, { found: 'too deep', allowed: [`${deepest}`] });
    return undefined;
  }
  try {
    const document = parseDocument(file.text, {
      lineCounter: lines,
      merge: false,
      prettyErrors: false,
      schema: 'core',
      uniqueKeys: false,
      // `silent` would also keep still about a second document.
      logLevel: 'error',
    });
    // One mistake makes the parser stumble more than once: the first place is the one to look at.
    const [error] = document.errors;
    if (error) {
      const tooDeep = error.code === 'RESOURCE_EXHAUSTION';
      complain(tooDeep ? 'yaml-refused' : 'yaml-syntax', error.pos[0], error.pos[1], {
        found: tooDeep ? 'too deep' : wordsOf(error),
      });
      return undefined;
    }
    return document;
  } catch (error) {
    complain('yaml-refused', 0, 0, { found: error instanceof RangeError ? 'too deep' : firstLine(String(error)) });
    return undefined;
  }
}

/** The parser's words, where they are not about its own functions. */
const wordsOf = ({ code, message }: YAMLParseError) =>
  code === 'MULTIPLE_DOCS' ? 'a second document begins here' : firstLine(message);

const firstLine = (text: string) => (text.split('\n')[0] ?? '').slice(0, 200);

/** The document as plain data. Complains about tags, aliases, depth, and keys that stand twice. */
function plainData(document: Document.Parsed, complain: Complain): unknown {
  const refuse = (node: Node, found: string, allowed?: string[]) => {
    const [start, end] = node.range ?? [0, 0];
    complain('yaml-refused', start, end, { found, ...(allowed ? { allowed } : {}) });
    return undefined;
  };
  const convert = (node: unknown, depth: number): unknown => {
    if (!isNode(node)) return null;
    if (depth > deepest) return refuse(node, 'too deep', [`${deepest}`]);
    if (isAlias(node)) return refuse(node, `*${node.source}`.slice(0, 200));
    if (node.tag) return refuse(node, node.tag.slice(0, 200));
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item) => convert(item, depth + 1));
    if (!isMap(node)) return null;
    const values = new Map<string, unknown>();
    for (const pair of node.items) {
      const key = keyOf(pair);
      const [start, end] = (isNode(pair.key) && pair.key.range) || node.range || [0, 0];
      if (isNode(pair.key) && !isScalar(pair.key)) refuse(pair.key, 'a key that is no text');
      if (values.has(key)) complain('duplicate-key', start, end, { found: key.slice(0, 200) });
      values.set(key, convert(pair.value, depth + 1));
    }
    return Object.fromEntries(values);
  };
  return convert(document.contents, 0);
}

function keyOf(pair: Pair): string {
  if (!isScalar(pair.key)) return '';
  return pair.key.type === 'PLAIN' && pair.key.source !== undefined ? pair.key.source : String(pair.key.value);
}

/** The pairs of each mapping by their keys: a file full of unknown fields is asked for the place of every one. */
const pairsOf = new WeakMap<object, Map<string, Pair>>();

/** Of two keys alike the last is meant, as in the data. */
function pairAt(node: unknown, key: string | number): Pair | undefined {
  if (!isMap(node)) return undefined;
  const pairs = pairsOf.get(node) ?? new Map(node.items.map((pair) => [keyOf(pair), pair]));
  pairsOf.set(node, pairs);
  return pairs.get(String(key));
}

function childAt(node: unknown, key: string | number): unknown {
  if (isSeq(node)) return node.items[Number(key)];
  return pairAt(node, key)?.value;
}

function nodeAt(root: unknown, path: Path): unknown {
  let node = root;
  for (const key of path) node = childAt(node, key);
  return node;
}

function spotOf(root: unknown, path: Path, part: 'value' | 'key', at: (start: number, end: number) => Spot, text: string): Spot {
  let node = root;
  // What stands for the node itself: the key over it, or, in a sequence, its own first line.
  let label: [number, number] = lineAt(isNode(root) ? (root.range?.[0] ?? 0) : 0, text);
  let found = true;
  for (const key of path) {
    const pair = pairAt(node, key);
    const child = isPair(pair) ? pair.value : childAt(node, key);
    if (pair && isNode(pair.key) && pair.key.range) label = [pair.key.range[0], pair.key.range[1]];
    else if (isNode(child) && child.range) label = lineAt(child.range[0], text);
    else found = false;
    if (!found) break;
    node = child;
  }
  if (part === 'value' && found && isScalar(node) && node.range && node.range[1] > node.range[0]) {
    return at(node.range[0], node.range[1]);
  }
  return at(label[0], label[1]);
}

/** Trailing blank lines and comments belong to nobody. */
function lastLine(node: unknown, at: (start: number, end: number) => Spot, text: string): number {
  if (!isNode(node) || !node.range) return 1;
  const lines = text.slice(node.range[0], node.range[1]).split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return at(node.range[0], node.range[0]).line + Math.max(0, last);
}

function lineAt(start: number, text: string): [number, number] {
  const end = text.indexOf('\n', start);
  return [start, end === -1 ? text.length : end];
}
