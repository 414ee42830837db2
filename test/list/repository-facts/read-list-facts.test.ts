import { describe, expect, it } from 'vitest';
import { readList } from '../../../src/list/index.ts';
import { defaultSettings } from '../../../src/list/schema/index.ts';

const settings = { ...defaultSettings, facts: { ...defaultSettings.facts, file: 'data/facts.json' } };
const files = [
  { path: 'data/list.yml', text: 'title: { en: L }\nlanguages: [en]\nsections: [{ id: s, name: { en: S } }]\n' },
  {
    path: 'data/a.yml',
    text: 'kind: toolkit\nsection: s\nname: { en: A }\nlinks:\n  - { role: homepage, url: "https://a.example/" }\n  - { role: code, url: "https://github.com/Owner/Name/tree/v2" }\n',
  },
];
const read = (text: string | undefined) =>
  readList(text === undefined ? files : [...files, { path: 'data/facts.json', text }], settings);

describe('a list with a facts file', () => {
  it('knows what it says of the repositories that its entries have', () => {
    expect(read('{ "a": { "repository": "owner/name", "stars": 12 } }').facts?.get('a')?.stars).toBe(12);
  });

  it('takes no line about another repository, and none of an entry that is gone', () => {
    const facts = read('{ "a": { "repository": "owner/other" }, "b": { "repository": "owner/name" } }').facts;
    expect([...(facts ?? [])]).toEqual([]);
  });

  it('has none before the first check, and tells of a file that it can’t read', () => {
    expect(read(undefined)).toMatchObject({ facts: new Map(), findings: [] });
    expect(read('<<<').findings).toMatchObject([{ code: 'facts-broken', file: 'data/facts.json' }]);
    expect(readList(files, defaultSettings).facts).toBeUndefined();
  });
});
