import { describe, expect, it } from 'vitest';
import type { ReviewedEntry } from '../../../src/model/review.ts';
import { formatHeadline, formatSignedHeadline } from '../../../src/report/review/headline.ts';
import { cancelled, codeNotText, mixedReview, review, unknownField } from '../fixtures.ts';

const [base] = review().entries as [ReviewedEntry];
const entry = (name: string, change: Partial<ReviewedEntry> = {}): ReviewedEntry => ({
  ...base,
  id: name.toLowerCase(),
  name,
  file: `data/${name}.yml`,
  ...change,
});
const broken = (name: string, ...findings: (typeof codeNotText)[]) => entry(name, { state: 'to-fix', findings });
const headline = (change: Parameters<typeof review>[0]) => formatHeadline(review(change), 'en');

describe('the headline of a review', () => {
  it('names the entry that is ready, or counts them', () => {
    expect(headline({})).toContain('CMID');
    expect(headline({ entries: [entry('A'), entry('B')] })).toContain('both');
  });

  it('says that nothing of the list is touched', () => {
    expect(headline({ isUnaffected: true })).not.toBe(headline({ entries: [] }));
    expect(headline({ entries: [], isUnaffected: false })).not.toBe('');
  });

  it('names what has to be fixed, and how many are ready', () => {
    const text = formatHeadline(mixedReview(), 'en');
    expect(text).toContain('MedDG');
    expect(text).toMatch(/1 of 2/);
  });

  it('says that several entries have the same mistakes', () => {
    const same = headline({
      entries: [broken('A', codeNotText), broken('B', codeNotText)],
      findings: [codeNotText, codeNotText],
    });
    const different = headline({
      entries: [broken('A', codeNotText), broken('B', unknownField)],
      findings: [codeNotText, unknownField],
    });
    expect(same).not.toBe(different);
    expect(same).toMatch(/same/);
  });

  it('names three removed entries at most', () => {
    const removed = (count: number) =>
      headline({ removedEntries: Array.from({ length: count }, (_, index) => ({ name: `R${index}` })) as never });
    expect(removed(3)).toMatch(/R0.*R1.*R2/);
    expect(removed(4)).not.toContain('R0');
  });

  it('names the files of problems that belong to no entry', () => {
    const inSettings = { ...codeNotText, file: '.github/listkeeper.yml', entry: undefined as never };
    expect(headline({ findings: [inSettings] })).toContain('listkeeper.yml');
    const dead = { ...cancelled, at: [{ file: 'data/other.yml', line: 1, column: 1 }] };
    expect(headline({ deadLinks: [dead] })).toContain('other.yml');
    const edited = { ...codeNotText, code: 'edited-output' as const, file: 'docs/README.md' };
    expect(headline({ findings: [edited, edited] })).toContain('README.md');
  });

  it('is one line of text when it is signed, whatever the names', () => {
    const signed = formatSignedHeadline(review({ entries: [entry('a\n# b <img> @all')] }), 'en');
    expect(signed).not.toMatch(/\n|<img>|(?<!\\)@all/);
    expect(signed.length).toBeLessThanOrEqual(1000);
  });
});
