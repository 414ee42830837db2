import { describe, expect, it } from 'vitest';
import { formatFactsFile } from '../../src/list/repository-facts/index.ts';
import { isDataFormatFile, maxDataFormatBytes } from '../../src/text/data-formats.ts';

describe('files in formats for programs', () => {
  it('are known by their names', () => {
    const names = ['list.json', 'out/LIST.CSV', 'a.bib', 'feed.xml', 'feed.atom', 'x.jsonld', 'x.csl.json'];
    expect(names.filter((name) => !isDataFormatFile(name))).toEqual([]);
    expect(['README.md', 'data/a.yml', 'json', 'a.json.md', 'index.html'].filter(isDataFormatFile)).toEqual([]);
  });

  it('may be as large as the facts of 100,000 entries', () => {
    const facts = { stars: 1200, pushed: '2026-Q4', released: '2026-Q4', license: 'Apache-2.0' } as const;
    const id = (index: number) => `an-entry-with-a-name-${index}`;
    const index = new Map(
      Array.from({ length: 1000 }, (_, at) => [id(at), { repository: `some-owner/some-name-${at}`, ...facts }] as const),
    );
    expect(formatFactsFile(index).length * 100).toBeLessThan(maxDataFormatBytes);
  });
});
