import { isMap, isNode, isScalar, type YAMLSeq } from 'yaml';
import type { TextSplice } from '../../../text/splice.ts';
import { findPairByKey } from './parsed-links.ts';
import { findContentEnd } from './yaml-splices.ts';

/**
 * Removes an item of a sequence, a link or an entry, with the comments that belong to it.
 * @param removed All items that go by the same change.
 */
export function createRemovalSplices(
  text: string,
  items: YAMLSeq,
  index: number,
  removed: ReadonlySet<unknown>,
): TextSplice[] | undefined {
  const item = items.items[index];
  if (!isNode(item) || !item.range) return undefined;
  const [start] = item.range;
  const end = findContentEnd(text, item.range);
  const address = isMap(item) ? findPairByKey(item, 'url')?.value : undefined;
  const isCopied = items.items.some((other) => {
    const of = isMap(other) ? findPairByKey(other, 'mirror_of')?.value : undefined;
    return other !== item && isScalar(of) && isScalar(address) && of.value === address.value;
  });
  if (isCopied) return undefined;
  if (items.flow) {
    const [before, next] = [items.items[index - 1], items.items[index + 1]];
    // A comment between the braces would end beside another link: a person decides.
    if (hasCommentAround(text, items, index)) return undefined;
    if (isNode(next) && next.range) return [{ start, end: next.range[0], text: '' }];
    return isNode(before) && before.range ? [{ start: findContentEnd(text, before.range), end, text: '' }] : undefined;
  }
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (!/^[ ]*-[ ]+$/.test(text.slice(line, start))) return undefined;
  const stop = text.indexOf('\n', end);
  const from = isGroupHeading(text, items, index, removed) ? line : includeLeadingComments(text, line, start);
  return [{ start: from, end: stop === -1 ? text.length : stop + 1, text: '' }];
}

/**
 * Whether the comment above a link may be the heading of a group: the links below it that have no
 * comment of their own. It stays while one of them stays.
 */
function isGroupHeading(text: string, items: YAMLSeq, index: number, removed: ReadonlySet<unknown>): boolean {
  for (const item of items.items.slice(index + 1)) {
    if (!isNode(item) || !item.range) return true;
    const [start] = item.range;
    const line = text.lastIndexOf('\n', start - 1) + 1;
    if (includeLeadingComments(text, line, start) !== line) return false;
    if (!removed.has(item)) return true;
  }
  return false;
}

/** Whether a comment stands between a link of a flow sequence and its neighbours. */
function hasCommentAround(text: string, items: YAMLSeq, index: number): boolean {
  const rangeOf = (item: unknown) => (isNode(item) && item.range ? item.range : undefined);
  const own = rangeOf(items.items[index]);
  if (own === undefined || !items.range) return false;
  const from = rangeOf(items.items[index - 1])?.[1] ?? items.range[0];
  const to = rangeOf(items.items[index + 1])?.[0] ?? items.range[1];
  return /(?:^|\s)#/.test(text.slice(from, own[0])) || /(?:^|\s)#/.test(text.slice(own[1], to));
}

/**
 * The start of the comments directly above an item, with the same indent. They belong to it and are
 * removed with it.
 */
function includeLeadingComments(text: string, line: number, dash: number): number {
  let from = line;
  while (from > 0) {
    const before = text.lastIndexOf('\n', from - 2) + 1;
    const indent = /^ *(?=#)/.exec(text.slice(before, from))?.[0].length;
    if (indent === undefined || indent !== text.slice(line, dash).indexOf('-')) return from;
    from = before;
  }
  return from;
}
