import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildReview } from '../../../src/jobs/review/review-pull-request.ts';
import { buildReviewCheck } from '../../../src/report/review/check-run.ts';
import { formatPullRequestComment } from '../../../src/report/review/pull-request-comment.ts';
import { name, openSandboxFixture, type SandboxFixture } from '../../forge/sandbox-fixture.ts';
import { dataset, listFiles, openTestWorld, type TestWorld } from '../shared/example-list.ts';

let at: SandboxFixture;
let world: TestWorld;
beforeEach(async () => {
  [at, world] = await Promise.all([openSandboxFixture(listFiles, { contract: true }), openTestWorld()]);
});
afterEach(async () => {
  await Promise.all([at.sandbox.close(), world.close()]);
  expect(at.violations()).toEqual([]);
});

const open = (login: string, files: Record<string, string>) =>
  at.sandbox.asUser(login).openPullRequest({ repository: name, title: 'Add', branch: 'add', files });
const review = async (number: number) => buildReview(at.forge, await at.forge.readPullRequest(number), world.tools);

describe('another open pull request that adds the same', () => {
  it('is named, whatever its file is called, and blocks nobody', async () => {
    const first = await open('mei', { 'data/new.yml': dataset('One', 'https://new.example.org/data') });
    const second = await open('li', { 'data/new.yml': dataset('Two', 'http://www.new.example.org/data/') });
    await open('wang', { 'data/third.yml': dataset('Three', 'https://third.example.org/'), 'notes.yml': 'a: 1\n' });
    const found = await review(second.number);
    expect(found.competingEntries).toMatchObject([{ name: 'Two', file: 'data/new.yml', line: 1, pull: first.number }]);
    expect(buildReviewCheck(found, 'en').conclusion).toBe('success');
    const comment = formatPullRequestComment(found, 'en');
    expect(comment).toMatch(new RegExp(`\\[pull request ${first.number}\\]\\(http[^)]*/pull/${first.number}\\) adds the same: `));
    expect(formatPullRequestComment(found, 'zh')).toContain(`[PR ${first.number}`);
  });

  it('does not count when it is closed, nor for what it only changes, nor itself', async () => {
    const first = await open('mei', { 'data/new.yml': dataset('One', 'https://new.example.org/data') });
    await open('wang', { 'data/old.yml': `${listFiles['data/old.yml']}year: 2020\n` });
    await at.sandbox.asUser('mei').close(name, first.number);
    const second = await open('li', { 'data/new.yml': dataset('Two', 'https://new.example.org/data') });
    expect((await review(second.number)).competingEntries).toBeUndefined();
  });

  it('that can not be read, or that GitHub does not tell, changes nothing', async () => {
    await open('mei', { 'data/new.yml': 'kind: [', 'data/blob.yml': 'a\0b' });
    const { number } = await open('li', { 'data/other.yml': dataset('Two', 'https://new.example.org/data') });
    expect((await review(number)).competingEntries).toBeUndefined();
    const forge = at.forge;
    expect(forge.listOpenPullRequestFiles).toBeDefined();
    Object.assign(forge, { listOpenPullRequestFiles: undefined });
    const pull = await forge.readPullRequest(number);
    expect((await buildReview(forge, pull, world.tools)).findings).toEqual([]);
  });
});
