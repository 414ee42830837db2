import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileTree } from '../../../../src/cli/check/local/file-tree.ts';
import { makeFolder } from '../../files/make-folder.ts';

function tree(...paths: string[]) {
  const root = makeFolder();
  for (const path of paths) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
  return { root, files: new FileTree(root) };
}

describe('the files below a folder', () => {
  const { files } = tree('README.md', 'docs/Guide.md');

  test.each([
    ['README.md', true],
    ['readme.md', false],
    ['docs', true],
    ['docs/Guide.md', true],
    ['docs/guide.md', false],
    ['/docs//Guide.md', true],
    ['docs/missing', false],
    ['README.md/x', false],
    ['', true],
  ])('%s exists, with its case: %s', (path, expected) => {
    // The folder is gone by now, and its names are known.
    expect(tree('README.md', 'docs/Guide.md').files.exists(path)).toBe(expected);
  });

  test('are folders or not', () => {
    const own = tree('docs/a.md').files;
    expect([own.isFolder('docs'), own.isFolder('docs/a.md'), own.isFolder('Docs')]).toEqual([true, false, false]);
    expect(own.readBytes('docs/a.md').toString()).toBe('docs/a.md');
    expect(() => own.readBytes('docs/b.md')).toThrow();
  });

  test('have paths from the root, and none outside of it', () => {
    const { root, files: own } = tree('a');
    expect(own.toRelativePath(join(root, 'docs', 'a.md'))).toBe('docs/a.md');
    expect(own.toRelativePath(join(root, '..data'))).toBe('..data');
    expect(own.toRelativePath(join(root, '..', 'other'))).toBeUndefined();
    expect(files.toRelativePath('/')).toBeUndefined();
  });

  test('have a README in each folder', () => {
    const own = tree('README.md', 'docs/readme.markdown', 'src/x.ts').files;
    expect([own.findReadme(''), own.findReadme('docs'), own.findReadme('src'), own.findReadme('nowhere')]).toEqual([
      'README.md',
      'docs/readme.markdown',
      undefined,
      undefined,
    ]);
  });
});

describe('the path that was likely meant', () => {
  test.each([
    ['readme.md', 'README.md'],
    ['doc/guide.md', 'docs/Guide.md'],
    ['docs/contributing.md', 'docs/CONTRIBUTING.md'],
    ['docs/CONTRIBUTNG.md', 'docs/CONTRIBUTING.md'],
  ])('of %s is %s', async (path, expected) => {
    expect(await tree('README.md', 'docs/Guide.md', 'docs/CONTRIBUTING.md').files.findNearest(path)).toBe(expected);
  });

  test.each(['README-ko.md', 'src/guide.md', 'docs/x.md', 'LICENSE'])('of %s is none', async (path) => {
    expect(await tree('README.md', 'docs/Guide.md').files.findNearest(path)).toBeUndefined();
  });
});
