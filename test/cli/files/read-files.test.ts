import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  explainUnreadableFile,
  findFiles,
  readEncodedTextFile,
  readOptionalFile,
  readTextFile,
  toDisplayPath,
} from '../../../src/cli/files/read-files.ts';
import { makeFolder } from './make-folder.ts';

function write(content: string | number[]) {
  const path = join(makeFolder(), 'file');
  writeFileSync(path, typeof content === 'string' ? content : Uint8Array.from(content));
  return path;
}

test('files below a folder are found by name, but for hidden folders, packages and links', () => {
  const root = makeFolder();
  for (const folder of ['b', 'a', '.git', 'node_modules/x']) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'x.yml'), '');
    writeFileSync(join(root, folder, 'x.txt'), '');
  }
  symlinkSync(join(root, 'a'), join(root, 'folder.yml'));
  symlinkSync('/nowhere', join(root, 'c.txt'));
  expect(findFiles(root, (name) => name.endsWith('.yml'))).toEqual({
    files: [join(root, 'a', 'x.yml'), join(root, 'b', 'x.yml')],
    symlinks: [join(root, 'folder.yml')],
  });
});

describe('a text file', () => {
  test('is read as UTF-8, with its mark of byte order', () => {
    expect(readTextFile(write('中\r\n'))).toBe('中\r\n');
    expect(readTextFile(write([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa');
  });

  test('is nothing where it is something else, or too large', () => {
    const binary = write([0xff, 0xfe, 0x00, 0xd8]);
    expect([readTextFile(binary), explainUnreadableFile(binary)]).toEqual([undefined, 'binary']);
    expect(readTextFile(write('abc'), 2)).toBeUndefined();
    expect(explainUnreadableFile(write('x'.repeat(4 * 1024 * 1024 + 1)))).toBe('too-large');
  });
});

describe('a text file of an old editor', () => {
  test.each([
    ['UTF-8', [0xe4, 0xb8, 0xad]],
    ['GB18030', [0xd6, 0xd0]],
    ['UTF-16 little endian', [0xff, 0xfe, 0x2d, 0x4e]],
    ['UTF-16 big endian', [0xfe, 0xff, 0x4e, 0x2d]],
  ])('is read in %s', (_, bytes) => {
    expect(readEncodedTextFile(write(bytes))?.replace('\ufeff', '')).toBe('中');
  });

  test('is nothing where it is a picture, or too large', () => {
    expect(readEncodedTextFile(write([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]))).toBeUndefined();
    expect(readEncodedTextFile(write([0xd6, 0xd0, 0xd6]), 2)).toBeUndefined();
  });
});

test('a file of the repository may be missing, and may not be unreadable', () => {
  const root = makeFolder();
  expect(readOptionalFile(root, 'a.yml')).toBeUndefined();
  writeFileSync(join(root, 'a.yml'), 'a: 1');
  expect(readOptionalFile(root, 'a.yml')).toEqual({ path: 'a.yml', text: 'a: 1' });
  writeFileSync(join(root, 'b.yml'), Uint8Array.from([0xff, 0xff]));
  expect(() => readOptionalFile(root, 'b.yml')).toThrow(expect.objectContaining({ code: 'unreadable-file' }));
});

test('an output of a long list is read again, as long as it was written, and no entry is that long', () => {
  const root = makeFolder();
  const long = 'x'.repeat(30 * 1024 * 1024);
  for (const path of ['list.json', 'README.md', 'entry.yml']) writeFileSync(join(root, path), long);
  expect(readOptionalFile(root, 'list.json')?.text).toHaveLength(long.length);
  expect(readOptionalFile(root, 'README.md')?.text).toHaveLength(long.length);
  expect(() => readOptionalFile(root, 'entry.yml')).toThrow(expect.objectContaining({ code: 'unreadable-file' }));
  expect(explainUnreadableFile(join(root, 'entry.yml'))).toBe('too-large');
});

test.each([
  ['/repo', 'data/a.yml', '/repo', 'data/a.yml'],
  ['/repo', 'data/a.yml', '/repo/data', 'a.yml'],
  ['/repo', 'data/a.yml', '/elsewhere', '/repo/data/a.yml'],
  ['/repo', 'data/a.yml', '/repo/docs', '/repo/data/a.yml'],
  // A name that only begins with two dots is no way up.
  ['/repo', '..data/a.yml', '/repo', '..data/a.yml'],
])('%s/%s is written from %s as %s', (root, path, cwd, expected) => {
  expect(toDisplayPath(root, path, cwd)).toBe(expected);
});
