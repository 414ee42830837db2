import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { removeRepositoryFile, writeRepositoryFile } from '../../../src/cli/files/write-file.ts';
import { makeFolder } from './make-folder.ts';

const refused = expect.objectContaining({ code: 'outside-repository' });

describe('a file of the repository', () => {
  test('is written, with the folders that it needs', () => {
    const root = join(makeFolder(), 'new', 'list');
    writeRepositoryFile(root, { path: 'data/a.yml', text: 'a: 1' });
    expect(readFileSync(join(root, 'data', 'a.yml'), 'utf8')).toBe('a: 1');
    writeRepositoryFile(root, { path: 'data/a.yml', text: 'a: 2' });
    expect(readFileSync(join(root, 'data', 'a.yml'), 'utf8')).toBe('a: 2');
  });

  test('may be a link to elsewhere in the repository', () => {
    const root = makeFolder();
    writeFileSync(join(root, 'real.md'), 'old');
    symlinkSync('real.md', join(root, 'README.md'));
    writeRepositoryFile(root, { path: 'README.md', text: 'new' });
    expect(readFileSync(join(root, 'real.md'), 'utf8')).toBe('new');
  });

  test.each([
    ['a path upwards', '../a.yml'],
    ['a path through a folder upwards', 'data/../../a.yml'],
    ['the folder of git', '.git/config'],
    ['a folder in it that is not there yet', '.git/hooks/post-checkout'],
    ['it in other case, as some disks have it', '.GIT/hooks/post-checkout'],
    ['the folder of git of a module', 'module/.git/config'],
  ])('is never written by %s', (_, path) => {
    const root = join(makeFolder(), 'list');
    mkdirSync(root);
    expect(() => writeRepositoryFile(root, { path, text: 'x' })).toThrow(refused);
    expect(existsSync(join(root, path))).toBe(false);
  });

  test.each([
    ['a folder that is a link to elsewhere', 'data', 'data/a.yml'],
    ['a file that is a link to elsewhere', 'a.yml', 'a.yml'],
  ])('is never written through %s', (_, name, path) => {
    const elsewhere = makeFolder();
    const root = makeFolder();
    symlinkSync(elsewhere, join(root, name));
    expect(() => writeRepositoryFile(root, { path, text: 'x' })).toThrow(refused);
    expect(existsSync(join(elsewhere, 'a.yml'))).toBe(false);
  });

  test('is never written through a link without a target', () => {
    const root = makeFolder();
    symlinkSync(join(makeFolder(), 'new.yml'), join(root, 'a.yml'));
    expect(() => writeRepositoryFile(root, { path: 'a.yml', text: 'x' })).toThrow(refused);
  });
});

describe('a file of the repository that is removed', () => {
  test('takes the folders with it that are then empty', () => {
    const root = makeFolder();
    writeRepositoryFile(root, { path: 'site/a/b/x.html', text: '' });
    writeRepositoryFile(root, { path: 'site/y.html', text: '' });
    removeRepositoryFile(root, 'site/a/b/x.html');
    expect(existsSync(join(root, 'site', 'a'))).toBe(false);
    expect(existsSync(join(root, 'site', 'y.html'))).toBe(true);
  });

  test('may be gone already, and its folder too', () => {
    const root = makeFolder();
    mkdirSync(join(root, 'empty'));
    removeRepositoryFile(root, 'empty/nowhere/x.html');
    expect(existsSync(join(root, 'empty'))).toBe(false);
    removeRepositoryFile(root, 'x.html');
    expect(existsSync(root)).toBe(true);
  });

  test('is the link itself, never what it leads to', () => {
    const elsewhere = makeFolder();
    writeFileSync(join(elsewhere, 'real'), 'x');
    const root = makeFolder();
    symlinkSync(join(elsewhere, 'real'), join(root, 'link'));
    removeRepositoryFile(root, 'link');
    expect([existsSync(join(root, 'link')), existsSync(join(elsewhere, 'real'))]).toEqual([false, true]);
    symlinkSync(elsewhere, join(root, 'folder'));
    expect(() => removeRepositoryFile(root, 'folder/real')).toThrow(refused);
    expect(() => removeRepositoryFile(root, '.git/config')).toThrow(refused);
    expect(existsSync(join(elsewhere, 'real'))).toBe(true);
  });
});
