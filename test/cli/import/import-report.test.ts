import { describe, expect, test } from 'vitest';
import type { ImportCounts } from '../../../src/cli/import/import-counts.ts';
import { formatHandWritten, formatImportCounts, formatImportReport } from '../../../src/cli/import/import-report.ts';
import { getMessages } from '../../../src/messages/index.ts';
import type { HandWrittenPart, ImportReportLine, ImportReportReason } from '../../../src/model/import-report.ts';

const line = (why: ImportReportReason, rest: Partial<ImportReportLine> = {}): ImportReportLine => ({
  line: 1,
  what: 'entry' as never,
  text: 'a',
  why,
  ...rest,
});

describe('the report of an import', () => {
  test('has each reason that there are words for', () => {
    const { reasons } = getMessages('en').importReport;
    for (const why of Object.keys(reasons) as ImportReportReason[]) {
      expect(formatImportReport([line(why)], 'en'), why).toContain(reasons[why]);
    }
  });

  test('has three examples of a reason, and how many there are', () => {
    const text = formatImportReport(
      [1, 2, 3, 4, 5].map((number) => line('duplicate', { line: number, text: `t${number}` })),
      'en',
    );
    expect(text).toMatch(/5.*\n {2}1: t1\n {2}2: t2\n {2}3: t3\n {2}.*2/);
    expect(text.endsWith('\n\n')).toBe(true);
  });

  test('counts what is in many places, and says where the other place is', () => {
    const text = formatImportReport([line('dead-anchor', { times: 7, other: '#there' })], 'en');
    expect(text).toMatch(/7.*\n {2}1: a ×7 → #there/);
  });

  test('shows the first line of a text, without control characters, shortened', () => {
    const text = formatImportReport([line('too-long', { text: `\u001b[31m${'x'.repeat(300)}\nsecond` })], 'en');
    expect(text).not.toMatch(/second/);
    expect(text).not.toContain('\u001b');
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(150);
  });

  test('is empty where there is nothing to say', () => {
    expect(formatImportReport([], 'en')).toBe('');
  });
});

describe('the counts of an import', () => {
  const counts: ImportCounts = {
    file: 'README.md',
    out: 'data',
    lines: 10,
    entries: 3,
    sections: 2,
    addresses: { all: 5, data: 4, kept: 1 } as ImportCounts['addresses'],
    seconds: 0.5,
    findings: { 'error code-missing': 2, 'warning duplicate-identity': 1 },
    fields: { year: 3 },
    lost: ['https://a.example/\u001b'],
  };

  test('are a table of one row, behind what was lost', () => {
    const text = formatImportCounts(counts, 4, 'en');
    expect(text.split('\n')[0]).toContain('https://a.example/');
    expect(text).not.toContain('\u001b');
    expect(text).toMatch(/\| README\.md \| .*0\.50/);
    expect(text).toMatch(/year.*\n.*code-missing.*duplicate-identity.*\n.*4.*data/s);
  });

  test('say that nothing was written, or that there is no list', () => {
    expect(formatImportCounts(counts, 0, 'en')).not.toBe(formatImportCounts(counts, 4, 'en'));
    expect(formatImportCounts({ ...counts, entries: 0 }, 0, 'en')).toContain('README.md');
    expect(formatImportCounts({ ...counts, entries: 0 }, 0, 'en').split('\n')).toHaveLength(2);
  });
});

describe('what stays hand-written', () => {
  const part = (at: number, lines: number): HandWrittenPart => ({ line: at, lines, heading: `h${at}`, kinds: ['text'] });

  test('is shown in the order of the source, the largest parts of it', () => {
    const text = formatHandWritten([...Array.from({ length: 12 }, (_, n) => part(n + 1, n + 1))].toReversed(), 'en');
    const shown = [...text.matchAll(/h(\d+)/g)].map(([, number]) => Number(number));
    expect(shown).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(text).toContain('78');
  });

  test('is nothing where nothing does', () => {
    expect(formatHandWritten([], 'en')).toBe('');
  });
});
