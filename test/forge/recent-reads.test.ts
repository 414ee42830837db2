import { describe, expect, it } from 'vitest';
import { RecentReads } from '../../src/forge/recent-reads.ts';

const comments = [{ id: 1, html_url: '', body: 'A word.', user: { login: 'someone' } }];
const checkRuns = { headSha: 'a', name: 'Listkeeper', isSuiteCompleted: true, runs: [] };

describe('what was just read of a pull request', () => {
  it('is given out once, because an action may have changed it since', () => {
    const recent = new RecentReads({ pull: 7, comments, checkRuns, reviewComments: [] });
    expect(recent.takeComments(7)).toEqual(comments);
    expect(recent.takeComments(7)).toBeUndefined();
    expect(recent.takeCheckRuns('a', 'Listkeeper')).toEqual(checkRuns);
    expect(recent.takeCheckRuns('a', 'Listkeeper')).toBeUndefined();
    expect(recent.takeReviewComments(7)).toEqual([]);
    expect(recent.takeReviewComments(7)).toBeUndefined();
  });

  it('says nothing of another pull request, commit or check, nor of what was not read', () => {
    const recent = new RecentReads({ pull: 7, checkRuns });
    expect(recent.takeComments(8)).toBeUndefined();
    expect(recent.takeReviewComments(8)).toBeUndefined();
    expect(recent.takeComments(7)).toBeUndefined();
    expect(recent.takeCheckRuns('b', 'Listkeeper')).toBeUndefined();
    expect(recent.takeCheckRuns('a', 'Listkeeper outputs')).toBeUndefined();
    expect(recent.takeCheckRuns('a', 'Listkeeper')).toEqual(checkRuns);
  });
});
