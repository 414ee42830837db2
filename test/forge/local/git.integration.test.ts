import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readLocalBlobs, runGit } from '../../../src/forge/local/git.ts';

let root: string;
const git = (args: string[], input?: string | Buffer) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], { input })
    .toString()
    .trim();
const store = (content: string | Buffer) => git(['hash-object', '-w', '--stdin'], content);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'git-'));
  git(['init', '-q', '-b', 'main']);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

describe('blobs', () => {
  test('come in the order in which they are asked for, each as often as it is', async () => {
    const [a, b, none] = [store('a\n'), store('b'), store('')];
    const contents = await readLocalBlobs(root, [b, a, none, b]);
    expect(contents.map(String)).toEqual(['b', 'a\n', '', 'b']);
  });

  test('may hold what looks like the next header, and any bytes', async () => {
    const nested = `x\n${'a'.repeat(40)} blob 3\nabc\n`;
    const bytes = Buffer.from([0, 10, 13, 255, 254, 10]);
    const contents = await readLocalBlobs(root, [store(nested), store(bytes), store('last')]);
    expect(contents.map((each) => each.toString('latin1'))).toEqual([nested, bytes.toString('latin1'), 'last']);
  });

  test('are none without asking git', async () => {
    expect(await readLocalBlobs('/not/there', [])).toEqual([]);
  });

  test.each([
    ['is not in the clone', () => 'f'.repeat(40)],
    ['is a tree', () => git(['mktree'], '')],
  ])('are an incomplete clone where one %s', async (_, find) => {
    await expect(readLocalBlobs(root, [store('a'), find()])).rejects.toMatchObject({ code: 'incomplete-clone' });
  });
});

describe('git', () => {
  test.each([
    ['a folder without a clone', ['rev-parse', 'HEAD']],
    ['a name that is not there', ['rev-parse', '--verify', 'none']],
  ])('says itself what is wrong with %s', async (_, args) => {
    rmSync(join(root, '.git'), { recursive: true });
    await expect(runGit(root, args)).rejects.toMatchObject({ code: 'not-a-clone', values: { reason: { kind: 'reply' } } });
  });

  // Hooks, `git rebase --exec` and aliases set them for the repository that they run in.
  test('looks at the given clone, whichever one the environment names', async () => {
    const commit = git(['commit-tree', git(['mktree'], ''), '-m', 'here']);
    git(['update-ref', 'refs/heads/main', commit]);
    const variables = git(['rev-parse', '--local-env-vars']).split('\n');
    const other = mkdtempSync(join(tmpdir(), 'git-other-'));
    for (const name of variables) {
      // Without a count, and with quotes missing, git refuses to start.
      if (name !== 'GIT_CONFIG_COUNT' && name !== 'GIT_CONFIG_PARAMETERS') vi.stubEnv(name, other);
    }
    vi.stubEnv('GIT_TRACE', '1');
    expect(String(await runGit(root, ['log', '--format=%s', 'main']))).toBe('here\n');
    expect(String(await runGit(root, ['config', '--get', 'core.bare']))).toBe('false\n');
    await expect(runGit(root, ['rev-parse', '--verify', 'none'])).rejects.toMatchObject({
      values: { reason: { text: 'fatal: Needed a single revision' } },
    });
    rmSync(other, { recursive: true });
  });

  test('keeps the settings that the environment gives, such as safe.directory in a container', async () => {
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'invented.setting');
    vi.stubEnv('GIT_CONFIG_VALUE_0', 'kept');
    expect(String(await runGit(root, ['config', '--get', 'invented.setting']))).toBe('kept\n');
  });

  test('writes names as they are', async () => {
    writeFileSync(join(root, '数据.yml'), '');
    expect(String(await runGit(root, ['ls-files', '--others']))).toBe('数据.yml\n');
  });
});
