import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reviewOf } from '../../src/jobs/review-pull-request.ts';
import { reviewCheck } from '../../src/report/check-run.ts';
import { pullRequestComment } from '../../src/report/pull-request.ts';
import { type AtSandbox, atSandbox, name } from '../forge/at-sandbox.ts';
import { dataset, listFiles, openWorld, type World } from './example.ts';

let at: AtSandbox;
let world: World;
beforeEach(async () => {
  [at, world] = await Promise.all([atSandbox(listFiles, { contract: true }), openWorld()]);
});
afterEach(async () => {
  await Promise.all([at.sandbox.close(), world.close()]);
  expect(at.violations()).toEqual([]);
});

const open = (login: string, files: Record<string, string>) =>
  at.sandbox.as(login).openPullRequest({ repository: name, title: 'Add', branch: 'add', files });
const review = async (number: number) => reviewOf(at.forge, await at.forge.pullRequest(number), world.tools);

describe('another open pull request that adds the same', () => {
  it('is named, whatever its file is called, and blocks nobody', async () => {
    const first = await open('mei', { 'data/new.yml': dataset('One', 'https://new.example.org/data') });
    const second = await open('li', { 'data/new.yml': dataset('Two', 'http://www.new.example.org/data/') });
    await open('wang', { 'data/third.yml': dataset('Three', 'https://third.example.org/'), 'notes.yml': 'a: 1\n' });
    const found = await review(second.number);
    expect(found.rivals).toMatchObject([{ name: 'Two', file: 'data/new.yml', line: 1, pull: first.number }]);
    expect(reviewCheck(found, 'en').conclusion).toBe('success');
    const comment = pullRequestComment(found, 'en');
    expect(comment).toMatch(new RegExp(`\\[pull request ${first.number}\\]\\(http[^)]*/pull/${first.number}\\) adds the same: `));
    expect(pullRequestComment(found, 'zh')).toContain(`合并请求 ${first.number}`);
  });

  it('does not count when it is closed, nor for what it only changes, nor itself', async () => {
    const first = await open('mei', { 'data/new.yml': dataset('One', 'https://new.example.org/data') });
    await open('wang', { 'data/old.yml': `${listFiles['data/old.yml']}year: 2020\n` });
    await at.sandbox.as('mei').close(name, first.number);
    const second = await open('li', { 'data/new.yml': dataset('Two', 'https://new.example.org/data') });
    expect((await review(second.number)).rivals).toBeUndefined();
  });

  it('that can not be read, or that GitHub does not tell, changes nothing', async () => {
    await open('mei', { 'data/new.yml': 'kind: [', 'data/blob.yml': 'a\0b' });
    const { number } = await open('li', { 'data/other.yml': dataset('Two', 'https://new.example.org/data') });
    expect((await review(number)).rivals).toBeUndefined();
    const { openChanges, ...forge } = at.forge;
    expect(openChanges).toBeDefined();
    const pull = await at.forge.pullRequest(number);
    expect((await reviewOf(forge, pull, world.tools)).findings).toEqual([]);
  });
});
