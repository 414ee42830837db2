import { z } from 'zod';
import type { LocalizedText } from '../../model/language.ts';
import { dataLanguages } from '../../model/language.ts';
import { datePattern, languageTagPattern, licensePattern, slugPattern, urlPattern } from './field-patterns.ts';
import type { Settings } from './settings-schema.ts';

/**
 * The schema of an entry: the single source of the types, `data/schema.json`, the docs and the
 * forms. It only uses patterns and closed lists, so that zod and the exported JSON Schema agree.
 * `z.url()` would not do: it exports only `format: uri`.
 */

export const entryKinds = [
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

/** The purpose of a link for the reader. Each role has one word, however READMEs name it. */
export const linkRoles = [
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

const accessLevels = ['open', 'registration', 'application', 'paid', 'closed'] as const;

export const entryStates = ['active', 'upcoming', 'ended', 'withdrawn', 'gone', 'archived', 'superseded'] as const;

export const relationTypes = [
  'described-by',
  'describes',
  'part-of',
  'has-part',
  'derived-from',
  'source-of',
  'related',
] as const;

const countPrecisions = ['exact', 'about', 'at-least'] as const;

export type EntryKind = (typeof entryKinds)[number];
export type LinkRole = (typeof linkRoles)[number];

/**
 * At most `max` characters, counted like JSON Schema: a rare Chinese character or an emoji is one.
 * zod's own `max` would count two.
 */
const maxCharacters = (max: number) =>
  z.string().refine((value) => value.length <= max || [...value].length <= max, {
    params: { rule: 'too-long', max },
  });
const nonBlankText = (max: number) => maxCharacters(max).min(1).regex(/\S/).meta({ maxLength: max });
const slug = z.string().max(80).regex(slugPattern).meta({ id: 'slug' });
const date = z.string().regex(datePattern).meta({ id: 'date' });
const spdxLicense = z.string().max(80).regex(licensePattern).meta({ id: 'license' });

/**
 * A text in Chinese, in English, or in both; either alone is valid. `minProperties` says the same
 * in the exported schema.
 */
const localizedText = (max: number) =>
  z
    .strictObject({ zh: nonBlankText(max).optional(), en: nonBlankText(max).optional() })
    .refine((value) => value.zh !== undefined || value.en !== undefined, { params: { rule: 'a-language' } })
    .meta({ minProperties: 1 });

const urlString = maxCharacters(2000).regex(urlPattern).meta({ id: 'address', maxLength: 2000 });

const link = z
  .strictObject({
    role: z.enum(linkRoles).describe('What the link is for'),
    url: urlString,
    code: z
      .string()
      .regex(/^[0-9A-Za-z]{4}$/)
      .optional()
      .describe('Extraction code of a net-disk share: four characters, quoted'),
    label: localizedText(80).optional().describe('What tells this link from another of the same role'),
    requires: z.enum(['registration', 'login', 'application', 'payment']).optional(),
    mirror_of: urlString.optional().describe('The address of the link of this entry that this one copies'),
    archived: urlString.optional().describe('An archived copy, for when the link is gone'),
    gone: date.optional().describe('Since when this link leads nowhere, where the entry has others'),
  })
  .meta({ id: 'link' });

const status = z
  .strictObject({
    state: z.enum(entryStates),
    since: date.optional(),
    reason: localizedText(300).optional(),
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
    unit: localizedText(60).describe('What is counted: dialogues, questions, diseases'),
    precision: z.enum(countPrecisions).optional(),
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

const commonFields = {
  id: slug.optional().describe('Given only where the file name does not say it'),
  section: slug.describe('Id of a section of list.yml'),
  description: localizedText(4000).optional(),
  links: z.array(link).max(40).optional(),
  tags: z.array(slug).max(20).optional(),
  tasks: z.array(slug).max(20).optional().describe('What it is for: named-entity-recognition, question-answering'),
  languages: z.array(z.string().regex(languageTagPattern)).max(40).optional().describe('BCP 47, such as zh-Hans or en'),
  license: spdxLicense.optional().describe('SPDX id, or not-stated'),
  access: z.enum(accessLevels).optional(),
  status: status.optional(),
  relations: z.array(relation).max(40).optional(),
  added: date.optional().describe('When it came into the list'),
  note: localizedText(4000).optional(),
  authors: z.array(nonBlankText(120)).max(300).optional(),
  venue: nonBlankText(160).optional(),
  year: z.number().int().min(1900).max(2100).optional(),
  identifiers: identifiers.optional(),
};

const sizeFields = {
  size: z.array(size).max(12).optional(),
  source: localizedText(300).optional().describe('Where the data comes from'),
};

const paperShape = { ...commonFields, title: nonBlankText(400), name: localizedText(120).optional() };
const dataShape = { ...commonFields, ...sizeFields, name: localizedText(160) };
const otherShape = { ...commonFields, name: localizedText(160) };

const paper = z.strictObject({ ...paperShape, kind: z.literal('paper') });
const data = z.strictObject({ ...dataShape, kind: z.enum(['dataset', 'corpus', 'benchmark', 'knowledge-graph', 'model']) });
const other = z.strictObject({ ...otherShape, kind: z.enum(['toolkit', 'product', 'article', 'collection']) });

export const entrySchema = z.discriminatedUnion('kind', [paper, data, other]);

const fieldTypes = {
  text: nonBlankText(600),
  'localized-text': localizedText(600),
  number: z.number(),
  boolean: z.boolean(),
  date,
  address: urlString,
  list: z.array(nonBlankText(160)).max(100),
};

/**
 * The schemas of a repository's entries by kind: the built-in kinds, and those of its settings.
 * Custom kinds have the fields of a dataset. Custom fields are optional and cannot replace a
 * built-in one. Each schema is what `entrySchema` says of that kind.
 */
export function buildEntrySchemas(settings: Pick<Settings, 'kinds' | 'fields'>): ReadonlyMap<string, z.ZodObject> {
  const cached = schemaCache.get(settings);
  if (cached) return cached;
  const customFields = Object.fromEntries(
    Object.entries(settings.fields)
      .filter(([name]) => !builtInFields.has(name))
      .map(([name, type]) => [name, fieldTypes[type].optional()]),
  );
  const schemas = new Map<string, z.ZodObject>();
  for (const kind of entryKinds) {
    const shape = kind === 'paper' ? paperShape : hasSizeFields(kind) ? dataShape : otherShape;
    schemas.set(kind, z.strictObject({ ...shape, ...customFields, kind: z.literal(kind) }));
  }
  for (const kind of settings.kinds) {
    if (!schemas.has(kind)) schemas.set(kind, z.strictObject({ ...dataShape, ...customFields, kind: z.literal(kind) }));
  }
  schemaCache.set(settings, schemas);
  return schemas;
}

const schemaCache = new WeakMap<object, ReadonlyMap<string, z.ZodObject>>();
const hasSizeFields = (kind: EntryKind) => (data.shape.kind.options as readonly string[]).includes(kind);

/** Names that custom fields cannot have. Property names of every object would never be missing. */
export const builtInFields: ReadonlySet<string> = new Set([
  ...Object.keys(paperShape),
  ...Object.keys(dataShape),
  'kind',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** One schema for all entries of a repository; `entrySchema` itself if the settings add nothing. */
export function buildEntrySchema(settings: Pick<Settings, 'kinds' | 'fields'>): z.ZodType<unknown> {
  if (settings.kinds.length === 0 && Object.keys(settings.fields).length === 0) return entrySchema;
  const [first, ...rest] = [...buildEntrySchemas(settings).values()];
  return first ? z.discriminatedUnion('kind', [first, ...rest] as never) : entrySchema;
}

/** An entry as its author wrote it. `id` is only present if the file name does not give it. */
export type EntryInput = z.infer<typeof entrySchema>;

export type Paper = z.infer<typeof paper>;
export type Link = z.infer<typeof link>;

/**
 * An entry of a list that was read. It always has an id and links, even if none were written. At
 * run time, `kind` may be a custom kind, and custom fields are among the built-in ones.
 */
export type Entry = EntryInput & { id: string; links: Link[] };

export interface Section {
  id: string;
  name: LocalizedText;
  introduction?: LocalizedText | undefined;
  /** The order of entries: `manual` is `order`, then id; the others are fixed rules. */
  sort?: 'manual' | 'name' | 'year' | undefined;
  /** Ids of entries that come first, in this order. */
  order?: string[] | undefined;
  sections?: Section[] | undefined;
}

const section: z.ZodType<Section> = z
  .strictObject({
    id: slug,
    name: localizedText(120),
    introduction: localizedText(4000).optional(),
    sort: z.enum(['manual', 'name', 'year']).optional(),
    order: z.array(slug).max(2000).optional(),
    get sections(): z.ZodOptional<z.ZodArray<z.ZodType<Section>>> {
      return z.array(section).max(1000).optional();
    },
  })
  .meta({ id: 'section' });

export const listSchema = z.strictObject({
  title: localizedText(160),
  description: localizedText(600).optional(),
  languages: z.array(z.enum(dataLanguages)).min(1).max(2),
  license: spdxLicense.optional().describe('Licence of the list itself'),
  sections: z.array(section).min(1).max(1000),
  words: z
    .record(slug, localizedText(80))
    .optional()
    .describe('Names of the tasks and tags of this list, where the slug does not read well'),
});

/** The content of `data/list.yml`. */
export type ListInfo = z.infer<typeof listSchema>;
