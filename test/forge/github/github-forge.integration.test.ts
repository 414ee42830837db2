import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveCache } from '../../../src/forge/github/archive/archive-cache.ts';
import { createGitHubForge } from '../../../src/forge/github/github-forge.ts';
import { readFilesIfPresent } from '../../../src/forge/read-files-if-present.ts';
import { createClient, name, openSandboxFixture, owner, repo, type SandboxFixture } from '../sandbox-fixture.ts';

const files = { 'README.md': '# 清单\n', 'data/list.yml': 'title: x\n', 'data/a.yml': 'kind: dataset\n', 'data/bin.yml': 'a\0b' };
let fixture: SandboxFixture;

beforeEach(async () => {
  fixture = await openSandboxFixture(files);
});
afterEach(() => fixture.sandbox.close());

describe('createGitHubForge', () => {
  it('describes the repository', async () => {
    expect(await fixture.forge.readRepository()).toMatchObject({
      owner,
      name: repo,
      defaultBranch: 'main',
      hasIssues: true,
      archived: false,
    });
  });

  it('reads a tree at one commit from one archive', async () => {
    const tree = await fixture.forge.readMatchingFiles('main', (path) => path.startsWith('data/'));
    expect(tree.files.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'data/a.yml', text: 'kind: dataset\n' },
      { path: 'data/list.yml', text: 'title: x\n' },
    ]);
    expect(tree.refused).toEqual([{ path: 'data/bin.yml', why: 'binary' }]);
    expect(tree.commit).toBe(fixture.repository.refs.get('refs/heads/main'));
    expect(fixture.requests().filter((each) => !each.includes('/commits/')).length).toBeLessThanOrEqual(2);
  });

  it('keeps an archive for the next reader, but no answer that is none', async () => {
    const forge = createGitHubForge(fixture.octokit, { owner, repo }, { archives: new ArchiveCache() });
    const commit = fixture.repository.refs.get('refs/heads/main') ?? '';
    const read = () => forge.readMatchingFiles(commit, (path) => path === 'data/a.yml');
    fixture.sandbox.injectFault({ path: /codeload|tarball/, status: 200, body: 'Please sign in.' });
    await expect(read()).rejects.toMatchObject({ category: 'unavailable' });
    expect((await read()).files).toHaveLength(1);
    fixture.requests();
    expect((await read()).files).toEqual([{ path: 'data/a.yml', text: 'kind: dataset\n' }]);
    expect(fixture.requests()).toEqual([]);
  });

  it('reads a few files with one GraphQL query, without the missing ones', async () => {
    const tree = await fixture.forge.readFiles('main', ['README.md', 'data/a.yml', 'data', 'no/such.yml', 'data/bin.yml']);
    expect(tree.files).toEqual([
      { path: 'README.md', text: '# 清单\n' },
      { path: 'data/a.yml', text: 'kind: dataset\n' },
    ]);
    expect(tree.refused).toEqual([{ path: 'data/bin.yml', why: 'binary' }]);
    expect(fixture.requests()).toHaveLength(1);
  });

  it('reads many files from the archive instead of by many queries', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `data/${index}.yml`);
    expect((await fixture.forge.readFiles('main', [...many, 'README.md'])).files).toEqual([
      { path: 'README.md', text: '# 清单\n' },
    ]);
    expect(fixture.requests().length).toBeLessThanOrEqual(3);
  });

  it('falls back to the archive when the query is too large for GraphQL', async () => {
    fixture.sandbox.injectFault({ path: /graphql/, status: 502 });
    expect((await fixture.forge.readFiles('main', ['README.md'])).files).toEqual([{ path: 'README.md', text: '# 清单\n' }]);
  });

  it('lists all pages of a pull request from a fork and reads its head', async () => {
    const added = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`data/n${index}.yml`, `n: ${index}\n`]));
    const { number, headSha } = await fixture.sandbox
      .asUser('contributor')
      .openPullRequest({ repository: name, title: 'Many', branch: 'many', files: { ...added, 'data/a.yml': null } });
    const pull = await fixture.forge.readPullRequest(number);
    expect(pull).toMatchObject({
      number,
      title: 'Many',
      author: 'contributor',
      fork: true,
      state: 'open',
      head: { sha: headSha },
    });
    const changes = await fixture.forge.listChangedFiles(pull);
    expect(changes.truncated).toBe(false);
    expect(changes.files).toHaveLength(131);
    expect(changes.files.find(({ path }) => path === 'data/a.yml')).toMatchObject({ status: 'removed' });
    expect((await fixture.forge.readFiles(pull.head.sha, ['data/n129.yml'])).files).toEqual([
      { path: 'data/n129.yml', text: 'n: 129\n' },
    ]);
    expect((await fixture.forge.listOpenPullRequests()).map((each) => each.number)).toEqual([number]);
  });

  it('refuses a symlink whose text is a sound entry, and a submodule, by the archive and by GraphQL alike', async () => {
    const { octokit, forge } = fixture;
    const base = fixture.repository.refs.get('refs/heads/main') ?? '';
    const tree = await octokit.rest.git.createTree({
      owner,
      repo,
      base_tree: base,
      tree: [
        { path: 'data/link.yml', mode: '120000', type: 'blob', content: 'kind: dataset\ntitle: A\n' },
        { path: 'data/module.yml', mode: '160000', type: 'commit', sha: 'a'.repeat(40) },
      ],
    });
    const commit = await octokit.rest.git.createCommit({ owner, repo, message: 'Link', tree: tree.data.sha, parents: [base] });
    const paths = ['data/link.yml', 'data/module.yml'];
    const expected = [
      { path: 'data/link.yml', why: 'symlink' },
      { path: 'data/module.yml', why: 'submodule' },
    ];
    expect((await forge.readFiles(commit.data.sha, [...paths, 'data/a.yml'])).refused).toEqual(expected);
    expect((await forge.readMatchingFiles(commit.data.sha, (path) => paths.includes(path))).refused).toEqual(expected);
  });

  it('treats a missing branch as an empty tree only on request', async () => {
    await expect(fixture.forge.readFiles('listkeeper/health', ['x'])).rejects.toMatchObject({ code: 'not-found' });
    expect(await readFilesIfPresent(fixture.forge, 'listkeeper/health', ['x'])).toEqual({ commit: '', files: [], refused: [] });
    await fixture.sandbox.asUser(owner).push({ repository: name, branch: 'listkeeper/health', files: { x: 'y' } });
    expect((await readFilesIfPresent(fixture.forge, 'listkeeper/health', ['x'])).files).toEqual([{ path: 'x', text: 'y' }]);
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
  ])('gives the error code for %s', async (_, code, fault) => {
    if (code === 'not-found') {
      await expect(createGitHubForge(fixture.octokit, { owner, repo: 'nowhere' }).readRepository()).rejects.toMatchObject({
        code,
      });
      return;
    }
    fixture.sandbox.injectFault({ path: /^\/repos/, ...fault });
    await expect(fixture.forge.readPullRequest(1)).rejects.toMatchObject({ code, remedy: expect.stringMatching(/\w/) });
  });

  it('never puts the token into an error', async () => {
    const secret = 'ghs_verysecret';
    const error = await createGitHubForge(createClient(fixture.sandbox, secret), { owner, repo })
      .readRepository()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(String(error) + String((error as Error).stack)).not.toContain(secret);
  });
});
