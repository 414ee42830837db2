import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countDecisions } from './count-decisions.ts';

const root = join(import.meta.dirname, '..', '..');

/** A file that decides at least this often has logic of its own. */
const minDecisions = 5;

/** Families of files that one table of cases covers, each with the test that goes through all of them. */
const families: readonly { files: RegExp; test: string }[] = [
  // A rule is checked by the example that it carries.
  { files: /^src\/list\/validate\/rules\/[^/]+\.ts$/, test: 'test/list/validate/rules/finding-rules.test.ts' },
  // Words, whose conditions are numbers and missing values.
  { files: /^src\/messages\/(?:en|zh)\/[^/]+\.ts$/, test: 'test/gallery/gallery.slow.test.ts' },
  // A checker answers as its labelled links say.
  { files: /^src\/links\/services\/[^/]+\/check\.ts$/, test: 'test/links/corpus/corpus.slow.test.ts' },
  // Pages of one site, which is read as a whole: their links, their texts, what hostile data do in them.
  { files: /^src\/list\/render\/site\/pages\/[^/]+\.ts$/, test: 'test/list/render/site/render-site.test.ts' },
  // What runs in a browser only is tested in one.
  { files: /^src\/browser\/dom\/[^/]+\.ts$/, test: 'test/browser/dom/search-page.slow.test.ts' },
  // Edits of one file, whose text and data are compared after every change.
  { files: /^src\/list\/authoring\/edit-links\/[^/]+\.ts$/, test: 'test/list/authoring/edit-links/edit-links.test.ts' },
];

/** Files with logic that neither a test of their name nor a family covers. */
function findWithoutTwin(sources: ReadonlyMap<string, string>, tests: readonly string[]): string[] {
  const names = new Set(
    tests.map((path) => path.replace(/^test\//, '').replace(/(?:\.[\w-]+)?(?:\.(?:integration|slow|long))?\.test\.ts$/, '')),
  );
  return [...sources]
    .filter(([path]) => !names.has(path.replace(/^src\//, '').replace(/\.ts$/, '')))
    .filter(([path]) => !families.some(({ files }) => files.test(path)))
    .filter(([, source]) => countDecisions(source) >= minDecisions)
    .map(([path]) => path);
}

const sources = new Map(globSync('src/**/*.ts', { cwd: root }).map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const tests = globSync('test/**/*.test.ts', { cwd: root });

describe('a file with logic of its own', () => {
  it('has a test of its name, or belongs to a family that one test goes through', () => {
    expect(findWithoutTwin(sources, tests)).toEqual([]);
  });

  it('belongs to a family whose test and files are there', () => {
    for (const { files, test } of families) {
      expect(tests).toContain(test);
      expect([...sources.keys()].filter((path) => files.test(path)).length, String(files)).toBeGreaterThan(2);
    }
  });

  it.each([
    ['test/list/planted.test.ts', []],
    ['test/list/planted.slow.test.ts', []],
    ['test/list/planted.readme.slow.test.ts', []],
    ['test/planted.test.ts', ['src/list/planted.ts']],
    ['test/list/planted-too.test.ts', ['src/list/planted.ts']],
  ])('is found when only %s is there', (test, found) => {
    const source = 'export const f = (a: number) => a > 1 && a > 2 && a > 3 && a > 4 && a > 5 && (a > 6 || a > 7);';
    expect(findWithoutTwin(new Map([['src/list/planted.ts', source]]), [test])).toEqual(found);
    expect(findWithoutTwin(new Map([['src/list/plain.ts', 'export const a = 1;']]), [])).toEqual([]);
  });

  it.each([
    ['if (a) b(); else if (c) d();', 2],
    ['for (const a of b) while (a) c();', 2],
    ['switch (a) { case 1: break; case 2: break; default: }', 2],
    ['const a = b ? c : d ?? e;', 2],
    ['const a = b && c || d;', 2],
    ['try { a(); } catch { b(); }', 1],
    ["const a = b?.c; const text = 'if (a) && b'; // if", 0],
  ])('decides in %j as often as a reader counts', (source, count) => {
    expect(countDecisions(source)).toBe(count);
  });
});
