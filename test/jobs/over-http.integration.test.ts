import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan, needsRetry } from '../../src/forge/apply.ts';
import { checkRepositoryLinks } from '../../src/jobs/link-health/check-links.ts';
import { publishOutputs } from '../../src/jobs/publish/publish-outputs.ts';
import { reviewPullRequest } from '../../src/jobs/review/review-pull-request.ts';
import { name, openSandboxFixture, owner, type SandboxFixture } from '../forge/sandbox-fixture.ts';
import { dataset, listFiles, openTestWorld, type TestWorld } from './shared/example-list.ts';

let at: SandboxFixture;
let world: TestWorld;
beforeEach(async () => {
  [at, world] = await Promise.all([openSandboxFixture(listFiles, { contract: true }), openTestWorld()]);
});
afterEach(async () => {
  await Promise.all([at.sandbox.close(), world.close()]);
  expect(at.violations()).toEqual([]);
});

const propose = (files: Record<string, string | null>) =>
  at.sandbox
    .asUser('contributor')
    .openPullRequest({ repository: name, title: 'Add', branch: `b${Object.keys(files)[0]}`, files });
const review = async (number: number) => {
  const applied = await applyPlan(await reviewPullRequest(at.forge, number, world.tools), at.octokit, at.target);
  expect(applied.filter(({ done }) => !done)).toEqual([]);
  return applied;
};

describe('a pull request of one entry', () => {
  it('costs at most thirteen questions, and a second look fewer', async () => {
    const { number } = await propose({ 'data/new.yml': dataset('New', 'https://new.example.org/') });
    at.requests();
    await review(number);
    // The archive comes from a host of its own, which is no call of the interface.
    expect(at.requests().filter((each) => !each.includes('/_codeload/')).length).toBeLessThanOrEqual(13);
    await review(number);
    expect(at.requests().filter((each) => !each.startsWith('GET') && !each.endsWith('/graphql'))).toEqual([
      expect.stringMatching(/^PATCH .*\/check-runs\//),
    ]);
  });

  it('costs one request more where another open pull request adds the same, in a repository that has none of our labels', async () => {
    await propose({ 'data/first.yml': dataset('First', 'https://new.example.org/') });
    const { number } = await propose({ 'data/second.yml': dataset('Second', 'https://new.example.org/') });
    at.requests();
    await review(number);
    expect(at.repository.issues.get(number)?.comments[0]?.body).toMatch(/pull request 1\]\(.*adds the same/);
    const calls = at.requests().filter((each) => !each.includes('/_codeload/'));
    expect(calls.filter((each) => each.startsWith('PATCH /repos/someone/list/labels/'))).toHaveLength(1);
    expect(calls.length).toBeLessThanOrEqual(14);
  });

  it('ends in one comment and a verdict on the last head, whatever was pushed before', async () => {
    const pull = await propose({ 'data/new.yml': `${dataset('New', 'https://new.example.org/')}wrong: 1\n` });
    await review(pull.number);
    const { headRepository } = pull;
    const headSha = await at.sandbox.asUser('contributor').push({
      repository: headRepository,
      branch: 'bdata/new.yml',
      files: { 'data/new.yml': dataset('New', 'https://new.example.org/') },
    });
    await review(pull.number);
    expect(at.repository.checkRuns.map((run) => [run.headSha, run.conclusion])).toEqual([
      [pull.headSha, 'failure'],
      [headSha, 'success'],
    ]);
    const issue = at.repository.issues.get(pull.number);
    expect(issue?.comments).toHaveLength(1);
    expect(issue?.labels).toEqual(['new-entry']);
  });
});

describe('the default branch', () => {
  it('gets its outputs after the merge, once, and its links into one issue', async () => {
    const { number } = await propose({ 'data/doi.yml': dataset('Doi', 'https://doi.org/10.1000/nothing') });
    await at.sandbox.asUser(owner).merge({ repository: name, number });
    const publish = async () => applyPlan(await publishOutputs(at.forge), at.octokit, at.target);
    expect(await publish()).toMatchObject([{ action: 'commit', done: true, changed: true }]);
    expect((await at.forge.readFiles('main', ['README.md'])).files[0]?.text).toContain('10.1000/nothing');
    expect(await publish()).toEqual([]);

    for (const days of [0, 2]) {
      world.advanceDays(days);
      const applied = await applyPlan(await checkRepositoryLinks(at.forge, world.tools), at.octokit, at.target);
      expect(applied).toMatchObject([
        { action: 'commit', done: true },
        { action: 'issue', done: true },
      ]);
    }
    const issues = [...at.repository.issues.values()].filter(({ pull }) => !pull);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.title).toContain('1 link needs a decision');
  });

  it('is read again when somebody pushes while outputs are written', async () => {
    const plan = await publishOutputs(at.forge);
    await at.sandbox
      .asUser(owner)
      .push({ repository: name, branch: 'main', files: { 'data/new.yml': dataset('New', 'https://new.example.org/') } });
    expect(needsRetry(await applyPlan(plan, at.octokit, at.target))).toBe(true);
    await applyPlan(await publishOutputs(at.forge), at.octokit, at.target);
    expect((await at.forge.readFiles('main', ['README.md'])).files[0]?.text).toContain('new.example.org');
  });
});
