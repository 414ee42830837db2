import { describe, expect, it } from 'vitest';
import { needsAttention, sortByAttention } from '../../../src/bot/lists-page/attention.ts';
import { createRecord } from './list-record-fixture.ts';

describe('what needs attention', () => {
  it.each([
    ['a failure', { failures: [{ kind: 'check' as const, at: 1 }] }, true],
    ['generated files that wait', { problems: 1 }, true],
    ['a dead link', { dead: 1 }, true],
    ['a link to look at', { toReview: 1 }, true],
    ['a pull request without a review', { pulls: 2, unreviewed: [4] }, true],
    ['open pull requests that are all reviewed', { pulls: 2 }, false],
    ['nothing', {}, false],
  ])('%s', (_, figures, expected) => {
    expect(needsAttention(createRecord('a', figures))).toBe(expected);
  });

  it('comes first: failures, outputs, dead links, other links, pull requests; more before less; then names', () => {
    const sorted = sortByAttention([
      createRecord('b'),
      createRecord('A'),
      createRecord('waiting', { pulls: 9, unreviewed: [1, 2] }),
      createRecord('doubtful', { toReview: 1, pulls: 1, unreviewed: [1] }),
      createRecord('dead', { dead: 1, toReview: 50 }),
      createRecord('deader', { dead: 2 }),
      createRecord('blocked', { problems: 1 }),
      createRecord('failed', { failures: [{ kind: 'publish', at: 1 }] }),
    ]);
    expect(sorted.map(({ repo }) => repo)).toEqual(['failed', 'blocked', 'deader', 'dead', 'doubtful', 'waiting', 'A', 'b']);
  });

  it('is not asked for where a part was not seen yet', () => {
    const { links: _links, outputs: _outputs, ...fresh } = createRecord('fresh');
    expect(needsAttention(fresh)).toBe(false);
  });
});
