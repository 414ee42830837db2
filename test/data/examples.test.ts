import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readList } from '../../src/list/index.ts';
import { entryKinds, entrySchema } from '../../src/list/schema/entry/entry-schema.ts';
import { defaultSettings } from '../../src/list/schema/settings/settings-schema.ts';
import { validateList } from '../../src/list/validate/validate-list.ts';
import { readOwnListFiles, readRepositoryFile } from './own-list-files.ts';

/** The pages that newcomers copy an entry from. */

const pages = ['docs/examples.md', 'docs/examples.zh.md'];
const examplePattern = /\[`(data\/[\w/.-]+\.yml)`\]\(\.\.\/\1\)[:：]\n\n```yaml\n([\s\S]*?\n)```/g;
const examplesOf = (page: string) =>
  [...readRepositoryFile(page).matchAll(examplePattern)].map(([, path = '', text = '']) => ({ path, text }));

describe.each(pages)('%s', (page) => {
  const examples = examplesOf(page);

  it('has one example for every kind of entry', () => {
    const kinds = examples.map(({ text }) => entrySchema.parse(parse(text)).kind);
    expect([...new Set(kinds)].toSorted()).toEqual(entryKinds.toSorted());
    expect(readRepositoryFile(page).match(/```yaml/g)).toHaveLength(examples.length);
  });

  it.each(examples)('shows $path as it is in the list', ({ path, text }) => {
    expect(text).toBe(readRepositoryFile(path));
  });
});

it('both pages show the same files, and each stands alone without findings about itself', () => {
  const [english = [], chinese = []] = pages.map(examplesOf);
  expect(chinese).toEqual(english);
  const files = readOwnListFiles();
  const paths = new Set(english.map(({ path }) => path));
  expect(validateList(readList(files, defaultSettings)).filter(({ file }) => paths.has(file))).toEqual([]);
});

it('the issue form of each language links its page', () => {
  expect(readRepositoryFile('.github/ISSUE_TEMPLATE/listkeeper-entry.yml')).toContain('(../blob/HEAD/docs/examples.zh.md)');
  expect(readRepositoryFile('.github/ISSUE_TEMPLATE/listkeeper-entry-en.yml')).toContain('(../blob/HEAD/docs/examples.md)');
});
