import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGitHubForge, openOctokit } from '../../../../src/forge/github/index.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/open-sandbox.ts';

/** What the forge reads of the sandbox's history, by the queries that it sends to GitHub. */

let sandbox: Sandbox;
const repository = 'someone/list';
beforeAll(async () => {
  sandbox = await openSandbox({});
  await sandbox.createRepository({
    owner: 'someone',
    name: 'list',
    files: { 'data/a.yml': 'a: 1\nb: 2\n', 'README.md': '# A\n' },
  });
  const push = (login: string, files: Record<string, string>, message: string) =>
    sandbox.asUser(login).push({ repository, branch: 'main', files, message });
  await push(
    'someone',
    { 'data/a.yml': 'a: 1\nb: 2\nc: 3\n' },
    'Add c\n\nCo-authored-by: Reader <7+reader@users.noreply.github.com>',
  );
  await push('someone', { 'README.md': '# B\n' }, 'Not about the data');
});
afterAll(() => sandbox.close());

const forge = () =>
  createGitHubForge(openOctokit({ apiUrl: sandbox.api, token: sandbox.token, fetch: globalThis.fetch, throttle: false }), {
    owner: 'someone',
    repo: 'list',
  });

test('the days of lines, as blame says them', async () => {
  const dates = await forge().readLineDates?.('main', ['data/a.yml', 'none.yml']);
  expect(dates?.get('none.yml')).toBeUndefined();
  expect(dates?.get('data/a.yml')?.map(({ start, end }) => [start, end])).toEqual([
    [1, 2],
    [3, 3],
  ]);
});

test('the authors of a folder, with those whom trailers name', async () => {
  const authors = await forge().listAuthors?.('main', ['data']);
  expect(authors?.map(({ name }) => name)).toEqual(['someone', 'someone', 'Reader']);
  expect(authors?.[0]?.account?.login).toBe('someone');
});
