import { Document, isMap, isScalar, isSeq, type Pair, Scalar } from 'yaml';
import { unstatedCode } from '../../links/url/index.ts';
import type { EntryInput } from '../schema/index.ts';
import { formatFile, formatSchemaComment } from './format-file.ts';

/**
 * The order of fields in a file: what the thing is, its description, its links, then everything
 * else.
 */
export const entryFieldOrder = (
  'id kind section title name description authors organization venue year publications identifiers version formerly links size ' +
  'source parameters base context modality tags tasks languages license licenses use access opens closes status relations added note sources'
).split(' ');

const linkFieldOrder = 'role url code label requires license mirror_of archived gone'.split(' ');

/**
 * Formats a new entry as YAML: fields in canonical order, codes in quotes, the schema in the first
 * line.
 * @param path of the file. The id is left out when it is the name of the file.
 * @param data the data folder of the list.
 */
export function formatEntry(entry: EntryInput, path = 'data/entry.yml', data = 'data'): string {
  const stem = (path.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '');
  const { id, ...rest } = entry;
  const fields: Record<string, unknown> = id === undefined || id === stem ? rest : { id, ...rest };
  const ordered = orderFields(
    { ...fields, ...(entry.links ? { links: entry.links.map((link) => orderFields(link, linkFieldOrder)) } : {}) },
    entryFieldOrder,
  );
  const document = new Document(ordered, { version: '1.2', schema: 'core' });
  applyScalarStyles(document.contents);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: true });
  return formatFile({ path, text: `${formatSchemaComment(path, data)}\n${text}` }, data).text;
}

/** Formats some fields of an entry as YAML, to be pasted into its file. */
export function formatEntryFields(fields: Partial<EntryInput>): string {
  const document = new Document(orderFields(fields, entryFieldOrder), { version: '1.2', schema: 'core' });
  applyScalarStyles(document.contents);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: true });
}

/** Known fields first, in their order, then custom ones. Empty fields are left out. */
function orderFields(fields: Record<string, unknown>, known: readonly string[]): Record<string, unknown> {
  const given = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const getRank = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length);
  return Object.fromEntries(given.sort(([a], [b]) => getRank(a) - getRank(b)));
}

/** Words that are booleans in YAML 1.1. */
const isYaml11Boolean = (value: unknown): boolean => typeof value === 'string' && /^(?:y|n|yes|no|on|off)$/i.test(value);

/** Puts codes in quotes, and short lists of words on one line. */
function applyScalarStyles(node: unknown): void {
  if (isMap(node)) {
    for (const pair of node.items as Pair[]) {
      const isCode = isScalar(pair.key) && pair.key.value === 'code';
      if (isScalar(pair.value) && ((isCode && pair.value.value !== unstatedCode) || isYaml11Boolean(pair.value.value)))
        pair.value.type = Scalar.QUOTE_DOUBLE;
      applyScalarStyles(pair.value);
    }
  }
  if (!isSeq(node)) return;
  for (const item of node.items) {
    applyScalarStyles(item);
    if (isScalar(item) && isYaml11Boolean(item.value)) item.type = Scalar.QUOTE_DOUBLE;
  }
  const words = node.items.every(
    (item) => isScalar(item) && typeof item.value === 'string' && /^[A-Za-z][\w.-]*$/.test(item.value),
  );
  const width = node.items.reduce((sum: number, item) => sum + (isScalar(item) ? String(item.value).length + 2 : 0), 0);
  if (words && width <= 80) node.flow = true;
}
