import { expect, it } from 'vitest';
import { listCommitAuthors } from '../../../../src/forge/github/queries/commit-authors.ts';

const name = { owner: 'someone', repo: 'list' };
const author = (login: string) => ({ name: login, email: `${login}@x.example`, user: { login, databaseId: 7 } });

it('reads page after page, and gives the oldest commit first', async () => {
  const pages = new Map<unknown, object>([
    [
      null,
      {
        pageInfo: { endCursor: 'c1', hasNextPage: true },
        nodes: [{ authors: { nodes: [author('new'), author('helper')] } }, null],
      },
    ],
    [
      'c1',
      {
        pageInfo: { endCursor: 'c2', hasNextPage: false },
        nodes: [{ authors: { nodes: [{ name: 'old', email: null, user: null }, null] } }],
      },
    ],
  ]);
  const graphql = (_query: string, { after }: { after: unknown }) =>
    Promise.resolve({ repository: { object: { history: pages.get(after) } } });
  expect(await listCommitAuthors({ graphql } as never, name, 'abc', ['data'])).toEqual([
    { name: 'old', email: '' },
    { name: 'new', email: 'new@x.example', account: { login: 'new', id: 7 } },
    { name: 'helper', email: 'helper@x.example', account: { login: 'helper', id: 7 } },
  ]);
});

it('ends after two thousand commits of a path, however many there are', async () => {
  let requests = 0;
  const graphql = () => {
    requests += 1;
    const nodes = Array.from({ length: 100 }, () => ({ authors: { nodes: [author('a')] } }));
    return Promise.resolve({
      repository: { object: { history: { pageInfo: { endCursor: `c${requests}`, hasNextPage: true }, nodes } } },
    });
  };
  await listCommitAuthors({ graphql } as never, name, 'abc', ['data', 'README.md']);
  expect(requests).toBe(40);
});

it('knows nobody where there is no such commit', async () => {
  const graphql = () => Promise.resolve({ repository: { object: null } });
  expect(await listCommitAuthors({ graphql } as never, name, 'abc', ['data'])).toEqual([]);
});
