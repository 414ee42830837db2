import { z } from 'zod';
import type { LocalizedText } from '../../../model/language.ts';
import { dataLanguages } from '../../../model/language.ts';
import { filePathPattern, languageTagPattern, parameterCountPattern } from '../field-patterns.ts';
import { type FactSort, factSorts } from '../settings/facts-schema.ts';
import type { Settings } from '../settings/settings-schema.ts';
import {
  accessLevels,
  date,
  factSource,
  fileId,
  identifiers,
  link,
  localizedText,
  modalities,
  nonBlankText,
  partLicense,
  publication,
  relation,
  size,
  slug,
  spdxLicense,
  status,
  urlString,
  useRestrictions,
} from './entry-parts.ts';

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

export type EntryKind = (typeof entryKinds)[number];

const commonFields = {
  id: fileId.optional().describe('Given only where the file name does not say it'),
  section: slug.describe('Id of a section of list.yml'),
  description: localizedText(4000).optional(),
  links: z.array(link).max(40).optional(),
  tags: z.array(slug).max(20).optional(),
  tasks: z.array(slug).max(20).optional().describe('What it is for: named-entity-recognition, question-answering'),
  languages: z.array(z.string().regex(languageTagPattern)).max(40).optional().describe('BCP 47, such as zh-Hans or en'),
  license: spdxLicense.optional().describe('SPDX id, or not-stated'),
  licenses: z.array(partLicense).max(8).optional().describe('Where its parts have licenses of their own'),
  use: z.enum(useRestrictions).optional().describe('What the makers restrict beside the license, or without one'),
  access: z.enum(accessLevels).optional().describe('How to get it; partial where only some of it is open'),
  status: status.optional(),
  relations: z.array(relation).max(40).optional(),
  added: date.optional().describe('When it came into the list'),
  note: localizedText(4000).optional(),
  authors: z.array(nonBlankText(120)).max(300).optional().describe('In their order; et al. as the last where some are left out'),
  venue: nonBlankText(160).optional(),
  year: z.number().int().min(1900).max(2100).optional(),
  identifiers: identifiers.optional(),
  publications: z.array(publication).max(8).optional().describe('Further publications of the same work'),
  organization: localizedText(200).optional().describe('Who makes or organizes it'),
  version: nonBlankText(60).optional().describe('The version that the entry describes'),
  formerly: z.array(nonBlankText(200)).max(10).optional().describe('Earlier names and addresses'),
  opens: date.optional().describe('Of a task or call: since when it is open'),
  closes: date.optional().describe('Of a task or call: until when'),
  sources: z.array(factSource).max(20).optional().describe('Where the facts were read; not rendered'),
};

const sizeFields = {
  size: z.array(size).max(12).optional(),
  source: localizedText(300).optional().describe('Where the data comes from'),
  modality: z.array(z.enum(modalities)).max(5).optional(),
};

const modelFields = {
  base: z.array(nonBlankText(120)).max(12).optional().describe('The models that it was made from'),
  parameters: z
    .array(z.string().regex(parameterCountPattern))
    .max(12)
    .optional()
    .describe('The sizes in which it exists: 7B, 1.8B'),
  context: z.number().int().positive().optional().describe('Length of its context, in tokens'),
};

const paperShape = { ...commonFields, title: nonBlankText(400), name: localizedText(120).optional() };
const dataShape = { ...commonFields, ...sizeFields, name: localizedText(160) };
const modelShape = { ...dataShape, ...modelFields };
const otherShape = { ...commonFields, name: localizedText(160) };

const paper = z.strictObject({ ...paperShape, kind: z.literal('paper') });
const data = z.strictObject({ ...dataShape, kind: z.enum(['dataset', 'corpus', 'benchmark', 'knowledge-graph']) });
const model = z.strictObject({ ...modelShape, kind: z.literal('model') });
const other = z.strictObject({ ...otherShape, kind: z.enum(['toolkit', 'product', 'article', 'collection']) });

export const entrySchema = z.discriminatedUnion('kind', [paper, data, model, other]);

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
    schemas.set(kind, z.strictObject({ ...getShape(kind), ...customFields, kind: z.literal(kind) }));
  }
  for (const kind of settings.kinds) {
    if (!schemas.has(kind)) schemas.set(kind, z.strictObject({ ...dataShape, ...customFields, kind: z.literal(kind) }));
  }
  schemaCache.set(settings, schemas);
  return schemas;
}

const schemaCache = new WeakMap<object, ReadonlyMap<string, z.ZodObject>>();

function getShape(kind: EntryKind): z.ZodRawShape {
  if (kind === 'paper') return paperShape;
  if (kind === 'model') return modelShape;
  return (data.shape.kind.options as readonly string[]).includes(kind) ? dataShape : otherShape;
}

/** The built-in fields of a kind. Custom kinds have those of a dataset. */
export const listFieldsOfKind = (kind: string): readonly string[] =>
  Object.keys(getShape(entryKinds.find((each) => each === kind) ?? 'dataset'));

/** Names that custom fields cannot have. Property names of every object would never be missing. */
export const builtInFields: ReadonlySet<string> = new Set([
  ...Object.keys(paperShape),
  ...Object.keys(modelShape),
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
  sort?: 'manual' | 'name' | 'year' | FactSort | undefined;
  /**
   * How its entries stand in an output that has no layout of its own. Without it, by their kinds.
   */
  layout?: 'lines' | 'headings' | undefined;
  /** Ids of entries that come first, in this order. */
  order?: string[] | undefined;
  sections?: Section[] | undefined;
}

const section: z.ZodType<Section> = z
  .strictObject({
    id: fileId,
    name: localizedText(120),
    introduction: localizedText(4000).optional(),
    sort: z.enum(['manual', 'name', 'year', ...factSorts]).optional(),
    layout: z
      .enum(['lines', 'headings'])
      .optional()
      .describe('How its entries stand where the output sets no layout; by their kinds where not given'),
    order: z.array(slug).max(2000).optional(),
    get sections(): z.ZodOptional<z.ZodArray<z.ZodType<Section>>> {
      return z.array(section).max(1000).optional();
    },
  })
  .meta({ id: 'section' });

const guidePath = z.string().max(200).regex(filePathPattern);

export const listSchema = z.strictObject({
  title: localizedText(160),
  description: localizedText(600).optional(),
  languages: z.array(z.enum(dataLanguages)).min(1).max(2),
  license: spdxLicense.optional().describe('License of the list itself'),
  sections: z.array(section).min(1).max(1000),
  guide: z
    .strictObject({ zh: guidePath.optional(), en: guidePath.optional() })
    .refine(({ zh, en }) => zh !== undefined || en !== undefined, { params: { rule: 'a-language' } })
    .meta({ minProperties: 1 })
    .optional()
    .describe('A page of the repository that shows how an entry is written. The issue form links to it'),
  usual_languages: z
    .array(z.string().regex(languageTagPattern))
    .max(8)
    .optional()
    .describe('The languages of most entries. Not shown at an entry that has just these'),
  words: z
    .record(slug, localizedText(80))
    .optional()
    .describe('Names of the tasks and tags of this list, where the slug does not read well'),
});

/** The content of `data/list.yml`. */
export type ListInfo = z.infer<typeof listSchema>;
