import { describe, expect, it } from 'vitest';
import fc from '../../../seeded-fast-check.ts';
import { datasetYaml } from '../../list-fixtures.ts';
import { files, fullFiles, written } from './data-format-fixtures.ts';
import { parseCsv } from './format-readers.ts';

describe('list.csv', () => {
  it('has one row for each entry, with CRLF and quotes where needed', () => {
    const text = written('list.csv', files);
    expect(text.split('\r\n')).toHaveLength(4);
    const [head, first] = parseCsv(text);
    expect(first?.[head?.indexOf('name') ?? -1]).toBe('Dialogues, and =more');
    expect(first?.[head?.indexOf('code') ?? -1]).toBe('0123');
  });

  it('can be read back unchanged, and no cell is a formula, whatever the names', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('=1+1', '+a', '-2', '@x', '\t=1', '"', 'a"b,c\nd')),
        (name) => {
          fc.pre(/\S/.test(name));
          const text = written('list.csv', { 'a.yml': datasetYaml('', JSON.stringify(name)) });
          const rows = parseCsv(text);
          expect(new Set(rows.map((row) => row.length))).toEqual(new Set([35]));
          for (const cell of rows.slice(1).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('has a column for every field that real entries need', () => {
    const [head = [], row = []] = parseCsv(written('list.csv', fullFiles));
    const cells = Object.fromEntries(head.map((name: string, index: number) => [name, row[index]]));
    expect(cells).toMatchObject({
      organization: 'A laboratory',
      version: '2.0',
      formerly: 'Old name',
      identifiers: 'huggingface:datasets/a/b; zenodo:3859869',
      publications: 'A preprint, arXiv, 2023, arxiv:2312.12806',
      size: '39.04 hours; 10 samples (8 training, 2 test)',
      modality: 'audio; text',
      licenses: 'code MIT; data CC-BY-4.0',
      use: 'non-commercial',
      access: 'partial',
      opens: '2026-03-01',
      closes: '2026-06-30',
      relations: 'part-of whole',
    });
  });
});
