import { describe, expect, it } from 'vitest';
import { getLogin, getNodes, hasAll } from '../../../../src/forge/github/queries/graphql-nodes.ts';

describe('a list in an answer of GraphQL', () => {
  it('is what GitHub could read, and whole only where it could read all', () => {
    expect(getNodes({ nodes: ['a', null, 'b'] })).toEqual(['a', 'b']);
    expect(getNodes({ nodes: null })).toEqual([]);
    expect(hasAll({ totalCount: 2, nodes: ['a', 'b'] })).toBe(true);
    expect(hasAll({ totalCount: 2, nodes: ['a', null] })).toBe(false);
    expect(hasAll({ totalCount: 0, nodes: null })).toBe(true);
    expect(hasAll({ totalCount: 101, nodes: ['a'] })).toBe(false);
  });
});

describe('the login of an actor', () => {
  it('is as REST has it: with a suffix for an App, and ghost where the account is gone', () => {
    expect(getLogin({ __typename: 'Bot', login: 'dependabot' })).toBe('dependabot[bot]');
    expect(getLogin({ __typename: 'User', login: 'someone' })).toBe('someone');
    expect(getLogin(null)).toBe('ghost');
  });
});
