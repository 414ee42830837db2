import { flowAt, isItem, keyAt, type Part, pastBlanks, type Reader } from './plain-yaml.ts';
import type { Path, Spot } from './yaml-file.ts';

/**
 * Where things stand in a file that was read the quick way: looked up in its lines when somebody asks, since nobody does of most files. The
 * answers are those of the careful reader, which a test holds them to.
 */
export interface PlainPlaces {
  spot(path: Path, part?: 'value' | 'key'): Spot;
  source(path: Path): string | undefined;
  plain(path: Path): string | undefined;
}

/** A stretch of one line; columns count from 0. */
interface Stretch {
  line: number;
  start: number;
  end: number;
}

/** A block that begins there, or what stands there in the line. */
type Value = { line: number; indent: number } | (Stretch & { indent?: never });

interface Child {
  value: Value;
  /** Of a value that has one. */
  key?: Stretch;
}

/** Takes the lines of a file of which nothing is in doubt. */
export function placesIn(reader: Reader): PlainPlaces {
  const partsIn = flowReader(reader);
  const find = (path: Path): { value: Value | undefined; label: Stretch } => {
    let value: Value | undefined = { line: 0, indent: 0 };
    let label = toLineEnd(reader, 0, 0);
    for (const name of path) {
      const child = childOf(reader, partsIn, value, name);
      if (child === undefined) return { value: undefined, label };
      value = child.value;
      label = child.key ?? toLineEnd(reader, value.line, value.indent ?? value.start);
    }
    return { value, label };
  };
  const scalarAt = (path: Path) => {
    const { value } = find(path);
    return value?.indent === undefined && value && !isFlow(reader, value) ? value : undefined;
  };
  const textOf = ({ line, start, end }: Stretch) => (reader.lines[line] ?? '').slice(start, end);
  return {
    spot(path, part = 'value') {
      const { line, start, end } = (part === 'value' ? scalarAt(path) : undefined) ?? find(path).label;
      const number = reader.numbers[line] ?? 1;
      return { line: number, column: start + 1, endLine: number, endColumn: end + 1 };
    },
    source(path) {
      const scalar = scalarAt(path);
      return scalar && textOf(scalar);
    },
    plain(path) {
      const scalar = scalarAt(path);
      return scalar && !/^["']/.test(textOf(scalar)) ? textOf(scalar) : undefined;
    },
  };
}

const toLineEnd = ({ lengths }: Reader, line: number, start: number): Stretch => ({ line, start, end: lengths[line] ?? start });

const isFlow = ({ lines }: Reader, { line, start }: Stretch) => /[[{]/.test(lines[line]?.[start] ?? '');

type PartsIn = (flow: Stretch) => readonly Part[];

/** Brackets are read once, however many of their values are asked for. */
function flowReader({ lines }: Reader): PartsIn {
  const known = new Map<string, readonly Part[]>();
  return ({ line, start }) => {
    const key = `${line}:${start}`;
    const parts = known.get(key) ?? flowAt(lines[line] ?? '', start)?.parts ?? [];
    known.set(key, parts);
    return parts;
  };
}

function childOf(reader: Reader, partsIn: PartsIn, value: Value, name: string | number): Child | undefined {
  if (value.indent === undefined) return isFlow(reader, value) ? childInFlow(partsIn(value), value.line, name) : undefined;
  // The first line of a block that stands behind a hyphen is indented less than the block.
  const isSequence = isItem(reader.lines[value.line], value.indent);
  let count = 0;
  for (let at = value.line; at < reader.lines.length; at += 1) {
    const indent = at === value.line ? value.indent : (reader.indents[at] ?? 0);
    if (indent < value.indent) return undefined;
    if (indent > value.indent) continue;
    const line = reader.lines[at] ?? '';
    if (isSequence && !isItem(line, indent)) return undefined;
    if (isSequence && count++ === Number(name)) return { value: itemAt(reader, at, pastBlanks(line, indent + 1)) };
    const found = isSequence ? undefined : keyAt(line, indent);
    if (found?.key !== String(name)) continue;
    const key = { line: at, start: indent, end: indent + found.key.length };
    if (found.end < line.length) return { key, value: { line: at, start: found.end, end: line.length } };
    return { key, value: { line: at + 1, indent: reader.indents[at + 1] ?? 0 } };
  }
  return undefined;
}

function itemAt({ lines }: Reader, at: number, start: number): Value {
  const line = lines[at] ?? '';
  return keyAt(line, start) ? { line: at, indent: start } : { line: at, start, end: line.length };
}

function childInFlow(parts: readonly Part[], line: number, name: string | number): Child | undefined {
  const isList = typeof parts[0]?.name === 'number';
  const part = isList ? parts[Number(name)] : parts.find((each) => each.name === String(name));
  if (part === undefined) return undefined;
  const value = { line, start: part.start, end: part.end };
  return isList ? { value } : { value, key: { line, start: part.keyAt, end: part.keyAt + String(part.name).length } };
}
