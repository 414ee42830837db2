import { describe, expect, it } from 'vitest';
import { formatFactsFile } from '../../src/list/repository-facts/index.ts';
import { isOutputFile, maxOutputBytes } from '../../src/text/output-files.ts';

describe('the files of outputs', () => {
  it('are known by their names', () => {
    const names = [
      'list.json',
      'out/LIST.CSV',
      'a.bib',
      'feed.xml',
      'feed.atom',
      'x.jsonld',
      'x.csl.json',
      'README.md',
      'llms.txt',
    ];
    expect(names.filter((name) => !isOutputFile(name))).toEqual([]);
    expect(['data/a.yml', 'json', 'a.md.yml', 'index.html'].filter(isOutputFile)).toEqual([]);
  });

  it('may be as large as the facts of 100,000 entries', () => {
    const facts = { stars: 1200, pushed: '2026-Q4', released: '2026-Q4', license: 'Apache-2.0' } as const;
    const id = (index: number) => `an-entry-with-a-name-${index}`;
    const index = new Map(
      Array.from({ length: 1000 }, (_, at) => [id(at), { repository: `some-owner/some-name-${at}`, ...facts }] as const),
    );
    expect(formatFactsFile(index).length * 100).toBeLessThan(maxOutputBytes);
  });
});
