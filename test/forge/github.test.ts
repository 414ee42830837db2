import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addedText } from '../../src/forge/added-text.ts';
import { githubForge } from '../../src/forge/github.ts';
import { readIfThere } from '../../src/forge/read-if-there.ts';
import { type AtSandbox, atSandbox, clientOf, name, owner, repo } from './at-sandbox.ts';

const files = { 'README.md': '# 清单\n', 'data/list.yml': 'title: x\n', 'data/a.yml': 'kind: dataset\n', 'data/bin.yml': 'a\0b' };
let at: AtSandbox;

beforeEach(async () => {
  at = await atSandbox(files);
});
afterEach(() => at.sandbox.close());

describe('githubForge', () => {
  it('describes the repository', async () => {
    expect(await at.forge.repository()).toMatchObject({
      owner,
      name: repo,
      defaultBranch: 'main',
      hasIssues: true,
      archived: false,
    });
  });

  it('reads a tree at one commit by one archive', async () => {
    const tree = await at.forge.files('main', (path) => path.startsWith('data/'));
    expect(tree.files.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'data/a.yml', text: 'kind: dataset\n' },
      { path: 'data/list.yml', text: 'title: x\n' },
    ]);
    expect(tree.refused).toEqual([{ path: 'data/bin.yml', why: 'binary' }]);
    expect(tree.commit).toBe(at.repository.refs.get('refs/heads/main'));
    expect(at.requests().filter((each) => !each.includes('/commits/')).length).toBeLessThanOrEqual(2);
  });

  it('reads a few files by one question, leaving out what is not there', async () => {
    const tree = await at.forge.read('main', ['README.md', 'data/a.yml', 'data', 'no/such.yml', 'data/bin.yml']);
    expect(tree.files).toEqual([
      { path: 'README.md', text: '# 清单\n' },
      { path: 'data/a.yml', text: 'kind: dataset\n' },
    ]);
    expect(tree.refused).toEqual([{ path: 'data/bin.yml', why: 'binary' }]);
    expect(at.requests()).toHaveLength(1);
  });

  it('reads many files through the archive instead of many questions', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `data/${index}.yml`);
    expect((await at.forge.read('main', [...many, 'README.md'])).files).toEqual([{ path: 'README.md', text: '# 清单\n' }]);
    expect(at.requests().length).toBeLessThanOrEqual(3);
  });

  it('falls back on the archive when the question is too much for GraphQL', async () => {
    at.sandbox.fail({ path: /graphql/, status: 502 });
    expect((await at.forge.read('main', ['README.md'])).files).toEqual([{ path: 'README.md', text: '# 清单\n' }]);
  });

  it('lists all pages of a pull request from a fork and reads its head', async () => {
    const added = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`data/n${index}.yml`, `n: ${index}\n`]));
    const { number, headSha } = await at.sandbox
      .as('contributor')
      .openPullRequest({ repository: name, title: 'Many', branch: 'many', files: { ...added, 'data/a.yml': null } });
    const pull = await at.forge.pullRequest(number);
    expect(pull).toMatchObject({
      number,
      title: 'Many',
      author: 'contributor',
      fork: true,
      state: 'open',
      head: { sha: headSha },
    });
    const changes = await at.forge.changes(pull);
    expect(changes.truncated).toBe(false);
    expect(changes.files).toHaveLength(131);
    expect(changes.files.find(({ path }) => path === 'data/a.yml')).toMatchObject({ status: 'removed' });
    expect((await at.forge.read(pull.head.sha, ['data/n129.yml'])).files).toEqual([{ path: 'data/n129.yml', text: 'n: 129\n' }]);
    expect((await at.forge.openPullRequests()).map((each) => each.number)).toEqual([number]);
  });

  it('tells what an added file says beside its change, letter by letter or not at all', async () => {
    const files = {
      'data/one.yml': 'a: 1\nb: "中\\n"\n',
      'data/open.yml': 'a: 1\r\n\n+b: 2',
      'data/mark.yml': '\ufeffa: 1\n',
      'data/sign.yml': '\\ No newline at end of file',
      'data/blob.yml': 'a\0b',
      'data/none.yml': '',
      'data/a.yml': 'kind: corpus\n',
    };
    const { number } = await at.sandbox.as('contributor').openPullRequest({ repository: name, title: 'A', branch: 'a', files });
    const pull = await at.forge.pullRequest(number);
    const told = (await at.forge.changes(pull)).files.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text]]));
    expect(Object.fromEntries(told)).toEqual({
      'data/one.yml': files['data/one.yml'],
      'data/open.yml': files['data/open.yml'],
      'data/mark.yml': files['data/mark.yml'],
      'data/sign.yml': files['data/sign.yml'],
    });
    const older = { ...pull, head: { ...pull.head, sha: 'a'.repeat(40) } };
    expect((await at.forge.changes(older)).files.filter(({ text }) => text !== undefined)).toEqual([]);
    expect(addedText('@@ -0,0 +1 @@\n+a: 2', 'b'.repeat(40))).toBeUndefined();
  });

  it('takes a missing branch for an empty tree only where that is asked for', async () => {
    await expect(at.forge.read('listkeeper/health', ['x'])).rejects.toMatchObject({ code: 'not-found' });
    expect(await readIfThere(at.forge, 'listkeeper/health', ['x'])).toEqual({ commit: '', files: [], refused: [] });
    await at.sandbox.as(owner).push({ repository: name, branch: 'listkeeper/health', files: { x: 'y' } });
    expect((await readIfThere(at.forge, 'listkeeper/health', ['x'])).files).toEqual([{ path: 'x', text: 'y' }]);
  });

  it.each([
    ['no such repository', 'not-found', {}],
    ['an outage', 'unavailable', { status: 502 }],
    [
      'a used up limit',
      'rate-limited',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4000000000' } },
    ],
    ['a secondary limit', 'rate-limited', { status: 429, headers: { 'retry-after': '30' } }],
    ['a right that was not given', 'not-permitted', { status: 403, body: { message: 'Resource not accessible by integration' } }],
    ['a suspended installation', 'suspended', { status: 403, body: { message: 'This installation has been suspended' } }],
    ['wrong credentials', 'bad-credentials', { status: 401, body: { message: 'Bad credentials' } }],
    ['a connection that breaks', 'unavailable', { how: 'drop' as const }],
  ])('names %s', async (_, code, fault) => {
    if (code === 'not-found') {
      await expect(githubForge(at.octokit, { owner, repo: 'nowhere' }).repository()).rejects.toMatchObject({ code });
      return;
    }
    at.sandbox.fail({ path: /^\/repos/, ...fault });
    await expect(at.forge.pullRequest(1)).rejects.toMatchObject({ code, remedy: expect.stringMatching(/\w/) });
  });

  it('never puts the token into an error', async () => {
    const secret = 'ghs_verysecret';
    const error = await githubForge(clientOf(at.sandbox, secret), { owner, repo })
      .repository()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(String(error) + String((error as Error).stack)).not.toContain(secret);
  });
});
