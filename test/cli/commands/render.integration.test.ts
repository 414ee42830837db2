import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, validList, writeTestFiles } from '../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('render', () => {
  it('writes between the markers, and reports files that are up to date', async () => {
    const stale = await runCli(folder, ['render', '--check']);
    expect(stale.code).toBe(1);
    expect(stale.out).toMatch(/\n1 of 1 file out of date\. Run: npx @listkeeper\/cli render\n$/);
    expect(read('README.md')).toBe(validList['README.md']);
    expect((await runCli(folder, ['render'])).out).toBe('README.md: written\nWrote 1 of 1 file. Review git diff, then commit.\n');
    expect(read('README.md')).toContain('A Primer');
    const upToDate = 'README.md: up to date\n1 file, all up to date\n';
    expect(await runCli(folder, ['render', '--check'])).toEqual({ code: 0, out: upToDate, err: '' });
  });

  it('takes a file whose line ends git has changed for up to date, and so does fmt', async () => {
    await runCli(folder, ['render']);
    await runCli(folder, ['fmt']);
    for (const path of Object.keys(validList)) {
      const file = join(folder, path);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    }
    expect(await runCli(folder, ['render', '--check'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('README.md: up to date\n'),
    });
    expect((await runCli(folder, ['fmt', '--check'])).code).toBe(0);
    expect(read('README.md')).toContain('\r\n');
  });

  it('prints with --stdout and leaves the file', async () => {
    const { code, out } = await runCli(folder, ['render', 'data', '--stdout']);
    expect(code).toBe(0);
    expect(out).toContain('A Primer');
    expect(read('README.md')).toBe(validList['README.md']);
  });

  it.each([
    ['list.yml', { 'data/list.yml': 'title: { en: Reading }\nsections: []\n' }],
    ['an entry', { 'data/books/primer.yml': 'kind: article\nsection: books\n' }],
    [
      'a section',
      { 'data/books/primer.yml': validList['data/books/primer.yml']?.replace('section: books', 'section: boks') ?? '' },
    ],
    ['a setting', { '.github/listkeeper.yml': 'outputs: README.md\n' }],
  ])('leaves the README unchanged while %s is invalid, and says why', async (_, files: Record<string, string>) => {
    writeTestFiles(folder, files);
    const { code, out } = await runCli(folder, ['render']);
    expect(code).toBe(1);
    expect(out).toMatch(/^\S+\.yml:\d+:\d+: error: /);
    expect(out).toMatch(/\nNothing was written, because .*\. Show all problems: npx @listkeeper\/cli validate\n/);
    expect(read('README.md')).toBe(validList['README.md']);
    expect((await runCli(folder, ['render', '--check'])).code).toBe(1);
  });

  it.each([
    ['a file', 'README.md'],
    ['a folder', 'pages/list.md'],
    ['a file that is not there', 'lost.md'],
  ])('writes nothing outside the repository through a symbolic link to %s', async (_, file) => {
    const elsewhere = createTempFolder({ 'target.md': 'mine\n' });
    rmSync(join(folder, 'README.md'));
    symlinkSync(join(elsewhere.folder, 'target.md'), join(folder, 'README.md'));
    symlinkSync(elsewhere.folder, join(folder, 'pages'));
    symlinkSync(join(elsewhere.folder, 'new.md'), join(folder, 'lost.md'));
    writeTestFiles(folder, { '.github/listkeeper.yml': `outputs: [{ file: ${file}, language: en, zone: whole }]\n` });
    const { code, err } = await runCli(folder, ['render']);
    expect(code).toBe(2);
    expect(err).toContain('leads outside the repository');
    expect(readdirSync(elsewhere.folder)).toEqual(['target.md']);
    expect(readFileSync(join(elsewhere.folder, 'target.md'), 'utf8')).toBe('mine\n');
    elsewhere.remove();
  });
});
