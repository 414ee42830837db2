import { expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { formatFindingGroup } from '../../../src/report/review/finding-row.ts';
import { review } from '../fixtures.ts';

const at = { file: 'data/a.yml', line: 1, column: 1, severity: 'error' } as const;
const row = (...findings: Finding[]) => formatFindingGroup(review(), findings, 'en');

it('the reason why a file was refused is a word of the sentence, in all of its places', () => {
  expect(row({ ...at, code: 'file-refused', found: 'binary' })).toContain('it is a binary file. Files are plain UTF-8 text');
});

it('two equal mistakes of one line are one place', () => {
  const refused = (line: number): Finding => ({ ...at, line, code: 'yaml-refused', found: '*a' });
  expect(row(refused(2), refused(2))).not.toContain('places');
  expect(row(refused(2), refused(2))).toBe(row(refused(2)));
  expect(row(refused(2), refused(2), refused(3))).toContain('2 places: ');
});
