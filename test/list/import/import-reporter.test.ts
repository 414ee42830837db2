import { expect, test } from 'vitest';
import { ImportReporter } from '../../../src/list/import/import-reporter.ts';

test('ImportReporter counts what repeats in every entry, and lists all else', () => {
  const report = new ImportReporter();
  report.add(1, 'label', 'Paper', 'said-by-role', 'paper');
  report.add(5, 'label', 'Paper', 'said-by-role', 'paper');
  report.add(2, 'image', '![](a.png)', 'image');
  report.add(6, 'image', '![](a.png)', 'image');
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
