import { z } from 'zod';
import { buildEntrySchema, entrySchema, listSchema } from './entry/entry-schema.ts';
import { toPortablePattern } from './portable-pattern.ts';
import { type Settings, settingsSchema } from './settings/settings-schema.ts';

/** A JSON Schema, or a part of one. */
export type JsonSchema = Record<string, unknown>;

const jsonSchemaDialect = 'https://json-schema.org/draft/2020-12/schema';

/**
 * The JSON Schema (draft 2020-12) of a list’s files, for editors and CI. `#/$defs/file` is a file
 * of entries, `#/$defs/list` is `list.yml`, `#/$defs/settings` is `.github/listkeeper.yml`.
 * Generated from the zod schemas, with the kinds and fields of a repository’s settings.
 *
 * The root has nothing but a reference. yaml-language-server merges the definition that a file
 * names after `#` into the root. With more in the root it would ask a `list.yml` for the fields of
 * an entry as well.
 */
export function exportJsonSchema(settings?: Pick<Settings, 'kinds' | 'fields'>): JsonSchema {
  const shared: JsonSchema = {};
  const defs = {
    file: {
      title: 'Entries of a list kept by Listkeeper',
      description: 'One entry, or several in a sequence. The id is the name of the file, or given.',
      oneOf: [{ $ref: '#/$defs/entry' }, { type: 'array', minItems: 1, items: { $ref: '#/$defs/entry' } }],
    },
    entry: buildDefinition(settings ? buildEntrySchema(settings) : entrySchema, shared),
    list: buildDefinition(listSchema, shared),
    settings: buildDefinition(settingsSchema, shared),
    ...shared,
  };
  return { $schema: jsonSchemaDialect, $ref: '#/$defs/file', $defs: defs };
}

/** A JSON Schema whose definitions are these schemas and what they share. */
export function exportDefinitions(schemas: Readonly<Record<string, z.ZodType>>): JsonSchema {
  const shared: JsonSchema = {};
  const own = Object.entries(schemas).map(([name, schema]) => [name, buildDefinition(schema, shared)]);
  return { $schema: jsonSchemaDialect, $defs: { ...Object.fromEntries(own), ...shared } };
}

/** The schema as a file. Characters that nobody sees are escaped in it. */
export const serializeJsonSchema = (schema: JsonSchema): string =>
  `${JSON.stringify(schema, null, 2).replace(/[\p{Cf}\p{Zl}\p{Zp}]/gu, escapeCharacter)}\n`;

const escapeCharacter = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** One schema as a definition. Named schemas (a link, a date) go to the shared definitions. */
function buildDefinition(schema: z.ZodType, shared: JsonSchema): JsonSchema {
  const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', reused: 'inline' });
  for (const [name, { id: _id, ...definition }] of Object.entries($defs ?? {})) shared[name] = makePortable(definition);
  return makePortable(rest);
}

/** A copy with patterns that every validator reads. */
const makePortable = (definition: unknown): JsonSchema =>
  JSON.parse(JSON.stringify(definition), (_, value: unknown) =>
    hasPattern(value) ? { ...value, ...toPortablePattern(value.pattern) } : value,
  ) as JsonSchema;

const hasPattern = (value: unknown): value is { pattern: string } =>
  typeof value === 'object' && value !== null && 'pattern' in value && typeof value.pattern === 'string';
