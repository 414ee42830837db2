import { describe, expect, it } from 'vitest';
import { readList } from '../../../../src/list/index.ts';
import { writeDescription } from '../../../../src/list/render/formats/dataset-description.ts';
import type { Entry } from '../../../../src/list/schema/entry/entry-schema.ts';
import { defaultSettings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { languages } from '../../../../src/model/language.ts';
import { readOwnListFiles } from '../../../data/own-list-files.ts';

const info = {
  title: { zh: '清单', en: 'The list' },
  description: { en: 'Datasets of a kind.' },
  languages: ['zh' as const, 'en' as const],
  sections: [],
};
const entry = {
  id: 'a',
  kind: 'dataset',
  section: 'datasets',
  name: { en: 'A' },
  description: { zh: '医患对话。', en: 'Dialogues.' },
  links: [],
  size: [{ count: 1200, unit: { zh: '组对话', en: 'dialogues' } }],
  source: { en: 'an online clinic' },
  tasks: ['dialogue'],
} as unknown as Entry;

describe('writeDescription', () => {
  it('adds what is known to a short description, and no more than is needed', () => {
    expect(writeDescription(entry, { language: 'en', info })).toBe('Dialogues. 1,200 dialogues. Source: an online clinic.');
    expect(writeDescription(entry, { language: 'zh', info })).toContain('医患对话。1,200 组对话。');
  });

  it('leaves a long description alone, up to the limit', () => {
    const long = 'A description that says enough of the dataset by itself.';
    expect(writeDescription({ ...entry, description: { en: long } }, { language: 'en', info })).toBe(long);
    expect(writeDescription({ ...entry, description: { en: 'a'.repeat(6000) } }, { language: 'en', info })).toHaveLength(5000);
  });

  it('says where an entry is listed that has nothing but a name', () => {
    const { description: _1, size: _2, source: _3, tasks: _4, ...bare } = entry as Extract<Entry, { size?: unknown }>;
    expect(writeDescription(bare as Entry, { language: 'en', info })).toBe('A. Listed in “The list”. Datasets of a kind.');
  });

  it.each(languages)('has 50 to 5,000 characters for each of our own datasets in %s', (language) => {
    const list = readList(readOwnListFiles(), defaultSettings);
    const datasets = list.entries.filter((located) => ['dataset', 'corpus', 'benchmark'].includes(located.entry.kind));
    expect(datasets.length).toBeGreaterThan(100);
    const lengths = datasets.map((located) => [...writeDescription(located.entry, { language, info: list.info ?? info })].length);
    expect(lengths.filter((length) => length < 50 || length > 5000)).toEqual([]);
  });
});
