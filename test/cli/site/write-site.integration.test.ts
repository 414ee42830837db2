import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, validList } from '../run-cli.ts';

const made: { remove(): void }[] = [];
afterEach(() => {
  for (const each of made.splice(0)) each.remove();
});

/** A list whose only output is a site. */
function createFolder({ commit = false, files = {} }: { commit?: boolean; files?: Record<string, string> } = {}): string {
  const settings = `outputs:\n  - { file: site/index.html, language: en${commit ? ', commit: true' : ''} }\n`;
  const temp = createTempFolder({ '.git/HEAD': '', ...validList, '.github/listkeeper.yml': settings, ...files });
  made.push(temp);
  return temp.folder;
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const write = (folder: string, path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe('a site as an output of render', () => {
  it('is written as a folder that git leaves out, and then is up to date', async () => {
    const folder = createFolder();
    const { code, out } = await runCli(folder, ['render']);
    expect(code).toBe(0);
    expect(out).toMatch(/^site\/: \d+ files, \d+ written$/m);
    expect(read(folder, 'site/index.html')).toContain('<!doctype html>');
    expect(read(folder, 'site/assets/site.js')).toContain('Luca Ongaro');
    expect(read(folder, 'site/.gitignore')).toBe('*\n');
    expect((await runCli(folder, ['render'])).out).toMatch(/^site\/: \d+ files, up to date$/m);
  });

  it('is counted by its files in the sum of all outputs', async () => {
    const files = { 'README.md': validList['README.md'] ?? '', '.github/listkeeper.yml': '' };
    const settings =
      'outputs:\n  - { file: README.md, language: en }\n  - { file: site/index.html, language: en, commit: true }\n';
    const folder = createFolder({ files: { ...files, '.github/listkeeper.yml': settings } });
    const sum = (out: string) => Number(/^Wrote (\d+) of \1 files\. /m.exec(out)?.[1]);
    const count = (out: string) => Number(/^site\/: (\d+) files/m.exec(out)?.[1]);
    const check = await runCli(folder, ['render', '--check']);
    expect(check.out).toContain(`${count(check.out) + 1} of ${count(check.out) + 1} files out of date`);
    const { out } = await runCli(folder, ['render']);
    expect(sum(out)).toBe(count(out) + 1);
    expect((await runCli(folder, ['render'])).out).toContain(`\n${count(out) + 1} files, all up to date\n`);
    write(
      folder,
      'data/extra.yml',
      read(folder, 'data/books/primer.yml').replaceAll('primer', 'extra').replace('A Primer', 'Extra'),
    );
    await runCli(folder, ['render']);
    rmSync(join(folder, 'data/extra.yml'));
    expect((await runCli(folder, ['render'])).out).toMatch(/^Wrote \d+ of \d+ files, removed \d+\. /m);
  });

  it('is not asked about by a check, since a workflow builds it', async () => {
    expect((await runCli(createFolder(), ['render', '--check'])).code).toBe(0);
  });

  it('is told to programs as a folder with numbers, and is no text to print', async () => {
    const folder = createFolder();
    const { out } = await runCli(folder, ['render', '--format', 'json']);
    const { sites } = JSON.parse(out);
    expect(sites).toEqual([{ folder: 'site', files: expect.any(Number), stale: sites[0].files }]);
    const printed = await runCli(folder, ['render', '--stdout']);
    expect(printed.out).not.toContain('<!doctype');
  });

  it('is checked where it is kept in the repository', async () => {
    const folder = createFolder({ commit: true });
    const before = await runCli(folder, ['render', '--check']);
    expect(before.code).toBe(1);
    expect(before.out).toMatch(/^site\/: \d+ files out of date$/m);
    await runCli(folder, ['render']);
    expect(existsSync(join(folder, 'site/.gitignore'))).toBe(false);
    expect((await runCli(folder, ['render', '--check'])).code).toBe(0);
    write(folder, 'site/index.html', read(folder, 'site/index.html').replace('<main', '<div></div><main'));
    expect((await runCli(folder, ['render', '--check'])).code).toBe(1);
  });

  it('loses the files of what is gone, and keeps those of others', async () => {
    const folder = createFolder({
      files: { 'data/extra.yml': read(createFolder(), Object.keys(validList).find((path) => !path.endsWith('list.yml')) ?? '') },
    });
    await runCli(folder, ['render']);
    expect(existsSync(join(folder, 'site/data/entries/extra.json'))).toBe(true);
    write(folder, 'site/CNAME', 'lists.example\n');
    rmSync(join(folder, 'data/extra.yml'));
    expect((await runCli(folder, ['render'])).out).toMatch(/written, 1 removed$/m);
    expect(existsSync(join(folder, 'site/data/entries/extra.json'))).toBe(false);
    expect(read(folder, 'site/CNAME')).toBe('lists.example\n');
  });

  it('is not written through symbolic links in its folder', async () => {
    const folder = createFolder({ files: { 'README.md': '# Mine\n' } });
    await runCli(folder, ['render']);
    rmSync(join(folder, 'site/index.html'));
    symlinkSync('../README.md', join(folder, 'site/index.html'));
    const { code, err } = await runCli(folder, ['render']);
    expect(code).not.toBe(0);
    expect(err).toContain('site/index.html');
    expect(read(folder, 'README.md')).toBe('# Mine\n');
  });

  it('is not written over files of others', async () => {
    const folder = createFolder({ files: { 'site/guide.md': '# Guide\n' } });
    const { code, err } = await runCli(folder, ['render']);
    expect(code).not.toBe(0);
    expect(err).toContain('site/guide.md');
    expect(existsSync(join(folder, 'site/index.html'))).toBe(false);
  });

  it('removes nothing outside of its folder, whatever its manifest names', async () => {
    const folder = createFolder();
    await runCli(folder, ['render']);
    mkdirSync(join(folder, 'elsewhere'));
    write(folder, 'elsewhere/kept.html', 'kept');
    symlinkSync('../elsewhere', join(folder, 'site/linked'));
    const manifest = JSON.parse(read(folder, 'site/.listkeeper-site.json'));
    manifest.files.push('../data/list.yml', 'linked/kept.html');
    write(folder, 'site/.listkeeper-site.json', JSON.stringify(manifest));
    await runCli(folder, ['render']);
    expect(existsSync(join(folder, 'data/list.yml'))).toBe(true);
    expect(read(folder, 'elsewhere/kept.html')).toBe('kept');
  });

  it('gets a workflow for GitHub Pages by init', async () => {
    const folder = createFolder();
    const { out } = await runCli(folder, ['init', '--runs-as', 'app']);
    const workflow = read(folder, '.github/workflows/listkeeper-pages.yml');
    expect(workflow).toContain('- run: npx @listkeeper/cli render');
    expect(workflow).toContain('path: "site"');
    expect(out).toContain('Source: GitHub Actions');
    const committed = createFolder({ commit: true });
    await runCli(committed, ['init', '--runs-as', 'app']);
    expect(existsSync(join(committed, '.github/workflows/listkeeper-pages.yml'))).toBe(false);
  });
});
