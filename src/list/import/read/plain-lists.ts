import type { List, ListItem, Text } from 'mdast';

/**
 * Most lines of a curated list are one item each: a link and a sentence without markup. Their nodes
 * are the same as the parser's, in a hundredth of its time.
 */

/** Items of one line each, side by side, at the top of a text. */
export interface PlainList {
  /** Offset of the first line, and of the line break after the last one. */
  start: number;
  end: number;
  /** Number of the first line, from 1. */
  line: number;
}

const itemPattern = /^([-*+]) (?=\S)/;

/** Whether a line is an item that may be one of a plain list, and with which sign. */
export function findItemSign(line: string): string | undefined {
  const sign = itemPattern.exec(line)?.[1];
  // `* * *` is a rule.
  return sign === undefined || line.replaceAll(sign, '').trim() === '' ? undefined : sign;
}

/** Signs that may be markup, and the beginnings of addresses that GitHub links. */
const markupPattern = /[\\`*_[\]<>&@~|!^\t\0\r]|www\.|:\/\//i;
const linkPattern = /^[-*+] \[([^[\]]{1,200})\]\((https?:\/\/[\w./?=%+#~:;,$'-]{1,500})\)( [^\n]*)?$/;

/** @returns the node of an item without markup; undefined where only the parser can tell. */
export function readPlainItem(text: string, offset: number, line: number): ListItem | undefined {
  const [, name, url, words = ''] = linkPattern.exec(text) ?? [];
  if (name === undefined || url === undefined || name.trim() !== name || words.trimEnd() !== words) return undefined;
  if (markupPattern.test(name) || markupPattern.test(words)) return undefined;
  const point = (column: number) => ({ line, column, offset: offset + column - 1 });
  const linkEnd = 3 + name.length + url.length + 4;
  const end = text.length + 1;
  const between = (from: number, to: number) => ({ start: point(from), end: point(to) });
  const label: Text = { type: 'text', value: name, position: between(4, 4 + name.length) };
  const rest: Text[] = words === '' ? [] : [{ type: 'text', value: words, position: between(linkEnd, end) }];
  const link = { type: 'link' as const, title: null, url, children: [label], position: between(3, linkEnd) };
  const paragraph = { type: 'paragraph' as const, children: [link, ...rest], position: between(3, end) };
  return { type: 'listItem', spread: false, checked: null, children: [paragraph], position: between(1, end) };
}

/** The list of some items. */
export function buildList(items: ListItem[]): List | undefined {
  const [first, last] = [items[0]?.position, items.at(-1)?.position];
  if (first === undefined || last === undefined) return undefined;
  const position = { start: { ...first.start }, end: { ...last.end } };
  return { type: 'list', ordered: false, start: null, spread: false, children: items, position };
}
