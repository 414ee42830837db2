import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { graphqlSchemaText } from '../../../../src/sandbox/api/graphql/schema.ts';

test('the schema names each type once, and only types that it has', () => {
  expect(Object.keys(buildSchema(graphqlSchemaText).getTypeMap())).toContain('PullRequest');
});
