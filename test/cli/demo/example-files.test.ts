import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localizeExampleFiles } from '../../../src/cli/demo/example-files.ts';
import { readRepositoryFiles } from '../../../src/cli/list/repository-files.ts';
import { readSettings } from '../../../src/list/settings/index.ts';

const files = readRepositoryFiles(join(import.meta.dirname, '..', '..', '..'));
const textOf = (language: 'en' | 'zh', path: string) =>
  localizeExampleFiles(files, language).find((file) => file.path === path)?.text ?? '';

describe.each([
  ['en', 'Listkeeper keeps curated'],
  ['zh', '典守替你看管'],
] as const)('the example in %s', (language, words) => {
  it('has a README, comments and a first output in that language', () => {
    expect(textOf(language, 'README.md')).toContain(words);
    expect(textOf(language, 'README.md'), 'pictures are not among the files').not.toContain('<img');
    const path = '.github/listkeeper.yml';
    const { settings } = readSettings({ path, text: textOf(language, path) });
    expect(settings.language).toBe(language);
    expect(settings.outputs.find(({ file }) => file === 'README.md')).toMatchObject({ language });
  });

  it('keeps both READMEs, each with a link to the other', () => {
    expect(textOf(language, 'README.md')).toContain('](README.zh-CN.md)');
    expect(textOf(language, 'README.zh-CN.md')).toContain('](README.md)');
  });
});
