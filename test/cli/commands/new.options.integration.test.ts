import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, validList } from '../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('new', () => {
  const given = ['--yes', '--kind', 'toolkit', '--section', 'tools', '--name-en', 'A Tool', '--description-en', 'For reading.'];

  it('writes a valid entry and shows its preview', async () => {
    const { code, out } = await runCli(folder, ['new', 'https://github.com/someone/a-tool', ...given]);
    expect(code).toBe(0);
    expect(out).toContain('data/a-tool.yml: written');
    expect(out).toMatch(/\nNext: npx @listkeeper\/cli render, then commit\.\n$/);
    expect(out).toContain('### A Tool');
    expect((await runCli(folder, ['validate', '--severity', 'warning'])).code).toBe(0);
  });

  it('refuses a duplicate and names the existing entry', async () => {
    const { code, out } = await runCli(folder, ['new', 'http://www.books.invented.org/primer/', ...given, '--id', 'twin']);
    expect(code).toBe(1);
    expect(out).toContain('data/books/primer.yml line 10');
    expect(out).toMatch(/\nNext: correct the options above and run the command again\.\n$/);
    expect(() => read('data/twin.yml')).toThrow();
  });

  it.each([
    ['--id', '../out'],
    ['--id', '../../out'],
    ['--id', 'a/out'],
    ['--folder', '..'],
    ['--folder', 'books/../../..'],
    ['--folder', '.git'],
    ['--folder', 'a\\..\\..'],
  ])('writes nothing outside the list: %s %s', async (option, value) => {
    const before = readdirSync(folder, { recursive: true });
    const { code, err } = await runCli(folder, ['new', 'https://invented.org/out', ...given, option, value]);
    expect(code).toBe(2);
    expect(err).toContain(option);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it('overwrites no file, and lists missing fields', async () => {
    expect(
      (await runCli(folder, ['new', 'https://invented.org/other', ...given, '--id', 'primer', '--folder', 'books'])).code,
    ).toBe(1);
    expect(read('data/books/primer.yml')).toBe(validList['data/books/primer.yml']);
    const { code, err } = await runCli(folder, ['new', '--yes']);
    expect(code).toBe(2);
    expect(err).toContain('Missing: --kind, --section, --name-en (or --name-zh) and a URL.');
  });
});
