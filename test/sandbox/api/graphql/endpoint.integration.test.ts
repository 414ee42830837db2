import { schema as whole } from '@octokit/graphql-schema';
import { buildSchema, type GraphQLField, isEnumType, isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphqlSchemaText } from '../../../../src/sandbox/api/graphql/schema.ts';
import { openTestSandbox, type TestSandbox } from '../../helpers/open-test-sandbox.ts';

let it: TestSandbox;

beforeAll(async () => {
  it = await openTestSandbox({ 'data/a.yml': 'name: a\n', 'README.md': '# 清单\n' });
});
afterAll(async () => {
  await it.close();
  expect(it.contract.violations()).toEqual([]);
});

interface Answer {
  data: Record<string, Record<string, unknown> | null>;
  errors?: Record<string, unknown>[];
}

/** As GitHub answers: the data, the errors and the status, none of them thrown. */
async function ask(query: string, variables: object = {}) {
  const answer = await fetch(it.sandbox.api.replace('/v3', '/graphql'), {
    method: 'POST',
    headers: { authorization: `bearer ${it.sandbox.token}` },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await answer.json()) as Answer;
  return { ...body, status: answer.status };
}

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
