import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exampleReadme, toolLine, toolNames } from '../../list/markdown/example-readme.ts';
import { createTempFolder, runCli, validList } from '../run-cli.ts';

const made: { remove(): void }[] = [];
function createFolder(files: Record<string, string>): string {
  const temp = createTempFolder({ '.git/HEAD': '', ...files });
  made.push(temp);
  return temp.folder;
}
afterEach(() => {
  for (const each of made.splice(0)) each.remove();
});

const readReadme = (folder: string) => readFileSync(join(folder, 'README.md'), 'utf8');
const readme = exampleReadme();

describe('listkeeper export', () => {
  it.each([
    ['as it is', readme],
    ['with the line ends of Windows', readme.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${readme}`],
  ])('gives back the README that was imported, %s', async (_, text) => {
    const folder = createFolder({ 'README.md': text });
    expect((await runCli(folder, ['import', 'README.md', '--replace'])).code).toBe(0);
    expect(readReadme(folder)).not.toBe(text);
    const { code, out } = await runCli(folder, ['export']);
    expect(code).toBe(0);
    expect(out).toContain('source: README.md');
    expect(readReadme(folder)).toBe(text);
    expect(existsSync(join(folder, 'data/list.yml'))).toBe(true);
  });

  it('prints without writing', async () => {
    const folder = createFolder(validList);
    const { out } = await runCli(folder, ['export', '--stdout']);
    expect(out).toContain('[A Primer](https://books.invented.org/primer)');
    expect(out).not.toContain('<!-- listkeeper');
    expect(readReadme(folder)).toBe(validList['README.md']);
  });

  it('writes nothing while an entry cannot be read', async () => {
    const folder = createFolder({ ...validList, 'data/books/broken.yml': 'kind: [' });
    const { code, err } = await runCli(folder, ['export']);
    expect(code).toBe(1);
    expect(err).toContain('broken.yml');
    expect(readReadme(folder)).toBe(validList['README.md']);
  });

  it('says so where nothing is generated in Markdown', async () => {
    const settings = 'outputs:\n  - file: list.json\n    language: en\n';
    const folder = createFolder({ ...validList, '.github/listkeeper.yml': settings });
    const { code, err } = await runCli(folder, ['export']);
    expect(code).toBe(2);
    expect(err).toContain('generates no Markdown file');
  });
});

describe('a folder whose list is its README', () => {
  it('is validated, whether the settings say so or not', async () => {
    const twice = exampleReadme([...toolNames.map((name) => toolLine(name)), toolLine('Acorn')]);
    const folder = createFolder({ 'README.md': twice });
    const plain = await runCli(folder, ['validate']);
    expect(plain.code).toBe(1);
    expect(plain.out).toContain('README.md:19');
    writeFileSync(join(folder, 'README.md'), readme);
    const { code, out } = await runCli(createFolder({ 'README.md': readme, '.github/listkeeper.yml': 'source: README.md\n' }), [
      'validate',
    ]);
    expect([code, out]).toEqual([0, expect.stringContaining('14')]);
  });
});

describe('a README that becomes data', () => {
  it('is set up as it is by init, and moves by one command', async () => {
    const folder = createFolder({ 'README.md': readme });
    const settings = () => readFileSync(join(folder, '.github/listkeeper.yml'), 'utf8');
    const init = await runCli(folder, ['init', '--runs-as', 'action', '--bot-language', 'en']);
    expect([init.code, settings()]).toEqual([0, expect.stringContaining('source: "README.md"')]);
    expect(init.out).toContain('import README.md --replace');
    expect((await runCli(folder, ['import', 'README.md', '--replace'])).code).toBe(0);
    expect(settings()).not.toContain('source:');
    expect(settings()).toContain('every: week');
    expect((await runCli(folder, ['render', '--check'])).code).toBe(0);
    await runCli(folder, ['export']);
    expect(readReadme(folder)).toBe(readme);
  });
});
