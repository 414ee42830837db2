import type { FieldPath, SourceRange } from './source-range.ts';
import { type FlowItem, isSequenceItem, type LineReader, matchKey, parseFlowCollection, skipSpaces } from './yaml-subset.ts';

/**
 * Positions in a file that the subset reader has read. They are looked up in the lines on demand,
 * since most files have no finding. A property test compares them with those of the full reader.
 */
export interface ValueLocator {
  locate(path: FieldPath, part?: 'value' | 'key'): SourceRange;
  sourceText(path: FieldPath): string | undefined;
  plainText(path: FieldPath): string | undefined;
}

/** A part of one line. Columns count from 0. */
interface LineSpan {
  line: number;
  start: number;
  end: number;
}

/** A block that begins at a line, or a value within one line. */
type ValuePosition = { line: number; indent: number } | (LineSpan & { indent?: never });

interface ChildPosition {
  value: ValuePosition;
  /** The key, where the value is in a mapping. */
  key?: LineSpan;
}

/** @param reader the lines of a file that the subset reader has understood. */
export function createValueLocator(reader: LineReader): ValueLocator {
  const getFlowItems = createFlowItemCache(reader);
  const find = (path: FieldPath): { value: ValuePosition | undefined; label: LineSpan } => {
    let value: ValuePosition | undefined = { line: 0, indent: 0 };
    let label = spanToLineEnd(reader, 0, 0);
    for (const name of path) {
      const child = findChild(reader, getFlowItems, value, name);
      if (child === undefined) return { value: undefined, label };
      value = child.value;
      label = child.key ?? spanToLineEnd(reader, value.line, value.indent ?? value.start);
    }
    return { value, label };
  };
  const scalarAt = (path: FieldPath) => {
    const { value } = find(path);
    return value?.indent === undefined && value && !isFlowCollection(reader, value) ? value : undefined;
  };
  const textOf = ({ line, start, end }: LineSpan) => (reader.lines[line] ?? '').slice(start, end);
  return {
    locate(path, part = 'value') {
      const { line, start, end } = (part === 'value' ? scalarAt(path) : undefined) ?? find(path).label;
      const number = reader.lineNumbers[line] ?? 1;
      return { line: number, column: start + 1, endLine: number, endColumn: end + 1 };
    },
    sourceText(path) {
      const scalar = scalarAt(path);
      return scalar && textOf(scalar);
    },
    plainText(path) {
      const scalar = scalarAt(path);
      return scalar && !/^["']/.test(textOf(scalar)) ? textOf(scalar) : undefined;
    },
  };
}

const spanToLineEnd = ({ lengths }: LineReader, line: number, start: number): LineSpan => ({
  line,
  start,
  end: lengths[line] ?? start,
});

const isFlowCollection = ({ lines }: LineReader, { line, start }: LineSpan) => /[[{]/.test(lines[line]?.[start] ?? '');

type GetFlowItems = (flow: LineSpan) => readonly FlowItem[];

/** Parses each flow collection once, however many of its values are looked up. */
function createFlowItemCache({ lines }: LineReader): GetFlowItems {
  const itemsByPosition = new Map<string, readonly FlowItem[]>();
  return ({ line, start }) => {
    const key = `${line}:${start}`;
    const items = itemsByPosition.get(key) ?? parseFlowCollection(lines[line] ?? '', start)?.items ?? [];
    itemsByPosition.set(key, items);
    return items;
  };
}

function findChild(
  reader: LineReader,
  getFlowItems: GetFlowItems,
  value: ValuePosition,
  name: string | number,
): ChildPosition | undefined {
  if (value.indent === undefined)
    return isFlowCollection(reader, value) ? findFlowChild(getFlowItems(value), value.line, name) : undefined;
  // A block after a hyphen begins on a line that is indented less than the block.
  const isSequence = isSequenceItem(reader.lines[value.line], value.indent);
  let count = 0;
  for (let at = value.line; at < reader.lines.length; at += 1) {
    const indent = at === value.line ? value.indent : (reader.indents[at] ?? 0);
    if (indent < value.indent) return undefined;
    if (indent > value.indent) continue;
    const line = reader.lines[at] ?? '';
    if (isSequence && !isSequenceItem(line, indent)) return undefined;
    if (isSequence && count++ === Number(name)) return { value: locateItem(reader, at, skipSpaces(line, indent + 1)) };
    const found = isSequence ? undefined : matchKey(line, indent);
    if (found?.key !== String(name)) continue;
    const key = { line: at, start: indent, end: indent + found.key.length };
    if (found.end < line.length) return { key, value: { line: at, start: found.end, end: line.length } };
    return { key, value: { line: at + 1, indent: reader.indents[at + 1] ?? 0 } };
  }
  return undefined;
}

function locateItem({ lines }: LineReader, at: number, start: number): ValuePosition {
  const line = lines[at] ?? '';
  return matchKey(line, start) ? { line: at, indent: start } : { line: at, start, end: line.length };
}

function findFlowChild(parts: readonly FlowItem[], line: number, name: string | number): ChildPosition | undefined {
  const isList = typeof parts[0]?.name === 'number';
  const part = isList ? parts[Number(name)] : parts.find((each) => each.name === String(name));
  if (part === undefined) return undefined;
  const value = { line, start: part.start, end: part.end };
  return isList ? { value } : { value, key: { line, start: part.keyStart, end: part.keyStart + String(part.name).length } };
}
