import type { z } from 'zod';
import type { Path } from './yaml-file.ts';

/** What a zod schema expects at a path, in words that a finding can carry. */

type AnySchema = z.core.$ZodType;
const defOf = (schema: AnySchema) => (schema as z.core.$ZodTypes)._zod.def;

/** The schema at a path, without its optional and default wrappings; undefined when the path leads out of it. */
export function schemaAt(schema: AnySchema, path: Path): AnySchema | undefined {
  let here: AnySchema | undefined = bare(schema);
  for (const key of path) {
    if (here === undefined) return undefined;
    const def = defOf(here);
    if (def.type === 'object') here = def.shape[String(key)];
    else if (def.type === 'array') here = def.element;
    else if (def.type === 'record') here = def.valueType;
    else return undefined;
    here = here && bare(here);
  }
  return here;
}

function bare(schema: AnySchema): AnySchema {
  let here = schema;
  for (;;) {
    const def = defOf(here);
    if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault') here = def.innerType;
    else if (def.type === 'lazy') here = def.getter();
    else return here;
  }
}

/** Names of the fields of a mapping; none for anything else. */
export function fieldsOf(schema: AnySchema | undefined): string[] {
  const def = schema && defOf(schema);
  return def?.type === 'object' ? Object.keys(def.shape) : [];
}

/** What sort of value stands there: `text`, `number`, `list`, `mapping`, …; closed, so that report/ has words for each. */
export const forms = [
  'text',
  'text in zh and en',
  'whole number',
  'number',
  'true or false',
  'list',
  'mapping',
  'value',
] as const;
export type Form = (typeof forms)[number];

export function formOf(schema: AnySchema | undefined): Form {
  const def = schema && defOf(schema);
  if (!def) return 'value';
  if (def.type === 'string' || def.type === 'enum' || def.type === 'literal') return 'text';
  if (def.type === 'number')
    return def.checks?.some((check) => check._zod.def.check === 'number_format') ? 'whole number' : 'number';
  if (def.type === 'boolean') return 'true or false';
  if (def.type === 'array') return 'list';
  if (def.type === 'object') return isText(def.shape) ? 'text in zh and en' : 'mapping';
  return def.type === 'record' ? 'mapping' : 'value';
}

function isText(shape: object): boolean {
  const keys = Object.keys(shape);
  return keys.length === 2 && keys.includes('zh') && keys.includes('en');
}
