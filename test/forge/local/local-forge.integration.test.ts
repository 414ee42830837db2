import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalForge } from '../../../src/forge/local/local-forge.ts';

let folder: string;
const identity = {
  GIT_AUTHOR_NAME: 'Li',
  GIT_AUTHOR_EMAIL: 'li@example.org',
  GIT_COMMITTER_NAME: 'Li',
  GIT_COMMITTER_EMAIL: 'li@example.org',
};
const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, ...args], { env: { ...process.env, ...identity }, encoding: 'utf8' });

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function commit(message: string): string {
  git('add', '-A');
  git('commit', '-q', '-m', message);
  return git('rev-parse', 'HEAD').trim();
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-local-'));
  git('init', '-q', '-b', 'main');
  git('config', 'remote.origin.url', 'git@github.com:someone/list.git');
  write('data/一.yml', 'kind: dataset\nname: {zh: 一}\n');
  write('data/two.yml', 'kind: dataset\nname: {en: two, this: is long enough to be seen as renamed}\n');
  write('data/three.yml', 'kind: dataset\n');
  commit('First');
  git('checkout', '-q', '-b', 'change');
  git('mv', 'data/two.yml', 'data/zwei.yml');
  git('rm', '-q', 'data/three.yml');
  write('data/four.yml', 'kind: paper\n');
  write('data/nul.yml', new Uint8Array([0, 1]));
  symlinkSync('/etc/passwd', join(folder, 'data/link.yml'));
  commit('添加四');
  git('checkout', '-q', 'main');
  write('data/main-only.yml', 'kind: paper\n');
  commit('Main goes on');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('createLocalForge', () => {
  it('lists changes of the head since the merge base, not those of the base', async () => {
    const forge = createLocalForge(folder, { base: 'main', head: 'change' });
    const pull = await forge.readPullRequest(0);
    expect(pull).toMatchObject({ number: 0, title: '添加四', author: 'Li', fork: false });
    const { files } = await forge.listChangedFiles(pull);
    expect(files.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'data/four.yml', status: 'added' },
      { path: 'data/link.yml', status: 'added' },
      { path: 'data/nul.yml', status: 'added' },
      { path: 'data/three.yml', status: 'removed' },
      { path: 'data/zwei.yml', previousPath: 'data/two.yml', status: 'renamed' },
    ]);
  });

  it('reads wanted files with Chinese names, and refuses symbolic links and binary files', async () => {
    const forge = createLocalForge(folder, { base: 'main', head: 'change' });
    const tree = await forge.readMatchingFiles('change', (path) => path.startsWith('data/'));
    expect(tree.commit).toBe(git('rev-parse', 'change').trim());
    expect(tree.files.map(({ path }) => path)).toEqual(['data/four.yml', 'data/zwei.yml', 'data/一.yml']);
    expect(tree.files[2]?.text).toBe('kind: dataset\nname: {zh: 一}\n');
    expect(tree.refused).toEqual([
      { path: 'data/link.yml', why: 'symlink' },
      { path: 'data/nul.yml', why: 'binary' },
    ]);
    expect((await forge.readFiles('main', ['data/main-only.yml', 'nowhere'])).files).toEqual([
      { path: 'data/main-only.yml', text: 'kind: paper\n' },
    ]);
  });

  it('names the repository after its remote', async () => {
    expect(await createLocalForge(folder, { base: 'main', head: 'change' }).readRepository()).toMatchObject({
      owner: 'someone',
      name: 'list',
      url: 'https://github.com/someone/list',
    });
  });

  it.each(['--output=/tmp/x', 'main..change', 'no-such-branch', 'main\n', 'main:data', ''])(
    'refuses %j as a commit',
    async (ref) => {
      const forge = createLocalForge(folder, { base: 'main', head: 'change' });
      await expect(forge.readMatchingFiles(ref, () => true)).rejects.toMatchObject({ category: 'not-found' });
    },
  );

  it('reports a folder that is not a clone', async () => {
    await expect(createLocalForge(tmpdir(), { base: 'main', head: 'x' }).readPullRequest(0)).rejects.toMatchObject({
      category: 'not-found',
      message: expect.stringContaining('not a git repository'),
      remedy: 'Specify the folder of a clone.',
    });
  });

  it('gives remedies for a local clone, not for a GitHub App', async () => {
    const forge = createLocalForge(folder, { base: 'main', head: 'no-such-branch' });
    await expect(forge.readPullRequest(0)).rejects.toMatchObject({ remedy: expect.stringContaining('git branch --all') });
  });

  it('runs no programs that the configuration of the clone names', async () => {
    const trap = join(folder, 'trap.sh');
    const sprung = join(folder, 'sprung');
    writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\n`);
    chmodSync(trap, 0o755);
    for (const key of ['core.fsmonitor', 'diff.external', 'core.pager', 'diff.yml.textconv']) git('config', key, trap);
    writeFileSync(join(folder, '.git/info/attributes'), '*.yml diff=yml\n');
    // A signature asks for the program that checks it, when the clone says that logs show
    // signatures.
    git('config', 'log.showSignature', 'true');
    git('config', 'gpg.program', trap);
    const signed = execFileSync('git', ['-C', folder, 'hash-object', '-t', 'commit', '-w', '--stdin'], {
      input: git('cat-file', 'commit', 'change').replace(
        /^(committer .*)$/m,
        '$1\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----',
      ),
      encoding: 'utf8',
    }).trim();
    const forge = createLocalForge(folder, { base: 'main', head: signed });
    await forge.listChangedFiles(await forge.readPullRequest(0));
    await forge.readMatchingFiles(signed, () => true);
    // An object that is not there asks the server that promised it, by a program of the clone's
    // choice.
    const promised = { 'remote.origin.promisor': 'true', 'remote.origin.url': folder, 'remote.origin.uploadpack': trap };
    for (const [key, value] of Object.entries({
      'extensions.partialClone': 'origin',
      'core.repositoryFormatVersion': '1',
      ...promised,
    }))
      git('config', key, value);
    const lacking = `100644 blob ${'1'.repeat(40)}\tgone.yml\n`;
    const tree = execFileSync('git', ['-C', folder, 'mktree', '--missing'], {
      input: lacking,
      encoding: 'utf8',
    }).trim();
    const head = git('commit-tree', tree, '-p', 'main', '-m', 'Promised').trim();
    await expect(createLocalForge(folder, { base: 'main', head }).readMatchingFiles(head, () => true)).rejects.toMatchObject({
      category: 'unavailable',
    });
    expect(() => execFileSync('test', ['-e', sprung])).toThrow();
  });

  it('says that a partial clone lacks blobs, with the command that fetches them', async () => {
    const source = mkdtempSync(join(tmpdir(), 'listkeeper-source-'));
    const partial = `${source}-partial`;
    const at = (place: string, ...args: string[]) =>
      execFileSync('git', ['-C', place, ...args], { env: { ...process.env, ...identity }, stdio: 'pipe' });
    try {
      at(source, 'init', '-q', '-b', 'main');
      at(source, 'config', 'uploadpack.allowFilter', 'true');
      writeFileSync(join(source, 'one.yml'), 'kind: paper\n');
      at(source, 'add', '-A');
      at(source, 'commit', '-q', '-m', 'One');
      at(source, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${source}`, partial);
      const read = () => createLocalForge(partial, { base: 'main', head: 'main' }).readMatchingFiles('main', () => true);
      await expect(read()).rejects.toMatchObject({
        code: 'incomplete-clone',
        remedy: expect.stringContaining('git fetch --refetch --no-filter'),
      });
      at(partial, 'fetch', '-q', '--refetch', '--no-filter');
      expect((await read()).files).toEqual([{ path: 'one.yml', text: 'kind: paper\n' }]);
    } finally {
      for (const place of [source, partial]) rmSync(place, { recursive: true, force: true });
    }
  });
});
