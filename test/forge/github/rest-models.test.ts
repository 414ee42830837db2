import { describe, expect, it } from 'vitest';
import { toChangedFile, toIssue, toPullRequest } from '../../../src/forge/github/rest-models.ts';

const pull = {
  number: 7,
  title: 'Add',
  user: { login: 'someone' },
  state: 'open',
  draft: false,
  body: null,
  html_url: 'https://github.com/a/b/pull/7',
  merged_at: null,
  author_association: 'NONE',
  labels: [{ name: 'new-entry' }],
  head: { sha: 'h', ref: 'branch', repo: { full_name: 'a/b' } },
  base: { sha: 'b', ref: 'main', repo: { full_name: 'a/b' } },
};
type Pull = Parameters<typeof toPullRequest>[0];

describe('a pull request of the REST API', () => {
  it('may be without a text, an author or a fork', () => {
    expect(toPullRequest(pull as unknown as Pull)).toMatchObject({
      author: 'someone',
      body: '',
      fork: false,
      labels: ['new-entry'],
    });
    const gone = { ...pull, user: null, head: { ...pull.head, repo: null }, state: 'closed', merged_at: '2026-01-01T00:00:00Z' };
    expect(toPullRequest(gone as unknown as Pull)).toMatchObject({
      author: 'ghost',
      fork: true,
      state: 'closed',
      merged: true,
      head: { repository: undefined },
    });
  });
});

describe('an issue of the REST API', () => {
  it('may be without a text or an author, and have labels in two forms', () => {
    const issue = { number: 1, title: 'A', body: null, state: 'open', user: null, labels: ['a', { name: 'b' }, {}] };
    expect(toIssue(issue as unknown as Parameters<typeof toIssue>[0])).toMatchObject({
      body: '',
      author: { login: 'ghost', isBot: false },
      labels: ['a', 'b', ''],
      isPullRequest: false,
    });
  });
});

describe('a changed file of the REST API', () => {
  it.each([
    ['added', { status: 'added' }],
    ['copied', { status: 'added' }],
    ['changed', { status: 'modified' }],
    ['removed', { status: 'removed' }],
    ['renamed', { status: 'renamed', previousPath: 'old' }],
  ])('is %s', (status, expected) => {
    const file = { filename: 'new', previous_filename: 'old', status } as Parameters<typeof toChangedFile>[0];
    expect(toChangedFile(file)).toEqual({ path: 'new', ...expected });
  });
});
