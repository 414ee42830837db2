import { describe, expect, it } from 'vitest';
import { ImportReporter } from '../../../../src/list/import/import-reporter.ts';
import type { ImportedEntry } from '../../../../src/list/import/imported-list.ts';
import { reportMistakes } from '../../../../src/list/import/verify/report-mistakes.ts';

const entry = (id: string, line: number, ...links: { url: string; code?: string }[]): ImportedEntry => ({
  id,
  path: `data/s/${id}.yml`,
  line,
  endLine: line,
  entry: {
    id,
    section: 's',
    kind: 'toolkit',
    name: { en: id },
    links: links.map((link) => ({ role: 'code' as const, ...link })),
  },
});
const url = 'https://github.com/owner/name';

function mistakes(entries: ImportedEntry[], prepare?: (report: ImportReporter) => void): string[] {
  const report = new ImportReporter();
  prepare?.(report);
  reportMistakes(entries, report);
  return report.reported().map(({ line, text, why, other }) => `${line} ${why} ${text}${other ? ` ~ ${other}` : ''}`);
}

describe('likely mistakes in the entries', () => {
  it('are entries that lead nowhere', () => {
    expect(mistakes([entry('a', 3)])).toEqual(['3 no-links a']);
  });

  it('are shares without a code, which the address may have itself', () => {
    const share = 'https://pan.baidu.com/s/1abcdefghij';
    expect(mistakes([entry('a', 1, { url: share })])).toEqual([`1 code-missing ${share}`]);
    expect(mistakes([entry('a', 1, { url: share, code: 'ab12' })])).toEqual([]);
    expect(mistakes([entry('a', 1, { url: `${share}?pwd=ab12` })])).toEqual([]);
  });

  it('are two entries whose first links lead to the same thing', () => {
    expect(mistakes([entry('a', 1, { url }), entry('b', 2, { url: `${url}.git` })])).toEqual(['2 duplicate b ~ a (1)']);
    expect(mistakes([entry('a', 1, { url: 'https://a.org' }, { url }), entry('b', 2, { url })])).toEqual([]);
  });

  it('are no two parts of one page', () => {
    expect(mistakes([entry('a', 1, { url: `${url}#a` }), entry('b', 2, { url: `${url}#b` })])).toEqual([]);
    expect(mistakes([entry('a', 1, { url: `${url}#a` }), entry('b', 2, { url: `${url}#a` })])).toEqual(['2 duplicate b ~ a (1)']);
  });

  it('are two links of one entry that lead to the same thing', () => {
    expect(mistakes([entry('a', 1, { url }, { url: `${url}/` })])).toEqual([`1 duplicate-in-entry ${url}/`]);
  });

  it('are several words for one role, with their counts', () => {
    const found = mistakes([], (report) => {
      for (const [text, line] of [
        ['paper', 4],
        ['pdf', 2],
        ['paper', 9],
      ] as const)
        report.add({ line, what: 'label', text, why: 'said-by-role', other: 'paper' });
      report.add({ line: 1, what: 'label', text: 'code', why: 'said-by-role', other: 'code' });
    });
    expect(found).toEqual(['2 mixed-labels paper ×2, pdf ×1 ~ paper']);
  });
});
