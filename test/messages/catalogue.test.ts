import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../src/messages/catalogue.ts';

describe('a catalogue', () => {
  const createCounting = () => {
    const made: string[] = [];
    const section = (name: string) => () => {
      made.push(name);
      return { name };
    };
    return { made, catalogue: createCatalogue({ review: section('review'), site: section('site') }) };
  };

  it('makes a section when a text of it is first read, and once', () => {
    const { made, catalogue } = createCounting();
    expect(made).toEqual([]);
    expect(catalogue.site.name).toBe('site');
    expect(catalogue.site).toBe(catalogue.site);
    expect(made).toEqual(['site']);
  });

  it('can be copied and looked through like any object', () => {
    const { catalogue } = createCounting();
    expect(catalogue.site.name).toBe('site');
    expect({ ...catalogue, site: { name: 'other' } }).toEqual({ review: { name: 'review' }, site: { name: 'other' } });
    expect(Object.keys(catalogue)).toEqual(['review', 'site']);
  });
});
