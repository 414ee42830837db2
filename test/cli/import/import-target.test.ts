import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildImportFiles, buildReplacedFile, resolveImportTarget } from '../../../src/cli/import/import-target.ts';
import { importMarkdown } from '../../../src/list/import/index.ts';
import { settingsPath } from '../../../src/list/schema/index.ts';
import { readSettings } from '../../../src/list/settings/index.ts';
import { makeFolder } from '../files/make-folder.ts';

const text = '# Things\n\n## Data\n\n- [One](https://one.example/a) - The first.\n- [Two](https://two.example/b) - The second.\n';
const imported = () => importMarkdown({ path: 'README.md', text });
const refused = (code: string) => expect.objectContaining({ code });

function repository() {
  const root = makeFolder();
  mkdirSync(join(root, '.git'));
  return root;
}

describe('where an import writes to', () => {
  test('is a folder of the repository around it', () => {
    const root = repository();
    mkdirSync(join(root, 'lists'));
    expect(resolveImportTarget(join(root, 'lists', 'data'), 'lists/data', false)).toEqual({ root, data: 'lists/data' });
  });

  test('is a file by mistake, or a folder that has something in it', () => {
    const root = repository();
    writeFileSync(join(root, 'file'), '');
    mkdirSync(join(root, 'data'));
    expect(resolveImportTarget(join(root, 'data'), 'data', false)).toEqual({ root, data: 'data' });
    writeFileSync(join(root, 'data', 'x'), '');
    expect(() => resolveImportTarget(join(root, 'file'), 'file', true)).toThrow(refused('not-a-folder'));
    expect(() => resolveImportTarget(join(root, 'data'), 'data', false)).toThrow(refused('folder-not-empty'));
    expect(resolveImportTarget(join(root, 'data'), 'data', true)).toEqual({ root, data: 'data' });
  });
});

describe('the files of a new list', () => {
  const paths = (root: string, source = join(root, 'README.md')) => {
    const files = buildImportFiles(imported(), source, { root, data: 'data' });
    return { paths: files.map(({ path }) => path), settings: files.find(({ path }) => path === settingsPath)?.text };
  };

  test('are its data, the schema and settings', () => {
    const { paths: written, settings } = paths(repository());
    expect(written).toEqual(expect.arrayContaining(['data/list.yml', 'data/schema.json', settingsPath]));
    expect(settings).toContain('README.md');
  });

  test('leave settings alone that are there', () => {
    const root = repository();
    mkdirSync(join(root, '.github'));
    writeFileSync(join(root, settingsPath), 'language: en\n');
    expect(paths(root).settings).toBeUndefined();
  });

  test('replace settings that name a source', () => {
    const root = repository();
    mkdirSync(join(root, '.github'));
    writeFileSync(join(root, settingsPath), 'source: README.md\n');
    expect(paths(root).settings).not.toMatch(/^source:/m);
  });

  test.each([
    ['..guide.md', '..guide.md'],
    ['../elsewhere.md', 'README.md'],
  ])('name the file %s as %s', (source, name) => {
    const root = repository();
    expect(paths(root, join(root, source)).settings).toContain(name);
  });
});

describe('the imported file, rendered from the data', () => {
  /** With the settings that the import itself would write, as the command reads them. */
  const build = (root: string, { force = false, source = join(root, 'README.md'), hasOutput = true } = {}) => {
    const list = imported();
    const target = { root, data: 'data' };
    const file = buildImportFiles(list, source, target).find(({ path }) => path === settingsPath);
    const { settings } = readSettings(file);
    return buildReplacedFile(source, list, target, { settings: hasOutput ? settings : { ...settings, outputs: [] }, force });
  };

  test('has the entries between markers', () => {
    const { path, text: rendered } = build(repository());
    expect(path).toBe('README.md');
    expect(rendered).toMatch(/<!--[^>]*listkeeper[^>]*-->.*https:\/\/one\.example\/a.*https:\/\/two\.example\/b/s);
  });

  test('is refused where the settings have no such output', () => {
    expect(() => build(repository(), { hasOutput: false })).toThrow(refused('no-such-output'));
  });

  test('is not written over another file, unless that is wanted', () => {
    const root = repository();
    writeFileSync(join(root, 'README.md'), 'another');
    const source = join(makeFolder(), 'list.md');
    expect(() => build(root, { source })).toThrow(refused('not-the-imported-file'));
    expect(build(root, { source, force: true }).path).toBe('README.md');
  });
});
