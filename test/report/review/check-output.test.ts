import { describe, expect, it } from 'vitest';
import {
  buildAdoptionCheck,
  buildCheckWithoutAnnotations,
  buildFailedJobCheck,
  buildSupersededCheck,
  formatFailedRequestComment,
  joinLanguages,
  joinTitles,
} from '../../../src/report/review/check-output.ts';

const isInBothLanguages = (text: string) => /\p{Script=Han}/u.test(text) && /[a-z]{4}/i.test(text);

describe('a check without a review', () => {
  it('is in every language, since the settings may not have been read', () => {
    for (const { title, summary } of [
      buildSupersededCheck(),
      buildFailedJobCheck('review', undefined),
      buildFailedJobCheck('publish', undefined),
    ]) {
      expect(isInBothLanguages(title)).toBe(true);
      expect(isInBothLanguages(summary)).toBe(true);
    }
    expect(isInBothLanguages(formatFailedRequestComment('submit', undefined))).toBe(true);
  });

  it('is in one language where that is known', () => {
    expect(buildAdoptionCheck('en').title).not.toMatch(/\p{Script=Han}/u);
    expect(buildAdoptionCheck('zh').title).toMatch(/\p{Script=Han}/u);
  });

  it('says why the job failed, as text, and what to do', () => {
    const reason = { message: '<img src=x> @all failed', remedy: 'Try `again`.' };
    const { summary } = buildFailedJobCheck('review', reason);
    expect(summary).toContain('Try `again`.');
    expect(summary).not.toContain('<img');
    expect(summary).not.toBe(buildFailedJobCheck('review', undefined).summary);
    expect(formatFailedRequestComment('remedy', reason)).toContain('Try `again`.');
  });

  it('has a title within GitHub’s limit', () => {
    expect(buildCheckWithoutAnnotations('x'.repeat(1000)).title.length).toBeLessThanOrEqual(255);
    expect(joinTitles(['a'.repeat(200), 'b'.repeat(200)]).length).toBeLessThanOrEqual(255);
    expect(joinLanguages(['a', '', 'b'])).toBe('a\n\nb');
  });
});
