import { beforeEach, describe, expect, it } from 'vitest';
import { getMessages } from '../../../../src/messages/index.ts';
import type { HostedRepository } from '../../../../src/sandbox/model/world.ts';
import { createPageContext } from '../../../../src/sandbox/pages/page-context.ts';
import {
  listNewestCheckRuns,
  type PullRequestTab,
  renderPullRequestHeader,
} from '../../../../src/sandbox/pages/pull-request/header.ts';
import { createTestWorld, type TestWorld } from '../../helpers/create-test-world.ts';

const repository = 'keeper/list';
const { states, pulls } = getMessages('en').sandbox;
let test: TestWorld;
let list: HostedRepository;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
});

const open = (by: string, more = {}) =>
  test.as(by).openPullRequest({ repository, title: 'Add b', branch: 'b', files: { 'b.md': 'b\n' }, ...more });
function see(number: number, tab: PullRequestTab = 'conversation'): string {
  const issue = list.issues.get(number);
  if (!issue?.pull) throw new Error('no pull request');
  return renderPullRequestHeader(createPageContext(test.world, 'en'), { repository: list, issue, pull: issue.pull }, tab).html;
}

describe('the head of a pull request', () => {
  it('says its state', async () => {
    const { number } = await open('mei', { draft: true });
    const state = () => /<span class="state (\w+)">([^<]*)</.exec(see(number))?.slice(1);
    expect(state()).toEqual(['draft', states.draft]);
    await test.as('mei').readyForReview(repository, number);
    expect(state()).toEqual(['open', states.open]);
    await test.as('mei').close(repository, number);
    expect(state()).toEqual(['closed', states.closed]);
    await test.as('mei').reopen(repository, number);
    await test.as('keeper').merge({ repository, number });
    expect(state()).toEqual(['merged', states.merged]);
  });

  it('names the owner of a fork, also of one that was deleted, and nobody else', async () => {
    const { number } = await open('mei');
    expect(see(number)).toContain('<span class="branch">mei:b</span>');
    const pull = list.issues.get(number)?.pull;
    if (pull) pull.head.repository = undefined;
    expect(see(number)).toContain(`<span class="branch">${pulls.unknownFork}:b</span>`);
    expect(see((await open('keeper')).number)).toContain('<span class="branch">b</span>');
  });

  it('has a tab for each page, with what is on it, and marks the open one', async () => {
    const { number } = await open('mei');
    await test.as('mei').comment({ repository, issue: number, body: 'Hello' });
    await test.as('mei').comment({ repository, issue: number, body: 'Hello' });
    const counts = [...see(number, 'files').matchAll(/<span class="count">(\d+)</g)].map(([, count]) => count);
    expect(counts).toEqual(['2', '1', '1']);
    expect(see(number, 'files').match(/<a href="([^"]+)" class="here"/)?.[1]).toBe(`/${repository}/pull/${number}/files`);
  });
});

describe('the check runs of a commit', () => {
  it('are the newest of each App and name', () => {
    const run = (id: number, name: string, headSha: string, app: number) => ({ id, name, headSha, app: { id: app } }) as never;
    list.checkRuns.push(run(1, 'A', 'x', 1), run(2, 'A', 'x', 2), run(3, 'A', 'x', 1), run(4, 'A', 'y', 1), run(5, 'B', 'x', 1));
    expect(listNewestCheckRuns(list, 'x').map(({ id }) => id)).toEqual([3, 2, 5]);
  });
});
