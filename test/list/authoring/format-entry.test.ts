import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatEntry, formatEntryFields } from '../../../src/list/authoring/format-entry.ts';
import type { EntryInput } from '../../../src/list/schema/index.ts';

const entry = {
  links: [{ url: 'https://pan.baidu.com/s/1abcdefghij', code: '1e10', role: 'data' }],
  custom: 'x',
  tags: ['ner', 'no'],
  name: { en: 'A' },
  section: 's',
  kind: 'dataset',
  id: 'a',
} as unknown as EntryInput;

describe('a new entry as YAML', () => {
  it('has its fields in the order of the schema, those of the list last, and the id of its file nowhere', () => {
    const keys = (path?: string) => Object.keys(parse(formatEntry(entry, path)));
    expect(keys('data/s/a.yml')).toEqual(['kind', 'section', 'name', 'links', 'tags', 'custom']);
    expect(keys('data/s/b.yml')[0]).toBe('id');
    expect(Object.keys(parse(formatEntry(entry)).links[0])).toEqual(['role', 'url', 'code']);
  });

  it('begins with the schema, for editors', () => {
    expect(formatEntry(entry, 'data/s/a.yml').split('\n')[0]).toMatch(/^# yaml-language-server: \$schema=\S+schema\.json$/);
  });

  it('has codes and words of YAML 1.1 in quotes, so that every reader reads the same', () => {
    const text = formatEntry(entry);
    expect(text).toContain('code: "1e10"');
    expect(text).toContain('"no"');
    for (const version of ['1.1', '1.2'] as const) expect(parse(text, { version })).toMatchObject({ tags: ['ner', 'no'] });
    const unstated = { ...entry, links: [{ role: 'data', url: 'https://a.org', code: 'not-stated' }] } as EntryInput;
    expect(formatEntry(unstated)).toContain('code: not-stated');
  });

  it('has a short list of words on one line, and a long one below', () => {
    expect(formatEntryFields({ tags: ['ner', 'qa'] })).toBe('tags: [ner, qa]\n');
    const many = Array.from({ length: 20 }, (_, index) => `word${index}`);
    expect(formatEntryFields({ tags: many }).split('\n').length).toBeGreaterThan(20);
    expect(formatEntryFields({ authors: ['Ann Reed'] })).toBe('authors:\n  - Ann Reed\n');
  });

  it('has no empty fields', () => {
    expect(formatEntryFields({ tags: [], year: undefined as never, venue: 'ACL' })).toBe('venue: ACL\n');
  });
});
