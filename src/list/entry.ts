import { z } from 'zod';
import { addressPattern, datePattern, languagePattern, licensePattern, slugPattern } from './patterns.ts';
import type { Settings } from './settings.ts';

/**
 * The schema of an entry: the one source from which the types, `data/schema.json`, the docs and the forms are made.
 * Everything is said by patterns and closed lists, so that zod and the exported JSON Schema agree (`z.url()` would not: it exports
 * only `format: uri`).
 */

export const kinds = [
  'dataset',
  'corpus',
  'benchmark',
  'knowledge-graph',
  'model',
  'paper',
  'toolkit',
  'product',
  'article',
  'collection',
] as const;

/** What a link is for the reader. One word for one role, whatever the README used to call it. */
export const roles = [
  'homepage',
  'data',
  'code',
  'paper',
  'demo',
  'registration',
  'docs',
  'solution',
  'article',
  'mirror',
] as const;

export const accesses = ['open', 'registration', 'application', 'paid', 'closed'] as const;

export const states = ['active', 'upcoming', 'ended', 'withdrawn', 'gone', 'archived', 'superseded'] as const;

export const relationTypes = [
  'described-by',
  'describes',
  'part-of',
  'has-part',
  'derived-from',
  'source-of',
  'related',
] as const;

export const precisions = ['exact', 'about', 'at-least'] as const;

export type Kind = (typeof kinds)[number];
export type Role = (typeof roles)[number];

/**
 * At most `max` characters. Counted as JSON Schema does, where a rare Chinese character or an emoji is one; zod's own `max` would
 * count two.
 */
const atMost = (max: number) =>
  z.string().refine((value) => value.length <= max || [...value].length <= max, {
    params: { rule: 'too-long', max },
  });
const line = (max: number) => atMost(max).min(1).regex(/\S/).meta({ maxLength: max });
const slug = z.string().max(80).regex(slugPattern).meta({ id: 'slug' });
const date = z.string().regex(datePattern).meta({ id: 'date' });
const spdx = z.string().max(80).regex(licensePattern).meta({ id: 'license' });

/** A text in Chinese, in English, or in both; either alone is valid. `minProperties` says the same to the exported schema. */
const text = (max: number) =>
  z
    .strictObject({ zh: line(max).optional(), en: line(max).optional() })
    .refine((value) => value.zh !== undefined || value.en !== undefined, { params: { rule: 'a-language' } })
    .meta({ minProperties: 1 });

const address = atMost(2000).regex(addressPattern).meta({ id: 'address', maxLength: 2000 });

const link = z
  .strictObject({
    role: z.enum(roles).describe('What the link is for'),
    url: address,
    code: z
      .string()
      .regex(/^[0-9A-Za-z]{4}$/)
      .optional()
      .describe('Extraction code of a net-disk share: four characters, quoted'),
    label: text(80).optional().describe('What tells this link from another of the same role'),
    requires: z.enum(['registration', 'login', 'application', 'payment']).optional(),
    mirror_of: address.optional().describe('The address of the link of this entry that this one copies'),
    archived: address.optional().describe('An archived copy, for when the link is gone'),
    gone: date.optional().describe('Since when this link leads nowhere, where the entry has others'),
  })
  .meta({ id: 'link' });

const status = z
  .strictObject({
    state: z.enum(states),
    since: date.optional(),
    reason: text(300).optional(),
  })
  .meta({ id: 'status' });

const relation = z
  .strictObject({
    type: z.enum(relationTypes),
    to: slug.describe('The id of another entry of this list'),
  })
  .meta({ id: 'relation' });

const size = z
  .strictObject({
    count: z.number().int().positive(),
    unit: text(60).describe('What is counted: dialogues, questions, diseases'),
    precision: z.enum(precisions).optional(),
  })
  .meta({ id: 'size' });

/** Identifiers as their services write them: no prefix, no address. */
const identifiers = z
  .strictObject({
    doi: z
      .string()
      .max(200)
      .regex(/^10\.\d{4,9}\/\S+$/)
      .optional(),
    arxiv: z
      .string()
      .regex(/^(\d{2}(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/)
      .optional(),
    acl: z
      .string()
      .regex(/^([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)$/)
      .optional(),
    pmid: z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .optional(),
  })
  .meta({ id: 'identifiers' });

const common = {
  id: slug.optional().describe('Given only where the file name does not say it'),
  section: slug.describe('Id of a section of list.yml'),
  description: text(4000).optional(),
  links: z.array(link).max(40).optional(),
  tags: z.array(slug).max(20).optional(),
  tasks: z.array(slug).max(20).optional().describe('What it is for: named-entity-recognition, question-answering'),
  languages: z.array(z.string().regex(languagePattern)).max(40).optional().describe('BCP 47, such as zh-Hans or en'),
  license: spdx.optional().describe('SPDX id, or not-stated'),
  access: z.enum(accesses).optional(),
  status: status.optional(),
  relations: z.array(relation).max(40).optional(),
  added: date.optional().describe('When it came into the list'),
  note: text(4000).optional(),
  authors: z.array(line(120)).max(300).optional(),
  venue: line(160).optional(),
  year: z.number().int().min(1900).max(2100).optional(),
  identifiers: identifiers.optional(),
};

const measured = { size: z.array(size).max(12).optional(), source: text(300).optional().describe('Where the data comes from') };

const paperShape = { ...common, title: line(400), name: text(120).optional() };
const dataShape = { ...common, ...measured, name: text(160) };
const otherShape = { ...common, name: text(160) };

const paper = z.strictObject({ ...paperShape, kind: z.literal('paper') });
const data = z.strictObject({ ...dataShape, kind: z.enum(['dataset', 'corpus', 'benchmark', 'knowledge-graph', 'model']) });
const other = z.strictObject({ ...otherShape, kind: z.enum(['toolkit', 'product', 'article', 'collection']) });

export const entrySchema = z.discriminatedUnion('kind', [paper, data, other]);

const fieldTypes = {
  text: line(600),
  'localized-text': text(600),
  number: z.number(),
  boolean: z.boolean(),
  date,
  address,
  list: z.array(line(160)).max(100),
};

/**
 * The schemas of a repository's entries by kind: the built-in ones, and those that its settings bring. Kinds of its own have the
 * fields of a dataset; fields of its own are optional and may not stand in for a built-in one. Each schema is what `entrySchema`
 * says of that kind.
 */
export function entrySchemasFor(settings: Pick<Settings, 'kinds' | 'fields'>): ReadonlyMap<string, z.ZodObject> {
  const known = schemasBySettings.get(settings);
  if (known) return known;
  const own = Object.fromEntries(
    Object.entries(settings.fields)
      .filter(([name]) => !builtInFields.has(name))
      .map(([name, type]) => [name, fieldTypes[type].optional()]),
  );
  const schemas = new Map<string, z.ZodObject>();
  for (const kind of kinds) {
    const shape = kind === 'paper' ? paperShape : isMeasured(kind) ? dataShape : otherShape;
    schemas.set(kind, z.strictObject({ ...shape, ...own, kind: z.literal(kind) }));
  }
  for (const kind of settings.kinds) {
    if (!schemas.has(kind)) schemas.set(kind, z.strictObject({ ...dataShape, ...own, kind: z.literal(kind) }));
  }
  schemasBySettings.set(settings, schemas);
  return schemas;
}

const schemasBySettings = new WeakMap<object, ReadonlyMap<string, z.ZodObject>>();
const isMeasured = (kind: Kind) => (data.shape.kind.options as readonly string[]).includes(kind);

/** Names that fields of a repository's own may not have; those that every object has by itself would never be missing. */
export const builtInFields: ReadonlySet<string> = new Set([
  ...Object.keys(paperShape),
  ...Object.keys(dataShape),
  'kind',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** One schema for all entries of a repository; `entrySchema` itself where the settings bring nothing of their own. */
export function entrySchemaFor(settings: Pick<Settings, 'kinds' | 'fields'>): z.ZodType<unknown> {
  if (settings.kinds.length === 0 && Object.keys(settings.fields).length === 0) return entrySchema;
  const [first, ...rest] = [...entrySchemasFor(settings).values()];
  return first ? z.discriminatedUnion('kind', [first, ...rest] as never) : entrySchema;
}

/** An entry as its author wrote it: `id` only where the file's name does not give it. */
export type WrittenEntry = z.infer<typeof entrySchema>;

export type Paper = z.infer<typeof paper>;
export type Link = z.infer<typeof link>;
export type Text = z.infer<ReturnType<typeof text>>;

/**
 * An entry of a list that was read: its id is settled, its links are there even when none was written. `kind` may at run time be one of
 * the repository's own kinds, and its own fields stand beside the built-in ones.
 */
export type Entry = WrittenEntry & { id: string; links: Link[] };

export interface Section {
  id: string;
  name: Text;
  introduction?: Text | undefined;
  /** How the entries stand: `manual` keeps the order of `order` then id; the others are stated rules. */
  sort?: 'manual' | 'name' | 'year' | undefined;
  /** Ids of entries that come first, in this order. */
  order?: string[] | undefined;
  sections?: Section[] | undefined;
}

const section: z.ZodType<Section> = z
  .strictObject({
    id: slug,
    name: text(120),
    introduction: text(4000).optional(),
    sort: z.enum(['manual', 'name', 'year']).optional(),
    order: z.array(slug).max(2000).optional(),
    get sections(): z.ZodOptional<z.ZodArray<z.ZodType<Section>>> {
      return z.array(section).max(1000).optional();
    },
  })
  .meta({ id: 'section' });

export const listSchema = z.strictObject({
  title: text(160),
  description: text(600).optional(),
  languages: z
    .array(z.enum(['zh', 'en']))
    .min(1)
    .max(2),
  license: spdx.optional().describe('Licence of the list itself'),
  sections: z.array(section).min(1).max(1000),
  words: z
    .record(slug, text(80))
    .optional()
    .describe('Names of the tasks and tags of this list, where the slug does not read well'),
});

/** What `data/list.yml` says. */
export type ListInfo = z.infer<typeof listSchema>;
