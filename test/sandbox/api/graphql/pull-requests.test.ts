import { beforeEach, describe, expect, it } from 'vitest';
import { buildPullRequestNode, buildPullRequestsNode } from '../../../../src/sandbox/api/graphql/pull-requests.ts';
import type { HostedRepository, ReviewComment } from '../../../../src/sandbox/model/world.ts';
import { createTestWorld, type TestWorld } from '../../helpers/create-test-world.ts';

const repository = 'keeper/list';
let test: TestWorld;
let list: HostedRepository;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create({ 'a.md': 'a\n' });
});

const open = (branch: string, by = 'mei') => {
  test.wait(1000);
  return test.as(by).openPullRequest({ repository, title: `Add ${branch}`, branch, files: { [`${branch}.md`]: 'x\n' } });
};
const context = () => ({
  world: test.world,
  repository: list,
  buildCommit: async (oid: string) => ({ oid }),
  buildRef: (ref: string) => ({ name: ref }),
});
const numbers = (given = {}) => buildPullRequestsNode(context(), { first: 10, ...given }).nodes.map((node) => node?.number);
const node = (number: number) => {
  const found = buildPullRequestNode(context(), list.issues.get(number));
  if (!found) throw new Error('no pull request');
  return found;
};

describe('the pull requests of a repository', () => {
  it('are in the order that is asked for, by what is asked for', async () => {
    const { number: one } = await open('b');
    const { number: two } = await open('c');
    await test.as('keeper').openIssue({ repository, title: 'No pull request' });
    test.wait(1000);
    await test.as('mei').editIssue({ repository, number: one, title: 'Newer' });
    expect(numbers()).toEqual([one, two]);
    expect(numbers({ orderBy: { field: 'CREATED_AT', direction: 'DESC' } })).toEqual([two, one]);
    expect(numbers({ orderBy: { field: 'UPDATED_AT', direction: 'DESC' } })).toEqual([one, two]);
  });

  it('are those of the states that are asked for', async () => {
    const { number: merged } = await open('b');
    const { number: closed } = await open('c');
    const { number: left } = await open('d');
    await test.as('keeper').merge({ repository, number: merged });
    await test.as('mei').close(repository, closed);
    expect(numbers({ states: ['MERGED'] })).toEqual([merged]);
    expect(numbers({ states: ['CLOSED'] })).toEqual([closed]);
    expect(numbers({ states: ['OPEN', 'CLOSED'] })).toEqual([closed, left]);
    expect([merged, closed, left].map((number) => [node(number).state, node(number).merged])).toEqual([
      ['MERGED', true],
      ['CLOSED', false],
      ['OPEN', false],
    ]);
  });

  it('come in pages, each from the cursor of the one before', async () => {
    for (const branch of ['b', 'c', 'd']) await open(branch);
    const first = buildPullRequestsNode(context(), { first: 2 });
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = buildPullRequestsNode(context(), { first: 2, after: String(first.pageInfo.endCursor) });
    expect(second.nodes).toHaveLength(1);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(buildPullRequestsNode(context(), { first: 10, states: ['MERGED'] }).pageInfo).toEqual({
      hasNextPage: false,
      endCursor: null,
    });
  });
});

describe('a pull request', () => {
  it('says where it comes from, who wrote it and what it changes', async () => {
    const { number, headSha } = await open('b');
    expect(node(number)).toMatchObject({
      isCrossRepository: true,
      headRepository: { nameWithOwner: 'mei/list' },
      headRefOid: headSha,
      author: { __typename: 'User', login: 'mei' },
      authorAssociation: 'FIRST_TIME_CONTRIBUTOR',
    });
    expect(await node(number).files({ first: 10 })).toEqual({
      totalCount: 1,
      nodes: [{ path: 'b.md', changeType: 'ADDED', additions: 1, deletions: 0 }],
    });
    expect(await node(number).commits({ last: 1 })).toMatchObject({ totalCount: 1 });
    expect(node((await open('own', 'keeper')).number).isCrossRepository).toBe(false);
  });

  it('has no repository of its head where that was deleted', async () => {
    const { number } = await open('b');
    const pull = list.issues.get(number)?.pull;
    if (pull) pull.head.repository = undefined;
    expect(node(number)).toMatchObject({ headRepository: null, isCrossRepository: true });
  });

  it('has comments, labels and threads, the login of an App without its suffix', async () => {
    const { number } = await open('b');
    const issue = list.issues.get(number);
    const bot = { account: test.world.app.bot, app: test.world.app };
    const remark = (id: number, inReplyToId?: number): ReviewComment => ({
      id,
      author: bot,
      path: 'b.md',
      line: 1,
      side: 'RIGHT',
      body: `remark ${id}`,
      createdAt: 0,
      updatedAt: 0,
      ...(inReplyToId === undefined ? {} : { inReplyToId }),
    });
    const comments = [remark(1), remark(2), remark(3, 1)];
    issue?.pull?.reviews.push({ id: 9, author: bot, body: '', state: 'COMMENTED', commitSha: '', createdAt: 0, comments });
    await test.as('keeper').comment({ repository, issue: number, body: 'Hello' });
    issue?.labels.push('bug', 'gone');
    expect(
      node(number)
        .labels({ first: 10 })
        .nodes.map(({ name }) => name),
    ).toEqual(['bug']);
    expect(node(number).comments({ first: 1 }).nodes).toMatchObject([{ body: 'Hello', author: { login: 'keeper' } }]);
    const threads = node(number).reviewThreads({ first: 10 });
    expect(threads.totalCount).toBe(2);
    expect(threads.nodes[0]?.comments({ first: 10 }).nodes).toMatchObject([
      { body: 'remark 1', author: { __typename: 'Bot', login: 'listkeeper' } },
      { body: 'remark 3' },
    ]);
  });

  it('is none where there is no issue, or one that is no pull request', async () => {
    const number = await test.as('keeper').openIssue({ repository, title: 'A' });
    expect(buildPullRequestNode(context(), list.issues.get(number))).toBeNull();
    expect(buildPullRequestNode(context(), undefined)).toBeNull();
  });
});
