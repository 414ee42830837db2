import { describe, expect, it } from 'vitest';
import { readList } from '../../../../src/list/index.ts';
import { defaultSettings } from '../../../../src/list/schema/index.ts';
import { validateList } from '../../../../src/list/validate/index.ts';

const files = [
  {
    path: 'data/list.yml',
    text: 'title: { en: A }\nlanguages: [en]\nsections:\n  - id: s\n    name: { en: S }\n    sections:\n      - { id: t, name: { en: T }, sort: pushed }\n      - { id: u, name: { en: U }, sort: year }\n',
  },
];
const validate = (file: string | undefined) =>
  validateList(readList(files, { ...defaultSettings, facts: { ...defaultSettings.facts, file } }));

describe('a section that is sorted by facts', () => {
  it('is reported where the settings name no file for them: it would be sorted by name, and nobody told', () => {
    expect(validate(undefined)).toMatchObject([{ code: 'no-facts', file: 'data/list.yml', line: 7, found: 'sort: pushed' }]);
    expect(validate('data/facts.json')).toEqual([]);
  });
});
