import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import fc from '../../../seeded-fast-check.ts';
import { datasetYaml } from '../../list-fixtures.ts';
import { written } from './data-format-fixtures.ts';

describe('the feed of new entries', () => {
  const dated = {
    'old.yml': datasetYaml('added: "2019"\n', 'Old & <older>', 'https://old.example.org/?a=1&b=2'),
    'new.yml': datasetYaml('added: "2020-08-12"\n', 'New', 'https://new.example.org/'),
    'undated.yml': datasetYaml('', 'Undated', 'https://undated.example.org/'),
  };

  it('has the entries with a date added, newest first', () => {
    const text = written('feed.xml', dated, { address: 'https://list.example.org/feed.xml' });
    expect(XMLValidator.validate(text)).toBe(true);
    expect([...text.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title)).toEqual([
      'A list',
      'New',
      'Old &amp; &lt;older&gt;',
    ]);
    expect(text).toContain('<updated>2020-08-12T00:00:00Z</updated>');
    expect(text).toContain('<id>https://list.example.org/feed.xml#old</id>');
    expect(text).toContain('href="https://old.example.org/?a=1&amp;b=2"');
  });

  it('leaves out an entry whose date does not exist', () => {
    const text = written('feed.xml', {
      ...dated,
      'odd.yml': datasetYaml('added: 2024-02-30\n', 'Odd', 'https://odd.example.org/'),
    });
    expect(text).not.toMatch(/Odd|2024-02-30/);
    for (const [, at = ''] of text.matchAll(/<(?:updated|published)>(.*?)</g)) {
      expect(new Date(at).toISOString()).toBe(at.replace('Z', '.000Z'));
    }
  });

  it('keeps the ids of entries whose name, links or description change', () => {
    const ids = (text: string) => [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    const before = ids(written('feed.atom', dated));
    const after = ids(
      written('feed.atom', { ...dated, 'new.yml': datasetYaml('added: "2020-08-12"\n', 'Renamed', 'https://x.example.org/') }),
    );
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(3);
    for (const id of before) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('has no character that XML forbids, in URLs either', () => {
    const entry = datasetYaml('added: "2020"\n', 'Odd', 'https://odd.example.org/a').replace(
      /https:\S+/,
      '"https://odd.example.org/\\x01a"',
    );
    const text = written('feed.xml', { 'a.yml': entry });
    expect(text).toContain('Odd');
    expect(text).not.toContain('\x01');
  });

  it('is well formed, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        fc.pre(/\S/.test(name) && name.isWellFormed());
        const text = written('feed.xml', { 'a.yml': datasetYaml('added: "2020"\n', JSON.stringify(name)) });
        expect(XMLValidator.validate(text)).toBe(true);
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\ufffe\uffff]/u);
      }),
      { numRuns: 30 },
    );
  });
});
