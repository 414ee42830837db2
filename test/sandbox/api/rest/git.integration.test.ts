import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  captureRejection,
  fullRepositoryName,
  openTestSandbox,
  owner,
  repositoryParams,
  type TestSandbox,
} from '../../helpers/open-test-sandbox.ts';

let it: TestSandbox;
const files = { 'README.md': '# List\n', 'data/a.yml': 'name: a\nkind: dataset\n', 'data/deep/清单.yml': 'name: 清单\n' };

beforeAll(async () => {
  it = await openTestSandbox(files);
});
afterAll(async () => {
  await it.close();
  expect(it.contract.violations()).toEqual([]);
});

const git = () => it.octokit.rest.git;
const shaOf = async (ref: string) => (await git().getRef({ ...repositoryParams, ref })).data.object.sha;

/** A commit as the bot makes one: blobs, a tree on a tree, a commit, and the branch moved to it. */
async function commit(branch: string, change: Record<string, string | null>, parent?: string) {
  const from = parent ?? (await shaOf(`heads/${branch}`));
  const entries = await Promise.all(
    Object.entries(change).map(async ([path, text]) => ({
      path,
      mode: '100644' as const,
      type: 'blob' as const,
      sha: text === null ? null : (await git().createBlob({ ...repositoryParams, content: text })).data.sha,
    })),
  );
  const base = (await git().getCommit({ ...repositoryParams, commit_sha: from })).data.tree.sha;
  const tree = (await git().createTree({ ...repositoryParams, base_tree: base, tree: entries })).data.sha;
  return (await git().createCommit({ ...repositoryParams, message: 'Change', tree, parents: [from] })).data.sha;
}

describe('git objects', () => {
  test('are those that git makes: the store passes git fsck', async () => {
    await it.sandbox.asUser(owner).push({ repository: fullRepositoryName, branch: 'main', files: { 'data/b.yml': 'b: 1\n' } });
    const folder = mkdtempSync(join(tmpdir(), 'objects-'));
    try {
      const hosted = it.sandbox.world.hosted.get(fullRepositoryName);
      for (const [path, body] of hosted?.store.looseObjectFiles() ?? []) {
        const to = join(folder, path);
        mkdirSync(dirname(to), { recursive: true });
        writeFileSync(to, body);
      }
      const at = ['--git-dir', join(folder, 'git')];
      for (const empty of ['objects', 'refs/heads']) mkdirSync(join(folder, 'git', empty), { recursive: true });
      const tip = await shaOf('heads/main');
      execFileSync('git', [...at, 'fsck', '--strict', '--full', tip], { stdio: 'pipe' });
      expect(execFileSync('git', [...at, 'show', `${tip}:data/deep/清单.yml`], { encoding: 'utf8' })).toBe('name: 清单\n');
      const log = execFileSync('git', [...at, 'log', '--format=%an %s', tip], { encoding: 'utf8' });
      expect(log).toBe(`${owner} Change files\n${owner} Initial commit\n`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('move a branch forward only, unless forced', async () => {
    const before = await shaOf('heads/main');
    const sha = await commit('main', { 'data/c.yml': 'c: 1\n', 'data/a.yml': null });
    await git().updateRef({ ...repositoryParams, ref: 'heads/main', sha });
    const { data } = await git().getTree({ ...repositoryParams, tree_sha: sha, recursive: 'true' });
    expect(data.tree.filter(({ type }) => type === 'blob').map(({ path }) => path)).toEqual(
      expect.arrayContaining(['README.md', 'data/c.yml', 'data/deep/清单.yml']),
    );
    expect(data.tree.map(({ path }) => path)).not.toContain('data/a.yml');
    const back = await captureRejection(git().updateRef({ ...repositoryParams, ref: 'heads/main', sha: before }));
    expect(back).toMatchObject({ status: 422, message: expect.stringContaining('not a fast forward') });
    await git().updateRef({ ...repositoryParams, ref: 'heads/main', sha: before, force: true });
    expect(await shaOf('heads/main')).toBe(before);
  });

  test('can be an orphan branch', async () => {
    const { data: tree } = await git().createTree({
      ...repositoryParams,
      tree: [{ path: 'history.jsonl', mode: '100644', content: '{}\n' }],
    });
    const { data: first } = await git().createCommit({ ...repositoryParams, message: 'Begin', tree: tree.sha, parents: [] });
    await git().createRef({ ...repositoryParams, ref: 'refs/heads/listkeeper/health', sha: first.sha });
    const read = await it.octokit.rest.repos.getContent({ ...repositoryParams, path: 'history.jsonl', ref: 'listkeeper/health' });
    expect(read.data).toMatchObject({ name: 'history.jsonl' });
    expect(
      (await captureRejection(git().createRef({ ...repositoryParams, ref: 'refs/heads/listkeeper/health', sha: first.sha })))
        .status,
    ).toBe(422);
    await git().deleteRef({ ...repositoryParams, ref: 'heads/listkeeper/health' });
    expect((await captureRejection(git().getRef({ ...repositoryParams, ref: 'heads/listkeeper/health' }))).status).toBe(404);
  });

  test.each(['../escape', '.git/config', 'a/../../b', '/etc/passwd'])('refuse the path %s', async (path) => {
    const tree = [{ path, mode: '100644' as const, content: 'x' }];
    expect((await captureRejection(git().createTree({ ...repositoryParams, tree }))).status).toBe(422);
  });

  test('cannot be moved by an App on a protected branch', async () => {
    it.sandbox.world.hosted.get(fullRepositoryName)?.protectedBranches.add('main');
    const sha = await commit('main', { 'x.yml': 'x: 1\n' });
    expect((await captureRejection(git().updateRef({ ...repositoryParams, ref: 'heads/main', sha }))).status).toBe(422);
    expect((await it.octokit.rest.repos.getBranch({ ...repositoryParams, branch: 'main' })).data.protected).toBe(true);
    it.sandbox.world.hosted.get(fullRepositoryName)?.protectedBranches.clear();
  });
});

describe('files', () => {
  const repos = () => it.octokit.rest.repos;

  test('are read as JSON, raw, and as a folder', async () => {
    const path = 'data/deep/清单.yml';
    const { data } = await repos().getContent({ ...repositoryParams, path });
    expect(data).toMatchObject({ path, size: 13, encoding: 'base64' });
    const raw = await repos().getContent({ ...repositoryParams, path, mediaType: { format: 'raw' } });
    expect(raw.data).toBe('name: 清单\n');
    const folder = await repos().getContent({ ...repositoryParams, path: 'data' });
    expect(folder.data).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'deep', type: 'dir' })]));
    expect((await captureRejection(repos().getContent({ ...repositoryParams, path: 'nothing.yml' }))).status).toBe(404);
  });

  test('are written only with the SHA of the current file', async () => {
    const path = 'data/new.yml';
    const content = Buffer.from('n: 1\n').toString('base64');
    const { data } = await repos().createOrUpdateFileContents({ ...repositoryParams, path, message: 'Add', content });
    expect(
      (await captureRejection(repos().createOrUpdateFileContents({ ...repositoryParams, path, message: 'Again', content })))
        .status,
    ).toBe(422);
    const stale = { ...repositoryParams, path, message: 'Again', content, sha: '0'.repeat(40) };
    expect((await captureRejection(repos().createOrUpdateFileContents(stale))).status).toBe(409);
    await repos().deleteFile({ ...repositoryParams, path, message: 'Remove', sha: data.content?.sha ?? '' });
    expect((await captureRejection(repos().getContent({ ...repositoryParams, path }))).status).toBe(404);
  });

  test('are in one archive with a top folder', async () => {
    const { data, url } = await repos().downloadTarballArchive({ ...repositoryParams, ref: 'main' });
    expect(url).toContain('/_codeload/');
    const archive = extract();
    archive.end(gunzipSync(Buffer.from(data as ArrayBuffer)));
    const names: string[] = [];
    for await (const entry of archive) {
      names.push(entry.header.name);
      entry.resume();
    }
    expect(names.some((each) => /^keeper-list-[0-9a-f]{7}\/data\/deep\/清单\.yml$/.test(each))).toBe(true);
  });

  test('of an empty repository answer 404, and git objects 409', async () => {
    await it.sandbox.createRepository({ owner, name: 'empty' });
    const empty = { owner, repo: 'empty' };
    expect((await captureRejection(git().getTree({ ...empty, tree_sha: 'main' }))).status).toBe(409);
    expect((await captureRejection(repos().getContent({ ...empty, path: 'README.md' }))).status).toBe(404);
  });

  test('that are unchanged since the ETag answer 304', async () => {
    const first = await repos().get(repositoryParams);
    const again = await captureRejection(
      repos().get({ ...repositoryParams, headers: { 'if-none-match': first.headers.etag ?? '' } }),
    );
    expect(again.status).toBe(304);
  });
});

describe('comparing', () => {
  test('lists the commits and files between two points', async () => {
    const main = await shaOf('heads/main');
    await it.sandbox
      .asUser(owner)
      .push({ repository: fullRepositoryName, branch: 'topic', files: { 'data/b.yml': 'b: 2\n' }, message: 'Two' });
    await it.sandbox.asUser(owner).push({ repository: fullRepositoryName, branch: 'main', files: { 'README.md': '# A list\n' } });
    const { data } = await it.octokit.rest.repos.compareCommitsWithBasehead({ ...repositoryParams, basehead: 'main...topic' });
    expect(data).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1, merge_base_commit: { sha: main } });
    expect(data.files).toMatchObject([{ filename: 'data/b.yml', status: 'modified', patch: '@@ -1 +1 @@\n-b: 1\n+b: 2' }]);
    const { data: last } = await it.octokit.rest.repos.getCommit({ ...repositoryParams, ref: 'topic' });
    expect(last).toMatchObject({ stats: { additions: 1, deletions: 1 }, author: { login: owner } });
    const sha = await it.octokit.rest.repos.getCommit({ ...repositoryParams, ref: 'topic', mediaType: { format: 'sha' } });
    expect(sha.data).toBe(last.sha);
  });

  test('detects a renamed file', async () => {
    const text = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n');
    await it.sandbox
      .asUser(owner)
      .push({ repository: fullRepositoryName, branch: 'names', files: { 'old.md': text, 'same.md': 'same\n' } });
    const before = await shaOf('heads/names');
    const moved = { 'old.md': null, 'new.md': `${text}\nmore`, 'same.md': null, 'moved/same.md': 'same\n' };
    await it.sandbox.asUser(owner).push({ repository: fullRepositoryName, branch: 'names', files: moved });
    const { data } = await it.octokit.rest.repos.compareCommitsWithBasehead({
      ...repositoryParams,
      basehead: `${before}...names`,
    });
    expect(data.files).toMatchObject([
      { filename: 'moved/same.md', previous_filename: 'same.md', status: 'renamed', changes: 0 },
      { filename: 'new.md', previous_filename: 'old.md', status: 'renamed', additions: 2, deletions: 1 },
    ]);
  });

  test('of a binary file shows no patch', async () => {
    const { data: blob } = await git().createBlob({ ...repositoryParams, content: 'AAECAA==', encoding: 'base64' });
    const { data: tree } = await git().createTree({
      ...repositoryParams,
      base_tree: await shaOf('heads/main'),
      tree: [{ path: 'logo.png', mode: '100644', type: 'blob', sha: blob.sha }],
    });
    const main = await shaOf('heads/main');
    const { data: made } = await git().createCommit({ ...repositoryParams, message: 'Logo', tree: tree.sha, parents: [main] });
    const { data } = await it.octokit.rest.repos.compareCommitsWithBasehead({
      ...repositoryParams,
      basehead: `main...${made.sha}`,
    });
    expect(data.files?.[0]).toMatchObject({ filename: 'logo.png', status: 'added', changes: 0 });
    expect(data.files?.[0]).not.toHaveProperty('patch');
  });
});
