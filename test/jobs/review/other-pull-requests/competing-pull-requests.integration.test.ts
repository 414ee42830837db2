import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildReview } from '../../../../src/jobs/review/review-pull-request.ts';
import { buildReviewCheck } from '../../../../src/report/review/check-run.ts';
import { formatPullRequestComment } from '../../../../src/report/review/pull-request-comment.ts';
import { name, openSandboxFixture, type SandboxFixture } from '../../../forge/sandbox-fixture.ts';
import { dataset, listFiles, openTestWorld, type TestWorld } from '../../shared/example-list.ts';

let at: SandboxFixture;
let world: TestWorld;
beforeEach(async () => {
  [at, world] = await Promise.all([openSandboxFixture(listFiles, { contract: true }), openTestWorld()]);
});
afterEach(async () => {
  await Promise.all([at.sandbox.close(), world.close()]);
  expect(at.violations()).toEqual([]);
});

const open = (login: string, files: Record<string, string>, branch = 'add') =>
  at.sandbox.asUser(login).openPullRequest({ repository: name, title: 'Add', branch, files });
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

describe('the open pull requests of a person that a rule counts', () => {
  const rule = 'review: { accept: [{ maxOpenPullRequests: 1 }] }\n';
  const codes = async (number: number) => (await review(number)).findings.map(({ code }) => code);

  it('are those that add to the list, not those to other files', async () => {
    await at.sandbox.asUser('someone').push({ repository: name, branch: 'main', files: { '.github/listkeeper.yml': rule } });
    await open('mei', { 'docs/notes.md': 'A page.\n' });
    const second = await open('mei', { 'data/new.yml': dataset('One', 'https://new.example.org/data') }, 'second');
    expect(await codes(second.number)).toEqual([]);
    const third = await open('mei', { 'data/newer.yml': dataset('Two', 'https://newer.example.org/data') }, 'third');
    expect(await codes(third.number)).toEqual(['not-accepted']);
  });

  it('are counted where a README is the list, too', async () => {
    const items = ['One', 'Two', 'Three']
      .map((each) => `- [${each}](https://${each.toLowerCase()}.example.org/) - A thing.\n`)
      .join('');
    const text = `# A list\n\n## Things\n\n${items}`;
    const files = { '.github/listkeeper.yml': `source: README.md\n${rule}`, 'README.md': text };
    await at.sandbox.asUser('someone').push({ repository: name, branch: 'main', files });
    await open('mei', { 'README.md': `${text}- [Four](https://four.example.org/) - A thing.\n` });
    const second = await open('mei', { 'README.md': `${text}- [Five](https://five.example.org/) - A thing.\n` }, 'second');
    expect(await codes(second.number)).toContain('not-accepted');
  });
});
