import { describe, expect, it } from 'vitest';
import {
  exceedsReviewLimits,
  getExceededEntryLimit,
  isAdoptionPullRequest,
  isTooLarge,
  maxReviewedEntries,
  TooManyEntriesError,
} from '../../../src/jobs/review/review-limits.ts';
import { adoptionBranch } from '../../../src/jobs/shared/names.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { pullRequest } from '../shared/stub-forge.ts';

const entries = (count: number, words = '') => ({ path: 'data/a.yml', text: '- { id: a }\n'.repeat(count) + words });
const exceeds = (before: { path: string; text: string }[], after: { path: string; text: string }[], settings = defaultSettings) =>
  exceedsReviewLimits({
    base: before,
    head: after,
    changes: after.map(({ path }) => ({ path, status: 'modified' as const })),
    settings,
  });

describe('a pull request is too large', () => {
  it('with more entries than one review covers', () => {
    expect(exceeds([], [entries(maxReviewedEntries)])).toBe(false);
    expect(exceeds([], [entries(maxReviewedEntries + 1)])).toBe(true);
    const files = Array.from({ length: maxReviewedEntries + 1 }, (_, index) => ({
      path: `data/${index}.yml`,
      text: 'kind: dataset\n',
    }));
    expect(exceeds([], files)).toBe(true);
  });

  it('not for what the base already has', () => {
    expect(exceeds([entries(3000)], [entries(4999)])).toBe(false);
    expect(exceeds([entries(3000)], [entries(5001)])).toBe(true);
  });

  it('with more characters than two thousand entries have, however few they are', () => {
    const long = entries(1, `# ${'x'.repeat(9 * 1024 * 1024)}`);
    expect(exceeds([], [long])).toBe(true);
    expect(exceeds([long], [long])).toBe(false);
    expect(exceeds([], [{ ...long, path: 'docs/a.md' }])).toBe(false);
  });

  it('is counted later where the list is its README', () => {
    const settings = { ...defaultSettings, source: 'data/a.yml' };
    expect(exceeds([], [entries(3000)], settings)).toBe(false);
  });
});

it('says how many entries a review may have, and only then', () => {
  const error = new TooManyEntriesError({ number: 5 });
  expect([isTooLarge(error), getExceededEntryLimit(error)]).toEqual([true, maxReviewedEntries]);
  expect([isTooLarge(new Error('x')), getExceededEntryLimit(new Error('x'))]).toEqual([false, undefined]);
});

it('our own pull request that sets a list up is known by its branch, and by no fork', () => {
  const head = { sha: 'a', ref: adoptionBranch, repository: 'a/b' };
  expect(isAdoptionPullRequest(pullRequest({ head }))).toBe(true);
  expect(isAdoptionPullRequest(pullRequest({ head, fork: true }))).toBe(false);
});
