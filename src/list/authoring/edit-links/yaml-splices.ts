import { isNode, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { TextSplice } from '../../../text/splice.ts';

/** Replaces the value of a scalar, quoted as the old one was. */
export function replaceScalarSplice({ range, type }: Scalar, value: string): TextSplice | undefined {
  if (!range || type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') return undefined;
  const quoted = { QUOTE_DOUBLE: JSON.stringify(value), QUOTE_SINGLE: `'${value.replaceAll("'", "''")}'` };
  const text = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? quoted[type] : formatScalarValue(value);
  return { start: range[0], end: range[1], text };
}

export const formatScalarValue = (value: string): string =>
  /^[A-Za-z0-9][^\s,[\]{}"'`]*[^\s,[\]{}"'`:]$/.test(value) ? value : JSON.stringify(value);

/** Inserts a field after another one: on lines of its own, or in a flow mapping after a comma. */
export function insertFieldSplice(
  text: string,
  map: YAMLMap,
  after: Pair,
  { key, lines }: { key: string; lines: readonly string[] },
): TextSplice | undefined {
  const first = map.items[0]?.key;
  const value = after.value;
  const end = isNode(value) && value.range ? findContentEnd(text, value.range) : undefined;
  if (!isNode(first) || !first.range || end === undefined) return undefined;
  const words = `${key}:${lines[0] ? ` ${lines[0]}` : ''}`;
  if (map.flow) return { start: end, end, text: `, ${words}` };
  const indent = ' '.repeat(first.range[0] - (text.lastIndexOf('\n', first.range[0] - 1) + 1));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const block = [words, ...lines.slice(1)].map((line) => `${indent}${line}`).join(newline);
  const stop = text.indexOf('\n', end);
  if (stop === -1) return { start: text.length, end: text.length, text: `${newline}${block}` };
  return { start: stop + 1, end: stop + 1, text: `${block}${newline}` };
}

/** Removes a field with its line, or in a flow mapping with the comma before it. */
export function removeFieldSplice(text: string, map: YAMLMap, pair: Pair): TextSplice | undefined {
  const { key, value } = pair;
  if (!isNode(key) || !key.range || !isNode(value) || !value.range) return undefined;
  const end = findContentEnd(text, value.range);
  const index = map.items.indexOf(pair);
  if (map.flow) {
    const before = map.items[index - 1]?.value;
    const next = map.items[index + 1]?.key;
    // A comment between the braces would end beside another field: a person decides.
    const [from, to] = map.range ?? [0, text.length];
    if (/\s#/.test(text.slice(from, to))) return undefined;
    if (isNode(before) && before.range) return { start: findContentEnd(text, before.range), end, text: '' };
    return isNode(next) && next.range ? { start: key.range[0], end: next.range[0], text: '' } : undefined;
  }
  const line = text.lastIndexOf('\n', key.range[0] - 1) + 1;
  if (text.slice(line, key.range[0]).trim() !== '') return undefined;
  const stop = text.indexOf('\n', end);
  return { start: line, end: stop === -1 ? text.length : stop + 1, text: '' };
}

/** Where the content of a node ends. Comments and empty lines after it are not part of it. */
export function findContentEnd(text: string, [start, end]: readonly [number, number, number?]): number {
  return start + text.slice(start, end).replace(/(?:\s|\n[ \t]*#[^\n]*)+$/, '').length;
}
