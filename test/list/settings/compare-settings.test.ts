import { describe, expect, it } from 'vitest';
import { compareSettings } from '../../../src/list/settings/compare-settings.ts';
import { readSettings } from '../../../src/list/settings/index.ts';

const read = (text: string) => readSettings({ path: '.github/listkeeper.yml', text }).settings;
const compare = (before: string, after: string) => compareSettings(read(before), read(after));

describe('two states of the settings', () => {
  it('are alike where only the text differs', () => {
    expect(compare('', 'data: data # as always\nreview: { links: true }\n')).toEqual([]);
    expect(compare('links: { ignore: [a, b] }\n', 'links:\n  ignore: [b, a]\n')).toEqual([]);
  });

  it('differ by single values, with the defaults that were in effect', () => {
    expect(compare('', 'review: { links: false }\nlinks: { mailto: me@example.org }\n')).toEqual([
      { name: 'review.links', before: true, after: false },
      { name: 'links.mailto', before: undefined, after: 'me@example.org' },
    ]);
  });

  it('differ by the items of lists', () => {
    const outputs = 'outputs:\n  - { file: README.md, language: en }\n  - { file: list.json, language: zh }\n';
    expect(compare('links: { ignore: [a, b] }\n', `links: { ignore: [b, c] }\n${outputs}fields: { city: text }\n`)).toEqual([
      { name: 'outputs', added: ['file: list.json, language: zh, zone: markers'], removed: [] },
      { name: 'links.ignore', added: ['c'], removed: ['a'] },
      { name: 'fields.city', before: undefined, after: 'text' },
    ]);
  });
});
