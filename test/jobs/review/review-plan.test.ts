import { describe, expect, it } from 'vitest';
import { TooManyEntriesError } from '../../../src/jobs/review/review-limits.ts';
import {
  buildReviewPlan,
  buildTooLargePlan,
  type PullRequestReview,
  planAdoptionCheck,
} from '../../../src/jobs/review/review-plan.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { cancelled, mixedReview, review as plainReview } from '../../report/fixtures.ts';
import { pullRequest } from '../shared/stub-forge.ts';

type Comment = typeof defaultSettings.review.comment;
const withComment = (comment: Comment) => ({ ...defaultSettings, review: { ...defaultSettings.review, comment } });
const suggestion = {
  file: 'a.yml',
  line: 1,
  startLine: 1,
  text: 'x',
} as unknown as PullRequestReview['suggestedChanges'][number];
function plan(
  review: ReturnType<typeof plainReview>,
  { comment = 'always' as Comment, labels = [] as string[], marked = false, suggested = false } = {},
) {
  const whole = { ...review, settings: withComment(comment), head: [], suggestedChanges: suggested ? [suggestion] : [] };
  return buildReviewPlan(whole, pullRequest({ labels }), marked).actions;
}
const types = (...args: Parameters<typeof plan>) => plan(...args).map(({ type }) => type);
const labels = (...args: Parameters<typeof plan>) => plan(...args).find(({ type }) => type === 'labels');

describe('the plan of a review', () => {
  it('has a check, a comment, suggestions and labels', () => {
    expect(types(mixedReview(), { suggested: true })).toEqual(['check-run', 'comment', 'suggest', 'labels']);
  });

  it('says nothing where the settings ask for that', () => {
    expect(types(mixedReview(), { comment: 'never', suggested: true })).toEqual(['check-run', 'labels']);
  });

  it.each([
    ['problems', plainReview({ findings: [] }), true],
    ['problems', mixedReview(), undefined],
    ['always', plainReview({ isUnaffected: true }), true],
    ['always', plainReview(), undefined],
  ] as const)(
    'with comment: %s updates only a comment that is there, where nothing is to be said',
    (comment, review, onlyIfPresent) => {
      const action = plan(review, { comment }).find(({ type }) => type === 'comment');
      expect(action && 'onlyIfPresent' in action ? action.onlyIfPresent : undefined).toBe(onlyIfPresent);
    },
  );
});

describe('the labels of a pull request', () => {
  it('are added and removed, but only ours', () => {
    expect(labels(plainReview(), { labels: ['Needs-Fix', 'help wanted'] })).toMatchObject({
      add: ['new-entry'],
      remove: ['needs-fix'],
    });
    expect(labels(mixedReview({ deadLinks: [cancelled] }))).toMatchObject({
      add: ['new-entry', 'needs-fix', 'dead-link'],
      remove: [],
    });
  });

  it('are left alone where they are right, in any case of letters', () => {
    expect(labels(plainReview(), { labels: ['New-Entry'] })).toBeUndefined();
  });

  it('keep a maintainer’s decision that it is a duplicate', () => {
    expect(labels(plainReview(), { labels: ['new-entry', 'duplicate'], marked: true })).toBeUndefined();
    expect(labels(plainReview(), { labels: ['new-entry', 'duplicate'] })).toMatchObject({ remove: ['duplicate'] });
  });
});

describe('a pull request without a review', () => {
  it('that is too large fails, and its author reads why', () => {
    const error = new TooManyEntriesError({ number: 12 });
    expect(buildTooLargePlan(pullRequest(), error, withComment('always')).actions).toMatchObject([
      { type: 'check-run', conclusion: 'failure' },
      { type: 'comment' },
    ]);
    expect(buildTooLargePlan(pullRequest(), error, withComment('never')).actions).toHaveLength(1);
  });

  it('that is our own has a neutral check', () => {
    expect(planAdoptionCheck(pullRequest(), { settings: defaultSettings }).actions).toMatchObject([{ conclusion: 'neutral' }]);
  });
});
