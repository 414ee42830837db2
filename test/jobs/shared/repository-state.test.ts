import { describe, expect, it } from 'vitest';
import {
  createListPathFilter,
  diffTrees,
  listChangedPaths,
  overlayChanges,
  readSettingsAt,
  reportRefusedFiles,
  selectChangedListFiles,
} from '../../../src/jobs/shared/repository-state.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { exampleReadme } from '../../list/markdown/example-readme.ts';
import { stubForge } from './stub-forge.ts';

const file = (path: string, text = path) => ({ path, text });
const tree = (...files: ReturnType<typeof file>[]) => ({ commit: 'c', files, refused: [] });

describe('the settings of a repository', () => {
  const read = (files: Record<string, string>) => readSettingsAt(stubForge({ main: files }), 'main');

  it('are those of its file, with what is wrong in it', async () => {
    const { settings, findings, commit } = await read({ '.github/listkeeper.yml': 'language: zh\nlinks: { every: moon }\n' });
    expect([settings.language, findings.length, commit]).toEqual(['zh', 1, 'main']);
  });

  it('have the README as the source where there is neither a file nor data, and the README is a list', async () => {
    expect((await read({ 'README.md': exampleReadme() })).settings).toMatchObject({ source: 'README.md', outputs: [] });
    expect((await read({ 'README.md': '# A program\n\nWords.\n' })).settings.source).toBeUndefined();
    expect((await read({ 'README.md': exampleReadme(), 'data/list.yml': 'title: { en: A }\n' })).settings.source).toBeUndefined();
    expect((await read({ 'README.md': exampleReadme(), '.github/listkeeper.yml': '' })).settings.source).toBeUndefined();
  });
});

describe('the files of a list', () => {
  const settings = {
    ...defaultSettings,
    outputs: [{ file: 'README.md', language: 'en', zone: 'markers', template: 'data/t.md' }],
  } as typeof defaultSettings;

  it.each([
    ['data/a.yml', true],
    ['data/sub/a.yaml', true],
    ['README.md', true],
    ['data/t.md', true],
    ['.github/listkeeper.yml', true],
    ['data/a.txt', false],
    ['src/data/a.yml', false],
    ['.github/workflows/ci.yml', false],
  ])('have %s: %s', (path, belongs) => {
    expect(createListPathFilter(settings)(path)).toBe(belongs);
  });

  it('that are changed are those of the data, under their old names too', () => {
    const changes = [
      { path: 'data/b.yml', previousPath: 'data/a.yml', status: 'renamed' as const },
      { path: 'README.md', status: 'modified' as const },
    ];
    expect([...listChangedPaths(changes)]).toEqual(['data/b.yml', 'data/a.yml', 'README.md']);
    expect(
      selectChangedListFiles([file('data/a.yml'), file('README.md'), file('data/c.yml')], changes, settings).map(
        ({ path }) => path,
      ),
    ).toEqual(['data/a.yml']);
  });
});

describe('the files after a merge', () => {
  it('are those of the base with what the pull request adds, changes, moves and removes', () => {
    const changes = [
      { path: 'new', status: 'added' as const },
      { path: 'changed', status: 'modified' as const },
      { path: 'moved', previousPath: 'old', status: 'renamed' as const },
      { path: 'copied', previousPath: 'kept', status: 'modified' as const },
      { path: 'removed', status: 'removed' as const },
    ];
    const base = ['kept', 'changed', 'old', 'removed'].map((path) => file(path, 'base'));
    const head = ['new', 'changed', 'moved', 'copied'].map((path) => file(path, 'head'));
    const merged = Object.fromEntries(overlayChanges(base, changes, head).map(({ path, text }) => [path, text]));
    expect(merged).toEqual({ kept: 'base', changed: 'head', new: 'head', moved: 'head', copied: 'head' });
  });
});

describe('two trees', () => {
  it('differ by what was added, changed and removed, in order', () => {
    expect(diffTrees(tree(file('b'), file('c'), file('d', 'old')), tree(file('a'), file('c'), file('d', 'new')))).toEqual([
      { path: 'a', status: 'added' },
      { path: 'b', status: 'removed' },
      { path: 'd', status: 'modified' },
    ]);
  });

  it('differ where a file can no longer be read', () => {
    const refused = { commit: 'c', files: [], refused: [{ path: 'a', why: 'binary' as never }] };
    expect(diffTrees(tree(file('a')), refused)).toEqual([{ path: 'a', status: 'modified' }]);
    expect(diffTrees(refused, refused)).toEqual([]);
    expect(reportRefusedFiles(refused)).toMatchObject([{ code: 'file-refused', file: 'a', found: 'binary' }]);
  });
});
