import { describe, expect, test } from 'vitest';
import { queryRepositories, type RepositoryQuery } from '../../../../src/links/services/github/graphql.ts';
import type { ServiceContext } from '../../../../src/links/services/shared/index.ts';
import { type Answers, createAnsweringNetwork } from '../check-service.ts';

const name: RepositoryQuery = { owner: 'owner', name: 'name', expressions: ['main:a', 'HEAD:a'] };
const found = { nameWithOwner: 'owner/name', isArchived: false, isDisabled: false, isEmpty: false, databaseId: 7 };

async function ask(answers: Answers, batch = [name], api = 'https://api.github.com') {
  const { network, requests } = createAnsweringNetwork(answers);
  const result = await queryRepositories(batch, { network } as ServiceContext, api, 'a-token');
  return { result, requests };
}
const results = async (body: object, batch = [name]) => {
  const { result } = await ask({ body }, batch);
  return result.kind === 'results' ? result.results : result;
};

// Source: https://docs.github.com/en/graphql
describe('a batch of repositories, by GraphQL', () => {
  test('puts names into variables, never into the text of the query', async () => {
    const hostile = { owner: 'a"){x', name: '}', expressions: ['main:"'] };
    const { requests } = await ask({ body: {} }, [hostile]);
    const { query, variables } = JSON.parse(requests[0]?.body ?? '') as { query: string; variables: Record<string, string> };
    expect(query).not.toContain('a"');
    expect(variables).toEqual({ w0: 'a"){x', n0: '}', e0_0: 'main:"' });
  });

  test('asks an enterprise at its own address', async () => {
    const { requests } = await ask({ body: {} }, [name], 'https://github.example.com/api/v3');
    expect(requests[0]?.url).toBe('https://github.example.com/api/graphql');
  });

  test('finds a repository, and which of the paths it has', async () => {
    expect(await results({ data: { r0: { ...found, o0: null, o1: { oid: 'x' } } } })).toMatchObject([
      { kind: 'found', nameWithOwner: 'owner/name', number: 7, objects: [false, true] },
    ]);
  });

  test('misses one that GitHub calls NOT_FOUND', async () => {
    const errors = [{ type: 'NOT_FOUND', path: ['r0'], message: 'x' }];
    expect(await results({ data: { r0: null }, errors })).toEqual([{ kind: 'missing' }]);
  });

  test('may not see one that is FORBIDDEN', async () => {
    const errors = [{ type: 'FORBIDDEN', path: ['r0'] }];
    expect(await results({ data: { r0: null }, errors })).toEqual([{ kind: 'forbidden' }]);
  });

  test('is answered in part: what is null without an error of its own is asked for again', async () => {
    const other = { ...name, name: 'other' };
    const errors = [{ type: 'RESOURCE_LIMITS_EXCEEDED', path: ['r1'] }];
    expect(
      await results({ data: { r0: { ...found, o0: { oid: 'x' }, o1: { oid: 'x' } }, r1: null }, errors }, [name, other]),
    ).toMatchObject([{ kind: 'found' }, { kind: 'unanswered' }]);
    expect(await results({ data: { r0: null } })).toEqual([{ kind: 'unanswered' }]);
    // An error without a path may concern any null of the answer.
    const nameless = { data: { r0: { ...found, o0: null, o1: { oid: 'x' } } }, errors: [{ type: 'NOT_FOUND', message: 'x' }] };
    expect(await results(nameless)).toEqual([{ kind: 'unanswered' }]);
  });

  test.each([
    [
      'the budget is used up, with 200',
      { body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] } },
      'limited',
    ],
    [
      'the budget is used up, by words',
      { body: { data: {}, errors: [{ message: 'You have exceeded a secondary rate limit' }] } },
      'limited',
    ],
    ['it is asked too often', { status: 429 }, 'limited'],
    ['it is asked too fast', { status: 403, headers: { 'retry-after': '60' } }, 'limited'],
    ['the host has to rest', 'deferred', 'limited'],
    ['the token is bad', { status: 401 }, 'refused'],
    ['the token is forbidden', { status: 403, headers: { 'x-github-sso': 'required' } }, 'refused'],
    ['the server fails', { status: 502, body: '<html>' }, 'failed'],
    ['nobody answers', 'timeout', 'failed'],
    ['the answer is a page', { body: '<html>' }, 'failed'],
    ['the answer has no data', { body: { data: null } }, 'failed'],
    ['the answer breaks off', { body: '{"data":', truncated: true }, 'failed'],
  ] as const)('where %s is %s', async (_, answer, kind) => {
    expect((await ask(answer)).result.kind).toBe(kind);
  });
});
