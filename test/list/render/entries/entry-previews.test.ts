import { expect, test } from 'vitest';
import { readList } from '../../../../src/list/index.ts';
import { renderEntryPreviews } from '../../../../src/list/render/entries/entry-previews.ts';
import { renderOutputs } from '../../../../src/list/render/render-outputs.ts';
import { readSettings } from '../../../../src/list/settings/index.ts';

const listFile = {
  path: 'data/list.yml',
  text: 'title: { en: A list }\nlanguages: [en]\nsections:\n  - id: s\n    name: { en: S }\n',
};
const entry = (kind: string, name: string) =>
  `kind: ${kind}\nsection: s\nname: { en: ${name} }\ndescription: { en: What it does }\nlinks:\n  - role: homepage\n    url: https://example.org/${name}\n`;
const files = [
  listFile,
  { path: 'data/a.yml', text: entry('product', 'A') },
  { path: 'data/b.yml', text: entry('product', 'B') },
];

function preview(output: string, { texts = {}, data = files }: { texts?: Record<string, string>; data?: typeof files } = {}) {
  const { settings } = readSettings({
    path: '.github/listkeeper.yml',
    text: `outputs:\n  - file: README.md\n    language: en\n${output}`,
  });
  const list = readList(data, settings);
  const existing = new Map(Object.entries(texts));
  const changed = list.entries.filter(({ id }) => id === 'b');
  const [text = ''] = renderEntryPreviews(changed, { list, settings, existing }).values();
  const [readme] = renderOutputs(list, settings, existing).files;
  return { text, readme: readme?.text ?? '' };
}

test.each([
  ['bullets', '    layout: bullets\n'],
  ['bullets with a line of the list', '    layout: bullets\n    line: "* **[{name}]({url})** | {description}"\n'],
  ['the default layout, for lines', ''],
])('a preview is as in the README: %s', (_, output) => {
  const { text, readme } = preview(output);
  expect(text).toContain('example.org/B');
  expect(readme.split('\n')).toContain(text);
});

test('a preview has a heading where the section has them', () => {
  const data = [...files.slice(0, 2), { path: 'data/c.yml', text: entry('dataset', 'C') }, files[2] ?? listFile];
  const { text, readme } = preview('', { data });
  expect(text).toMatch(/^### .*B/);
  expect(readme).toContain(text);
});

test('a preview is one line with its facts where the section has lines', () => {
  const text = listFile.text.replace('name: { en: S }', 'name: { en: S }\n    layout: lines');
  const lined = { ...listFile, text: `${text}usual_languages: [zh-Hans]\n` };
  const facts =
    'size: [{ count: 39.04, unit: { en: hours } }]\nlanguages: [zh-Hans]\nlicense: MIT\nuse: research-only\nyear: 2024\n';
  const data = [lined, { path: 'data/b.yml', text: entry('dataset', 'B') + facts }];
  const { text: shown, readme } = preview('', { data });
  expect(shown).toBe('- [B](https://example.org/B), 2024 — What it does. 39\\.04 hours. · license MIT · research use only');
  expect(readme.split('\n')).toContain(shown);
});

test('a language is shown where it is not the usual one of the list', () => {
  const lined = { ...listFile, text: `${listFile.text}usual_languages: [zh-Hans]\n` };
  const { text } = preview('', {
    data: [lined, { path: 'data/b.yml', text: `${entry('dataset', 'B')}languages: [zh-Hans, en]\n` }],
  });
  expect(text).toContain('Chinese, English');
});

test('a preview in a table has its head and the row of the entry', () => {
  const { text, readme } = preview('    layout: tables\n');
  const rows = text.split('\n');
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(readme.split('\n')).toContain(row);
  expect(text).not.toContain('example.org/A');
});

test('a preview is in the form of its neighbours where the list has a template, without their indentation', () => {
  const template = [
    '## S',
    '',
    '<!-- listkeeper:entries s',
    'a',
    '-->',
    '  - [{name}]({url}) — {description}',
    '<!-- listkeeper:/entries -->',
    '',
  ].join('\n');
  const { text } = preview('    layout: bullets\n    template: data/readme.template.md\n', {
    texts: { 'data/readme.template.md': template },
  });
  expect(text).toBe('- [B](https://example.org/B) — What it does');
});
