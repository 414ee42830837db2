import { describe, expect, it } from 'vitest';
import { suggestSection } from '../../../src/list/authoring/suggest-section.ts';
import { datasetYaml, paperYaml, readListOf } from '../list-fixtures.ts';

const { entries } = readListOf({
  'a.yml': datasetYaml('', 'Chinese dialogue corpus', 'https://github.com/a/dialogue'),
  'b.yml': datasetYaml('', 'Imaging atlas', 'https://zenodo.org/records/1').replace('section: datasets', 'section: tools'),
  'c.yml': paperYaml('A fine title for a paper', 'https://arxiv.org/abs/2010.07497'),
});
const sections = ['datasets', 'tools', 'papers'];

describe('suggestSection', () => {
  it('prefers the section of entries of the same kind', () => {
    const links = [{ url: 'https://github.com/x/y' }];
    expect(suggestSection({ kind: 'paper', name: 'Anything', links }, entries, sections)).toBe('papers');
  });

  it('compares names among sections of one kind', () => {
    const named = (name: string) => suggestSection({ kind: 'dataset', name, links: [] }, entries, sections);
    expect(named('Chinese dialogue corpus 2')).toBe('datasets');
    expect(named('Imaging atlas of the heart')).toBe('tools');
  });

  it('compares services when neither kind nor name decides', () => {
    const onZenodo = { kind: undefined, name: 'Qqq', links: [{ url: 'https://zenodo.org/records/2' }] };
    expect(suggestSection(onZenodo, entries, sections)).toBe('tools');
  });

  it('suggests nothing for a list without entries', () => {
    expect(suggestSection({ kind: 'paper', name: 'X', links: [] }, [], sections)).toBeUndefined();
  });
});
