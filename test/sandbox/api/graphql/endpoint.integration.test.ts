import { schema as whole } from '@octokit/graphql-schema';
import { buildSchema, type GraphQLField, isEnumType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { graphqlSchemaText } from '../../../../src/sandbox/api/graphql/schema.ts';
import { useGraphql } from './use-graphql.ts';

const { ask } = useGraphql();

test('every type, field and argument is in GitHub’s schema with the same type', () => {
  // The published schema says two fields twice, which does not matter here.
  const theirs = buildSchema(whole.idl, { assumeValidSDL: true });
  const part = buildSchema(graphqlSchemaText);
  const signature = (field: GraphQLField<unknown, unknown> | undefined, names: string[]) =>
    field && `${names.map((arg) => `${arg}: ${field.args.find((one) => one.name === arg)?.type}`).join(', ')} → ${field.type}`;
  for (const type of Object.values(part.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const real = theirs.getType(type.name);
    expect(real, type.name).toBeDefined();
    if (isEnumType(type) && isEnumType(real)) {
      expect(real.getValues().map((value) => value.name)).toEqual(
        expect.arrayContaining(type.getValues().map((value) => value.name)),
      );
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    if (!isObjectType(real) && !isInterfaceType(real)) throw new Error(`${type.name} is another kind of type there`);
    for (const [key, field] of Object.entries(type.getFields())) {
      const args = field.args.map((arg) => arg.name);
      expect(`${type.name}.${key} ${signature(real.getFields()[key], args)}`).toBe(
        `${type.name}.${key} ${signature(field, args)}`,
      );
    }
  }
});

test('an unknown field is an error without data, with status 200', async () => {
  const { status, data, errors } = await ask('{ repository(owner: "a", name: "b") { colour } }');
  expect([status, data]).toEqual([200, undefined]);
  expect(errors?.[0]?.message).toContain('colour');
});
