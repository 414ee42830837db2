import { expect, test } from 'vitest';
import { languages } from '../../../src/model/language.ts';
import type { Review } from '../../../src/model/review.ts';
import { collectProblems, countRows } from '../../../src/report/review/problems.ts';
import { formatPullRequestComment } from '../../../src/report/review/pull-request-comment.ts';
import fc from '../../seeded-fast-check.ts';
import { entryOf, linkOf, reviewOf } from './problem-reviews.ts';

/** What holds for the comment on every pull request, whatever its size. */

/**
 * A review by the number of entries with equal mistakes, with mistakes of their own, dead links,
 * doubts and ready ones.
 */
const arbitraryReview = fc
  .record({
    equal: fc.nat(2000),
    own: fc.nat(2000),
    dead: fc.nat(500),
    doubtful: fc.nat(500),
    ready: fc.nat(500),
    previewLength: fc.nat(800),
    hasCommands: fc.boolean(),
  })
  .map(({ equal, own, dead, doubtful, ready, previewLength, hasCommands }): Review => {
    let next = 0;
    const make = (count: number, build: (index: number) => Parameters<typeof entryOf>[1]) =>
      Array.from({ length: count }, () => {
        const index = next++;
        return entryOf(index, { preview: 'x'.repeat(previewLength), ...build(index) });
      });
    const place = (index: number) => ({ file: `data/datasets/m${index}.yml`, line: 3, endLine: 3, column: 1, endColumn: 5 });
    const error = { code: 'unknown-field', severity: 'error' } as const;
    const entries = [
      ...make(equal, (index) => ({ findings: [{ ...place(index), ...error, found: 'same', field: 'same', fix: 'name' }] })),
      ...make(own, (index) => ({ findings: [{ ...place(index), ...error, found: `own${index}`, field: `own${index}` }] })),
      ...make(dead, (index) => ({
        state: 'to-fix' as const,
        links: [linkOf(index, { verdict: 'gone', reason: 'not-found', evidence: { asked: 'page', status: 404 } })],
      })),
      ...make(doubtful, (index) => ({ links: [linkOf(index, { verdict: 'unreachable', reason: 'timeout' })] })),
      ...make(ready, () => ({})),
    ];
    return reviewOf(entries, { hasCommands });
  });

/** The rows between the headline and whatever else there is. */
const rowsToFix = (comment: string): string[] => {
  const [, block = ''] = /^\*\*.*\n\n(- [\s\S]*?)(?:\n\n|$)/.exec(comment) ?? [];
  return block.split(/\n(?=- )/).filter((row) => row.startsWith('- '));
};
const hiddenRows = (comment: string): number => {
  const [, rest = ''] = /^\*\*.*\n\n(?:- [\s\S]*?\n\n)?([^\n]*)/.exec(comment) ?? [];
  return Number(/^…+ ?(?:and|另有) (\d+) /.exec(rest)?.[1] ?? 0);
};

test('no row of what is to be fixed is cut while anything else is left, and rows and counts add up', () => {
  fc.assert(
    fc.property(arbitraryReview, fc.constantFrom(...languages), (review, language) => {
      const comment = formatPullRequestComment(review, language);
      expect(comment.length).toBeLessThanOrEqual(65_000);
      const { blocking } = collectProblems(review, language);
      expect(countRows(blocking)).toBe(review.findings.length + review.deadLinks.length);
      const shown = rowsToFix(comment);
      expect(shown.length + hiddenRows(comment)).toBe(blocking.length);
      // Each fold of the comment is a line without items as soon as one row is missing.
      if (shown.length < blocking.length) expect(comment).not.toMatch(/<details>|^> /m);
    }),
    { numRuns: 20 },
  );
});

test('the fix command is offered for as many problems as it fixes, and only where it is heard', () => {
  fc.assert(
    fc.property(arbitraryReview, (review) => {
      const comment = formatPullRequestComment(review, 'en');
      const fixable = review.findings.filter(({ fix }) => fix !== undefined).length;
      const total = review.findings.length + review.deadLinks.length;
      const [, offered] = /`\/listkeeper fix` fixes (it|them all|\d+ of them)\./.exec(comment) ?? [];
      if (!review.hasCommands || fixable === 0) expect(offered).toBeUndefined();
      else expect(offered).toBe(fixable < total ? `${fixable} of them` : total === 1 ? 'it' : 'them all');
    }),
    { numRuns: 20 },
  );
});
