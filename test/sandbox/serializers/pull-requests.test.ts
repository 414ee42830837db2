import { beforeEach, describe, expect, it } from 'vitest';
import type { HostedRepository, Issue } from '../../../src/sandbox/model/world.ts';
import {
  serializeFullPullRequest,
  serializeMinimalPullRequests,
  serializePullRequest,
  serializeReviewComment,
} from '../../../src/sandbox/serializers/pull-requests.ts';
import { createTestWorld, type TestWorld } from '../helpers/create-test-world.ts';

const repository = 'keeper/list';
let test: TestWorld;
let list: HostedRepository;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
});

async function open(by: string, more = {}): Promise<Issue> {
  const { number } = await test
    .as(by)
    .openPullRequest({ repository, title: 'Add b', branch: 'b', files: { 'b.md': 'b\n' }, ...more });
  const issue = list.issues.get(number);
  if (!issue) throw new Error('no pull request');
  return issue;
}

describe('a pull request', () => {
  it('names both sides, that of a fork by its owner', async () => {
    const seen = serializePullRequest(test.world, list, await open('mei'));
    expect(seen).toMatchObject({
      head: { label: 'mei:b', repo: { full_name: 'mei/list' } },
      base: { label: 'keeper:main', ref: 'main' },
      merged_at: null,
      merge_commit_sha: null,
    });
    expect(seen.diff_url).toBe('http://sandbox.example/keeper/list/pull/1.diff');
  });

  it('has no repository of its head where that was deleted, and its author for the owner', async () => {
    const issue = await open('mei');
    if (issue.pull) issue.pull.head.repository = undefined;
    expect(serializePullRequest(test.world, list, issue).head).toMatchObject({ label: 'mei:b', repo: null });
  });

  it.each([
    [null, false, 'unknown'],
    [true, false, 'clean'],
    [true, true, 'draft'],
    [false, true, 'dirty'],
  ])('that is mergeable %j and a draft %j is %s', async (mergeable, draft, state) => {
    const seen = serializeFullPullRequest(test.world, list, await open('mei', { draft }), mergeable);
    expect(seen).toMatchObject({ mergeable, draft, mergeable_state: state, merged: false, merged_by: null, commits: 1 });
  });

  it('is not what an issue is', async () => {
    const number = await test.as('mei').openIssue({ repository, title: 'A' });
    const issue = list.issues.get(number);
    expect(() => issue && serializePullRequest(test.world, list, issue)).toThrow(`#${number} is not a pull request`);
  });
});

describe('the pull requests of a check', () => {
  it('are open ones of the repository itself, not of a fork', async () => {
    const own = await open('keeper');
    const foreign = await open('mei');
    const of = (issue: Issue) => serializeMinimalPullRequests(test.world, list, issue.pull?.head.sha ?? '');
    expect(of(own)).toMatchObject([{ number: own.number, head: { ref: 'b' }, base: { ref: 'main' } }]);
    expect(of(foreign)).toEqual([]);
    await test.as('keeper').close(repository, own.number);
    expect(of(own)).toEqual([]);
  });
});

describe('a comment on lines', () => {
  it('says where it begins and what it answers, where it does', async () => {
    const issue = await open('mei');
    const author = issue.author;
    const comment = { id: 5, author, path: 'b.md', line: 2, side: 'RIGHT' as const, body: '', createdAt: 0, updatedAt: 0 };
    const review = { id: 4, author, body: '', state: 'COMMENTED' as const, commitSha: 'c', createdAt: 0, comments: [] };
    const see = (more = {}) =>
      serializeReviewComment(test.world, list, issue, { review, comment: { ...comment, ...more }, diffHunk: '@@' });
    expect(see()).toMatchObject({ line: 2, start_line: null, start_side: null });
    expect(see()).not.toHaveProperty('in_reply_to_id');
    expect(see({ startLine: 1, inReplyToId: 3 })).toMatchObject({ start_line: 1, start_side: 'RIGHT', in_reply_to_id: 3 });
  });
});
