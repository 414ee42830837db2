import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { Review } from '../../../src/model/review.ts';
import { buildReviewCheck } from '../../../src/report/review/check-run.ts';
import { cancelled, mixedReview, oldAddress, review, silent, uncheckedLink, unknownField } from '../fixtures.ts';

it('the title of a check keeps the name of a file that it begins with', () => {
  const finding: Finding = { code: 'settings-refused', severity: 'error', file: '.github/listkeeper.yml', line: 1, column: 1 };
  const of = (language: 'en' | 'zh') =>
    buildReviewCheck(review({ language, entries: [], findings: [finding], settingsFindings: [finding] }), language).title;
  expect(of('zh')).toMatch(/^listkeeper\.yml 有 1 处/);
  expect(of('en')).toBe('1 problem in listkeeper.yml.');
});

describe('the check run', () => {
  it('annotates every finding at its line, and link problems as notices', () => {
    expect(buildReviewCheck(mixedReview(), 'en')).toMatchObject({
      conclusion: 'failure',
      title: '“MedDG” needs 2 fixes; 1 of 2 is ready to merge.',
      annotations: [
        {
          path: 'data/datasets/meddg.yml',
          startLine: 4,
          endLine: 4,
          startColumn: 1,
          endColumn: 5,
          level: 'failure',
          title: 'unknown-field',
        },
        {
          startLine: 8,
          level: 'notice',
          title: 'link: unreachable',
          message: 'http://openkg.cn/dataset/meddg: timed out.',
        },
        { startLine: 9, level: 'failure', title: 'code-not-text', message: expect.stringContaining('0123') },
      ],
    });
  });

  it.each<[string, Partial<Review>, string]>([
    ['nothing wrong', {}, 'success'],
    ['a link that nobody answers for', { links: [silent] }, 'success'],
    ['a page that is gone, on the word of the page only', { links: [{ ...cancelled, evidence: { asked: 'page' } }] }, 'success'],
    ['a link that its owner denies', { links: [cancelled], deadLinks: [cancelled] }, 'failure'],
    ['a hint', { findings: [oldAddress] }, 'success'],
    ['an error', { findings: [unknownField] }, 'failure'],
    ['an error that was there before', { preExistingFindings: [unknownField] }, 'success'],
    ['no network', { isOffline: true, links: [uncheckedLink] }, 'neutral'],
    ['nothing of the list', { isUnaffected: true, entries: [] }, 'neutral'],
  ])('%s: %s', (_, change, conclusion) => {
    expect(buildReviewCheck(review(change), 'en').conclusion).toBe(conclusion);
  });

  it('has columns only for a finding on one line', () => {
    const { annotations } = buildReviewCheck(review({ findings: [{ ...unknownField, endLine: 6 }] }), 'en');
    expect(annotations[0]).toMatchObject({ startLine: 4, endLine: 6 });
    expect(annotations[0]).not.toHaveProperty('startColumn');
  });
});
