import type { z } from 'zod';
import type { FieldPath } from '../../yaml/index.ts';

type AnySchema = z.core.$ZodType;
const getDefinition = (schema: AnySchema) => (schema as z.core.$ZodTypes)._zod.def;

/**
 * The schema at a path, without `optional` and `default`. Undefined for a path that the schema does
 * not have.
 */
export function resolveSchema(schema: AnySchema, path: FieldPath): AnySchema | undefined {
  let current: AnySchema | undefined = unwrapSchema(schema);
  for (const key of path) {
    if (current === undefined) return undefined;
    const def = getDefinition(current);
    if (def.type === 'object') current = def.shape[String(key)];
    else if (def.type === 'array') current = def.element;
    else if (def.type === 'record') current = def.valueType;
    else return undefined;
    current = current && unwrapSchema(current);
  }
  return current;
}

function unwrapSchema(schema: AnySchema): AnySchema {
  let here = schema;
  for (;;) {
    const def = getDefinition(here);
    if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault') here = def.innerType;
    else if (def.type === 'lazy') here = def.getter();
    else return here;
  }
}

/** The field names of a mapping; none for any other schema. */
export function listFieldNames(schema: AnySchema | undefined): string[] {
  const def = schema && getDefinition(schema);
  return def?.type === 'object' ? Object.keys(def.shape) : [];
}

/**
 * The type of value that a schema expects, as findings name it. The `findings` catalogue has words
 * for each.
 */
export type ValueType = 'text' | 'text in zh and en' | 'whole number' | 'number' | 'true or false' | 'list' | 'mapping' | 'value';

export function describeValueType(schema: AnySchema | undefined): ValueType {
  const def = schema && getDefinition(schema);
  if (!def) return 'value';
  if (def.type === 'string' || def.type === 'enum' || def.type === 'literal') return 'text';
  if (def.type === 'number') {
    // `z.int()` is a check itself until another one follows.
    const isWhole = 'format' in def || def.checks?.some((check) => check._zod.def.check === 'number_format');
    return isWhole ? 'whole number' : 'number';
  }
  if (def.type === 'boolean') return 'true or false';
  if (def.type === 'array') return 'list';
  if (def.type === 'object') return isLocalizedText(def.shape) ? 'text in zh and en' : 'mapping';
  return def.type === 'record' ? 'mapping' : 'value';
}

function isLocalizedText(shape: object): boolean {
  const keys = Object.keys(shape);
  return keys.length === 2 && keys.includes('zh') && keys.includes('en');
}
