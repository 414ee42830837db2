import { describe, expect, test } from 'vitest';
import type { FileReader } from '../../../../src/forge/github/queries/file-reader.ts';
import {
  type ListedPullRequest,
  openPullRequestsField,
  readAddedFiles,
  readListedPullRequests,
} from '../../../../src/forge/github/queries/open-pull-request-files.ts';
import type { GitHubClient } from '../../../../src/forge/github-client.ts';

type FileNode = NonNullable<NonNullable<ListedPullRequest['files']>['nodes']>[number];
const file = (path: string, rest: Partial<FileNode> = {}): FileNode => ({
  path,
  changeType: 'ADDED',
  additions: 1,
  deletions: 0,
  ...rest,
});
const pull = (number: number, files: FileNode[] | null, rest: Partial<ListedPullRequest> = {}): ListedPullRequest => ({
  number,
  url: `https://github.com/o/r/pull/${number}`,
  author: { __typename: 'User', login: 'someone' },
  headRefOid: `head${number}`,
  files: { nodes: files },
  ...rest,
});

/** Reads with a forge that has any file, with its head and path as its text, but for those of `texts`. */
async function read(listed: ListedPullRequest[], texts: Record<string, object | undefined> = {}) {
  const asked: string[] = [];
  const readFile = (commit: string, path: string) => {
    asked.push(`${commit}:${path}`);
    return Promise.resolve(path in texts ? texts[path] : { text: `${commit}:${path}` });
  };
  const wanted = (path: string) => path.startsWith('data/');
  const pulls = await readAddedFiles(listed, { readFile } as unknown as FileReader, { except: 1, wanted });
  return { pulls, asked };
}

describe('the files that other pull requests add', () => {
  test('are those of the data, and not of the pull request that is reviewed', async () => {
    const { pulls, asked } = await read([pull(1, [file('data/own.yml')]), pull(2, [file('data/a.yml'), file('README.md')])]);
    expect(asked).toEqual(['head2:data/a.yml']);
    expect(pulls).toEqual([
      {
        number: 2,
        url: 'https://github.com/o/r/pull/2',
        author: 'someone',
        headSha: 'head2',
        isLonger: true,
        files: [{ path: 'data/a.yml', text: 'head2:data/a.yml' }],
      },
    ]);
  });

  test.each(['MODIFIED', 'RENAMED', 'DELETED', 'COPIED', 'CHANGED'])('are not those that are %s', async (changeType) => {
    const { pulls, asked } = await read([pull(2, [file('data/a.yml', { changeType })])]);
    expect(asked).toEqual([]);
    expect(pulls).toMatchObject([{ number: 2, files: [] }]);
  });

  test('are without what can not be read, is no text, or is too long for a hint', async () => {
    const names = ['data/gone.yml', 'data/binary.yml', 'data/long.yml', 'data/a.yml'];
    const { pulls } = await read(
      [
        pull(
          2,
          names.map((name) => file(name)),
        ),
      ],
      {
        'data/gone.yml': undefined,
        'data/binary.yml': { skipped: 'binary' },
        'data/long.yml': { text: 'x'.repeat(64 * 1024 + 1) },
      },
    );
    expect(pulls[0]?.files.map(({ path }) => path)).toEqual(['data/a.yml']);
  });

  test('are at most sixty in all, the newest pull requests first', async () => {
    const files = Array.from({ length: 20 }, (_, n) => file(`data/${n}.yml`));
    const { pulls, asked } = await read([9, 8, 7, 6].map((number) => pull(number, files)));
    expect(asked).toHaveLength(60);
    expect(pulls.map((each) => each.files.length)).toEqual([20, 20, 20, 0]);
  });

  test('with the same path in two pull requests stay with their own', async () => {
    const { pulls } = await read([pull(3, [file('data/a.yml')]), pull(2, [file('data/a.yml')])]);
    expect(pulls.map(({ files }) => files[0]?.text)).toEqual(['head3:data/a.yml', 'head2:data/a.yml']);
  });

  test('are none where GitHub does not say', async () => {
    expect((await read([pull(2, null), pull(3, [], { files: null })])).pulls.map(({ files }) => files)).toEqual([[], []]);
  });
});

describe('a pull request', () => {
  test('of a deleted account is by ghost, that of an app by a bot', async () => {
    const { pulls } = await read([
      pull(2, [], { author: null }),
      pull(3, [], { author: { __typename: 'Bot', login: 'renovate' } }),
    ]);
    expect(pulls.map(({ author }) => author)).toEqual(['ghost', 'renovate[bot]']);
  });

  test.each([
    ['a wanted file grows', [file('data/a.yml', { changeType: 'MODIFIED', additions: 2, deletions: 1 })], true],
    ['as much goes as comes', [file('data/a.yml', { changeType: 'MODIFIED', additions: 2, deletions: 2 })], false],
    ['another file grows', [file('README.md', { additions: 9 })], false],
    ['one grows and another shrinks', [file('data/b.yml', { additions: 0, deletions: 9 }), file('data/a.yml')], true],
  ])('adds to the list where %s: %#', async (_, files, isLonger) => {
    expect((await read([pull(2, files)])).pulls[0]?.isLonger).toBe(isLonger);
  });
});

test('open pull requests are asked for in one query with its bounds as variables', async () => {
  const asked: unknown[] = [];
  const graphql = (query: string, variables: object) => {
    asked.push(variables);
    expect(query).toContain(openPullRequestsField);
    return Promise.resolve({ repository: { pullRequests: { nodes: [pull(2, [])] } } });
  };
  const octokit = { graphql } as unknown as GitHubClient;
  expect(await readListedPullRequests(octokit, { owner: 'o', repo: 'r' })).toHaveLength(1);
  expect(asked).toEqual([{ owner: 'o', repo: 'r', most: 30, files: 20 }]);
});
