import { describe, expect, test } from 'vitest';
import { fullRepositoryName, owner, repositoryParams } from '../../helpers/open-test-sandbox.ts';
import { useGraphql } from './use-graphql.ts';

const { ask, getOpened } = useGraphql();

describe('a hosted repository', () => {
  test('returns files at a commit, and null for missing ones', async () => {
    const blob = '__typename ... on Blob { text byteSize isBinary isTruncated }';
    const { data } = await ask(
      `query($e: String!) { repository(owner: "${owner}", name: "LIST") {
        nameWithOwner isEmpty defaultBranchRef { name }
        a: object(expression: $e) { ${blob} } b: object(expression: "HEAD:none.yml") { ${blob} }
        c: object(expression: "HEAD:data") { __typename ... on Tree { entries { name type } } } } }`,
      { e: 'main:README.md' },
    );
    expect(data.repository).toEqual({
      nameWithOwner: fullRepositoryName,
      isEmpty: false,
      defaultBranchRef: { name: 'main' },
      a: { __typename: 'Blob', text: '# 清单\n', byteSize: 9, isBinary: false, isTruncated: false },
      b: null,
      c: { __typename: 'Tree', entries: [{ name: 'a.yml', type: 'blob' }] },
    });
  });

  test('answers a file that a commit does not have with null, and an error beside the data', async () => {
    const { status, data, errors } = await ask(
      `{ repository(owner: "${owner}", name: "list") { object(expression: "HEAD") {
        ... on Commit { a: file(path: "data/a.yml") { mode } b: file(path: "none.yml") { mode } } } } }`,
    );
    expect(status).toBe(200);
    expect(data.repository).toEqual({ object: { a: { mode: 0o100644 }, b: null } });
    expect(errors).toMatchObject([
      { type: 'NOT_FOUND', path: ['repository', 'object', 'b'], message: "Could not resolve file for path 'none.yml'." },
    ]);
  });

  test('works with the client of the bot', async () => {
    const found = await getOpened().octokit.graphql<{ repository: { databaseId: number } }>(
      'query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { databaseId } }',
      repositoryParams,
    );
    expect(found.repository.databaseId).toBe(getOpened().sandbox.world.hosted.get(fullRepositoryName)?.id);
  });
});
