import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/runtime/make-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'listkeeper-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a folder that is made', () => {
  it('comes with those above it, once', () => {
    const path = join(root, 'a', 'b', 'c');
    makeFolder(path);
    makeFolder(path);
    expect(existsSync(path)).toBe(true);
  });

  it('is there already at the root', () => {
    expect(() => makeFolder('/')).not.toThrow();
  });

  it('fails where a file is in its place', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolder(join(root, 'file'))).toThrow('EEXIST');
  });

  it('fails below a file', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolder(join(root, 'file', 'a'))).toThrow('ENOTDIR');
  });

  // Node 24.21's own option `recursive` does not end in an error here.
  it.skipIf(!existsSync('/proc/self'))('fails at once where no folder can be made', () => {
    expect(() => makeFolder('/proc/self/no-such-folder/a')).toThrow('ENOENT');
  });
});
