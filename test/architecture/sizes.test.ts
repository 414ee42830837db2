import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

const maxLines = 300;
/** Files of one folder, beside its door. */
const maxFiles = 12;

/** One table each, of which a reader looks up one row. */
const longTables = /^src\/messages\/(?:en|zh)\/errors\.ts$/;

/** Folders whose files are members of one family: a reader looks for one by its name. */
const flatFolders: Readonly<Record<string, string>> = {
  'src/cli/commands': 'one file a command',
  'src/list/validate/rules': 'one file a finding',
  'src/messages/en': 'one file a topic',
  'src/messages/zh': 'one file a topic',
  'src/model': 'one file a concept, types only',
};

function findLongFiles(sources: ReadonlyMap<string, string>): string[] {
  return [...sources]
    .filter(([path, text]) => text.trimEnd().split('\n').length > maxLines && !longTables.test(path))
    .map(([path]) => path);
}

function findFullFolders(paths: readonly string[]): string[] {
  const files = paths.filter((path) => !path.endsWith('/index.ts'));
  const byFolder = Map.groupBy(files, (path) => dirname(path));
  return [...byFolder].filter(([, members]) => members.length > maxFiles).map(([folder]) => folder);
}

const paths = globSync('src/**/*.ts', { cwd: root });
const sources = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

describe('a file', () => {
  it(`has at most ${maxLines} lines`, () => {
    expect(findLongFiles(sources)).toEqual([]);
  });

  it('is found when it is longer', () => {
    const lines = (count: number) => 'const a = 1;\n'.repeat(count);
    const planted = new Map([
      ['src/text/long.ts', lines(maxLines + 1)],
      ['src/text/full.ts', lines(maxLines)],
    ]);
    expect(findLongFiles(planted)).toEqual(['src/text/long.ts']);
  });
});

describe('a folder', () => {
  it(`has at most ${maxFiles} files beside its door, or the members of one family`, () => {
    expect(findFullFolders(paths).filter((folder) => flatFolders[folder] === undefined)).toEqual([]);
  });

  it('is flat only while it has to be', () => {
    expect(findFullFolders(paths).toSorted()).toEqual(Object.keys(flatFolders).toSorted());
  });

  it('is found when it has more', () => {
    const folder = (count: number) => Array.from({ length: count }, (_, index) => `src/text/${index}.ts`);
    expect(findFullFolders([...folder(maxFiles), 'src/text/index.ts'])).toEqual([]);
    expect(findFullFolders(folder(maxFiles + 1))).toEqual(['src/text']);
  });
});
