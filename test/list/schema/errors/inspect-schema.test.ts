import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeValueType, listFieldNames, resolveSchema } from '../../../../src/list/schema/errors/inspect-schema.ts';

const node: z.ZodType = z.lazy(() => z.strictObject({ name: z.string(), children: z.array(node).optional() }));
const schema = z.strictObject({
  text: z.string().default('x'),
  whole: z.int(),
  number: z.number().optional(),
  flag: z.boolean(),
  list: z.array(z.strictObject({ url: z.string() })),
  names: z.strictObject({ zh: z.string().optional(), en: z.string().optional() }),
  map: z.record(z.string(), z.enum(['a', 'b'])),
  tree: node,
  choice: z.union([z.string(), z.number()]),
});

describe('the schema at a path', () => {
  it.each([
    [['text'], 'text'],
    [['whole'], 'whole number'],
    [['number'], 'number'],
    [['flag'], 'true or false'],
    [['list'], 'list'],
    [['list', 3], 'mapping'],
    [['list', 3, 'url'], 'text'],
    [['names'], 'text in zh and en'],
    [['map'], 'mapping'],
    [['map', 'any'], 'text'],
    [['tree', 'children', 0, 'children', 1, 'name'], 'text'],
    [['choice'], 'value'],
    [['missing'], 'value'],
    [['text', 'deeper'], 'value'],
    [['missing', 'deeper'], 'value'],
    [[], 'mapping'],
  ])('%j expects %s', (path, type) => {
    expect(describeValueType(resolveSchema(schema, path))).toBe(type);
  });

  it('has the names of its fields where it is a mapping', () => {
    expect(listFieldNames(resolveSchema(schema, ['names']))).toEqual(['zh', 'en']);
    expect(listFieldNames(resolveSchema(schema, ['text']))).toEqual([]);
    expect(listFieldNames(undefined)).toEqual([]);
  });
});
