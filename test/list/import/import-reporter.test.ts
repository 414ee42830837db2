import { expect, test } from 'vitest';
import { ImportReporter } from '../../../src/list/import/import-reporter.ts';

test('ImportReporter counts what repeats in every entry, and lists all else', () => {
  const report = new ImportReporter();
  report.add({ line: 1, what: 'label', text: 'Paper', why: 'said-by-role', other: 'paper' });
  report.add({ line: 5, what: 'label', text: 'Paper', why: 'said-by-role', other: 'paper' });
  report.add({ line: 2, what: 'image', text: '![](a.png)', why: 'image' });
  report.add({ line: 6, what: 'image', text: '![](a.png)', why: 'image' });
  const other = new ImportReporter();
  other.merge(report.lines);
  other.merge(report.lines);
  expect(report.lines.map(({ line, times }) => [line, times])).toEqual([
    [1, 2],
    [2, undefined],
    [6, undefined],
  ]);
  expect(other.lines[0]?.times).toBe(4);
});
