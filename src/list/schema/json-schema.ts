import { z } from 'zod';
import { buildEntrySchema, entrySchema, listSchema } from './entry-schema.ts';
import { type Settings, settingsSchema } from './settings-schema.ts';

/** A JSON Schema, or a part of one. */
export type JsonSchema = Record<string, unknown>;

const jsonSchemaDialect = 'https://json-schema.org/draft/2020-12/schema';

/**
 * The JSON Schema (draft 2020-12) of a list’s files, for editors and CI. A file is one entry or a
 * sequence of entries. `#/$defs/list` is `list.yml`, `#/$defs/settings` is
 * `.github/listkeeper.yml`. Generated from the zod schemas, with the kinds and fields of a
 * repository’s settings.
 */
export function exportJsonSchema(settings?: Pick<Settings, 'kinds' | 'fields'>): JsonSchema {
  const shared: JsonSchema = {};
  const defs = {
    entry: buildDefinition(settings ? buildEntrySchema(settings) : entrySchema, shared),
    list: buildDefinition(listSchema, shared),
    settings: buildDefinition(settingsSchema, shared),
    ...shared,
  };
  return {
    $schema: jsonSchemaDialect,
    title: 'Entries of a list kept by Listkeeper',
    description: 'One entry, or several in a sequence. The id is the name of the file, or given.',
    oneOf: [{ $ref: '#/$defs/entry' }, { type: 'array', minItems: 1, items: { $ref: '#/$defs/entry' } }],
    $defs: defs,
  };
}

/** One schema as a definition. Named schemas (a link, a date) go to the shared definitions. */
function buildDefinition(schema: z.ZodType, shared: JsonSchema): JsonSchema {
  const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', reused: 'inline' });
  for (const [name, { id: _id, ...definition }] of Object.entries($defs ?? {})) shared[name] = definition;
  return JSON.parse(JSON.stringify(rest)) as JsonSchema;
}
