import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openListFolder } from '../../../src/cli/list/list-folder.ts';
import { createTempFolder, runCli, validList } from '../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

describe('openListFolder', () => {
  it.each(['.', 'data', 'data/..'])('opens the same list given %j', (given) => {
    const { root, settings, findings, list } = openListFolder(given, folder);
    expect({ root, data: settings.data, findings }).toEqual({ root: folder, data: 'data', findings: [] });
    expect(list.entries.length).toBeGreaterThan(0);
  });

  it('reports each data file that it does not read, with the same codes as a review', () => {
    symlinkSync('/etc/hostname', join(folder, 'data/link.yml'));
    writeFileSync(join(folder, 'data/image.yml'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    writeFileSync(join(folder, 'data/large.yml'), '#'.repeat(4 * 1024 * 1024 + 1));
    const { findings } = openListFolder('data', folder);
    expect(findings.map(({ code, file, found }) => [code, file, found]).toSorted()).toEqual([
      ['file-refused', 'data/image.yml', 'binary'],
      ['file-refused', 'data/large.yml', 'too-large'],
      ['file-refused', 'data/link.yml', 'symlink'],
    ]);
  });

  it('says why a file was not read in the reader’s language', async () => {
    symlinkSync('/etc/hostname', join(folder, 'data/link.yml'));
    expect((await runCli(folder, ['validate', '--language', 'en'])).out).toContain('it is a symbolic link');
    expect((await runCli(folder, ['validate', '--language', 'zh'])).out).toContain('它是符号链接');
  });

  it.each([
    ['a folder that does not exist', 'nowhere', 'no-such-path'],
    ['a file', 'data/list.yml', 'not-a-folder'],
  ])('refuses %s', (_, given, code) => {
    expect(() => openListFolder(given, folder)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a folder without a list', () => {
    rmSync(join(folder, 'data'), { recursive: true });
    expect(() => openListFolder('.', folder)).toThrow(expect.objectContaining({ code: 'no-list' }));
  });
});
