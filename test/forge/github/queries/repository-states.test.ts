import { describe, expect, test } from 'vitest';
import { readRepositoryStates } from '../../../../src/forge/github/queries/repository-states.ts';
import type { GitHubClient } from '../../../../src/forge/github-client.ts';

type Node = object | null;
const name = (repo: string) => ({ owner: 'o', repo });
const node = ({ branch = 'main', oid = 'a', pulls = [] as [number, string][] } = {}): Node => ({
  defaultBranchRef: { name: branch, target: { oid } },
  pullRequests: { nodes: pulls.map(([number, headRefOid]) => ({ number, headRefOid })) },
});

/** What is said of repositories where GitHub's GraphQL answers with `nodes`, or fails. */
function read(answer: Record<string, Node> | Error, repos: string[] = Object.keys(answer)) {
  const asked: { query: string; variables: object }[] = [];
  const graphql = (query: string, variables: object) => {
    asked.push({ query, variables });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const octokit = { graphql } as unknown as Pick<GitHubClient, 'graphql'>;
  return readRepositoryStates(octokit, repos.map(name)).then((states) => ({ states, asked }));
}
const digest = async (given: Node) => (await read({ r0: given })).states[0];

describe('the state of repositories', () => {
  test('is asked in one query, with names as variables, so that no name is read as GraphQL', async () => {
    const { asked, states } = await read({ r0: node(), r1: node() }, ['x") { id } #', 'y']);
    expect(states).toEqual([expect.any(String), expect.any(String)]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.query).not.toContain('x")');
    expect(asked[0]?.variables).toEqual({ most: 100, o0: 'o', n0: 'x") { id } #', o1: 'o', n1: 'y' });
  });

  test('is the same as long as nothing that a sweep looks at has changed', async () => {
    const given = { oid: 'a', pulls: [[2, 'b']] as [number, string][] };
    expect(await digest(node(given))).toBe(await digest(node(given)));
  });

  test.each<[string, Parameters<typeof node>[0]]>([
    ['the head of the default branch', { oid: 'b', pulls: [[2, 'b']] }],
    ['the name of the default branch', { branch: 'trunk', pulls: [[2, 'b']] }],
    ['the head of a pull request', { pulls: [[2, 'c']] }],
    [
      'a pull request more',
      {
        pulls: [
          [3, 'd'],
          [2, 'b'],
        ],
      },
    ],
    ['a pull request less', {}],
    ['a pull request in the place of another with the same head', { pulls: [[4, 'b']] }],
  ])('changes with %s', async (_, changed) => {
    expect(await digest(node(changed))).not.toBe(await digest(node({ pulls: [[2, 'b']] })));
  });

  test.each<[string, Node]>([
    ['one that is gone', null],
    ['one without a commit', { defaultBranchRef: null, pullRequests: { nodes: [] } }],
    ['a default branch that can not be read', { defaultBranchRef: { name: 'main', target: null }, pullRequests: { nodes: [] } }],
    [
      'pull requests that can not be read',
      { defaultBranchRef: { name: 'main', target: { oid: 'a' } }, pullRequests: { nodes: null } },
    ],
  ])('is unknown for %s, which is swept in full', async (_, given) => {
    expect(await digest(given)).toBeUndefined();
  });

  // GitHub answers 200 with `data` and `errors` where one of the repositories is gone; octokit throws.
  test('is that of the others where one of them can not be read', async () => {
    const partial = Object.assign(new Error('Could not resolve to a Repository'), { data: { r0: null, r1: node() } });
    const { states } = await read(partial, ['gone', 'there']);
    expect(states).toEqual([undefined, await digest(node())]);
  });

  test.each([
    new Error('502'),
    Object.assign(new Error('no data'), { data: null }),
    Object.assign(new Error('a text'), { data: 'r0' }),
  ])('is unknown for all where GitHub does not answer, and nothing is thrown: $message', async (error) => {
    expect((await read(error, ['a', 'b'])).states).toEqual([undefined, undefined]);
  });
});
