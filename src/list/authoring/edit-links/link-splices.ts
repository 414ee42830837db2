import { isMap, isScalar, type Scalar, type YAMLMap } from 'yaml';
import type { TextSplice } from '../../../text/splice.ts';
import { entryFieldOrder } from '../format-entry.ts';
import type { LinkEdit } from './link-edit.ts';
import { findPairByKey, type ParsedLink } from './parsed-links.ts';
import { createRemovalSplices } from './removal-splices.ts';
import { formatScalarValue, insertFieldSplice, removeFieldSplice, replaceScalarSplice } from './yaml-splices.ts';

/**
 * The changes of the text that make one edit; undefined where they cannot be made safely.
 * @param removed All links and entries that the same call removes.
 */
export function createSplices(
  text: string,
  edit: LinkEdit,
  found: ParsedLink,
  removed: ReadonlySet<unknown>,
): TextSplice[] | undefined {
  const { link, links, entry, siblings, root, url, index } = found;
  if (edit.type === 'remove') return createRemovalSplices(text, links, index, removed);
  if (edit.type === 'delete') return siblings && createRemovalSplices(text, siblings, Number(root[0]), removed);
  if (edit.type === 'added') return createAddedSplices(text, entry, edit.value);
  if (edit.type === 'section') {
    const present = findPairByKey(entry, 'section')?.value;
    return isScalar(present) ? requireAll([replaceScalarSplice(present, edit.value)]) : undefined;
  }
  if (edit.type === 'status') return createStatusSplices(text, entry, edit);
  if (edit.field === 'url') {
    const mirrors = links.items.flatMap((other) => (isMap(other) ? [findPairByKey(other, 'mirror_of')?.value] : []));
    const copies = mirrors.filter((one): one is Scalar => isScalar(one) && one.value === url.value);
    return requireAll([url, ...copies].map((one) => replaceScalarSplice(one, edit.value)));
  }
  const present = findPairByKey(link, edit.field)?.value;
  if (isScalar(present)) return requireAll([replaceScalarSplice(present, edit.value)]);
  if (findPairByKey(link, edit.field)) return undefined;
  // The date comes after the archived copy, where people would write it.
  const after = (edit.field === 'gone' ? findPairByKey(link, 'archived') : undefined) ?? findPairByKey(link, 'url');
  return after && requireAll([insertFieldSplice(text, link, after, { key: edit.field, lines: [formatScalarValue(edit.value)] })]);
}

function createStatusSplices(
  text: string,
  entry: YAMLMap,
  { state, since }: { state: string; since: string },
): TextSplice[] | undefined {
  const present = findPairByKey(entry, 'status');
  if (!present) {
    const last = findFieldBefore(entry, 'status');
    const lines = entry.flow ? [`{state: ${state}, since: ${since}}`] : ['', `  state: ${state}`, `  since: ${since}`];
    return last && requireAll([insertFieldSplice(text, entry, last, { key: 'status', lines })]);
  }
  if (!isMap(present.value)) return undefined;
  const was = findPairByKey(present.value, 'state');
  const day = findPairByKey(present.value, 'since');
  if (!was || !isScalar(was.value)) return undefined;
  if (day && !isScalar(day.value)) return undefined;
  const dated = isScalar(day?.value)
    ? replaceScalarSplice(day.value, since)
    : insertFieldSplice(text, present.value, was, { key: 'since', lines: [formatScalarValue(since)] });
  const splices = [replaceScalarSplice(was.value, state), dated];
  // A reason speaks of the state that it was given for.
  const reason = was.value.value === state ? undefined : findPairByKey(present.value, 'reason');
  if (reason !== undefined) splices.push(removeFieldSplice(text, present.value, reason));
  return requireAll(splices);
}

/** An entry that says when it came is left alone. */
function createAddedSplices(text: string, entry: YAMLMap, day: string): TextSplice[] | undefined {
  if (findPairByKey(entry, 'added')) return undefined;
  const last = findFieldBefore(entry, 'added');
  return last && requireAll([insertFieldSplice(text, entry, last, { key: 'added', lines: [formatScalarValue(day)] })]);
}

/** The last field that stands before another one in the order in which entries are written. */
function findFieldBefore(entry: YAMLMap, field: string) {
  const before = entryFieldOrder.slice(0, entryFieldOrder.indexOf(field));
  return entry.items.findLast(({ key }) => isScalar(key) && before.includes(String(key.value))) ?? entry.items.at(-1);
}

const requireAll = (splices: (TextSplice | undefined)[]): TextSplice[] | undefined =>
  splices.some((splice) => splice === undefined) ? undefined : splices.filter((splice) => splice !== undefined);
