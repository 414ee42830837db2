import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../src/list/authoring/apply-fixes.ts';
import type { Finding } from '../../../src/model/finding.ts';
import fc from '../../seeded-fast-check.ts';
import { datasetYaml, validateFiles } from '../list-fixtures.ts';

const at = (line: number, column: number, endColumn: number, fix: string): Finding => ({
  code: 'malformed',
  severity: 'error',
  file: 'data/a.yml',
  line,
  column,
  endLine: line,
  endColumn,
  fix,
});

describe('applyFixes', () => {
  it('replaces the range of each finding and nothing else', () => {
    const text = 'one: 1\r\ntwo: 0123\nthree: x';
    expect(applyFixes(text, [at(2, 6, 10, '"0123"'), at(1, 1, 4, 'uno'), at(3, 8, 9, 'yy')]).text).toBe(
      'uno: 1\r\ntwo: "0123"\nthree: yy',
    );
  });

  it('leaves an overlapping fix for another round', () => {
    const both = [at(1, 1, 5, 'abcd'), at(1, 3, 6, 'x')];
    const { text, applied } = applyFixes('12345', both);
    expect([text, applied]).toEqual(['abcd5', [both[0]]]);
  });

  it('counts two equal fixes of one range as applied, and makes the change once', () => {
    const both = [at(1, 1, 5, 'abcd'), { ...at(1, 1, 5, 'abcd'), found: 'another' }];
    expect(applyFixes('12345', both)).toEqual({ text: 'abcd5', applied: both });
  });

  it('skips a finding whose range is outside the text', () => {
    for (const finding of [at(9, 1, 2, 'x'), at(1, 4, 9, 'x'), at(1, 3, 2, 'x'), at(0, 1, 1, 'x'), at(1, 0, 1, 'x')]) {
      expect(applyFixes('abc\nd', [finding])).toEqual({ text: 'abc\nd', applied: [] });
    }
    const { endColumn: _, ...open } = at(1, 1, 2, 'x');
    expect(applyFixes('abc', [open]).applied).toEqual([]);
  });

  it('removes the findings that it fixes', () => {
    const text = datasetYaml('', 'Pan', 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ').concat(
      '    code: 0123\nlicense: mit\n',
    );
    const findings = validateFiles({ 'a.yml': text });
    const mendable = findings.filter(({ fix }) => fix !== undefined).map(({ code }) => code);
    expect(mendable).toContain('code-not-text');
    const { text: mended } = applyFixes(text, findings);
    const left = validateFiles({ 'a.yml': mended }).map(({ code }) => code);
    expect(left.filter((code) => code === 'code-not-text')).toEqual([]);
    expect(mended).toContain('code: "0123"');
  });

  it('never changes text outside the ranges, whatever the text', () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('a', '中', '😀', ':', '\r', ' ') }), { minLength: 1, maxLength: 6 });
    // Two findings may share a place: the test above covers that.
    const spans = fc.uniqueArray(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 10 }), fc.nat(9)), {
      maxLength: 6,
      selector: String,
    });
    fc.assert(
      fc.property(lines, spans, (all, places) => {
        const text = all.join('\n');
        const findings = places.map(([line, column, width]) => at(line, column, column + width, '\u0001'));
        const { text: mended, applied } = applyFixes(text, findings);
        expect(mended.split('\u0001')).toHaveLength(applied.length + 1);
        let from = 0;
        for (const piece of mended.split('\u0001')) {
          const found = text.indexOf(piece, from);
          expect(found).toBeGreaterThanOrEqual(from);
          from = found + piece.length;
        }
      }),
      { numRuns: 300 },
    );
  });
});
