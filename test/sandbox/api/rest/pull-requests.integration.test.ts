import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  captureRejection,
  fullRepositoryName,
  openTestSandbox,
  owner,
  repositoryParams,
  startWebhookReceiver,
  type TestSandbox,
  type WebhookReceiver,
} from '../../helpers/open-test-sandbox.ts';

let it: TestSandbox;
let bot: WebhookReceiver;
const text = Array.from({ length: 12 }, (_, i) => `line ${i}`)
  .join('\n')
  .concat('\n');

beforeAll(async () => {
  bot = await startWebhookReceiver();
  it = await openTestSandbox({ 'README.md': '# List\n', 'data/a.yml': text }, { webhookUrl: bot.url });
});
beforeEach(async () => {
  await it.sandbox.waitForDeliveries();
  bot.events.length = 0;
});
afterAll(async () => {
  await it.close();
  await bot.close();
  expect(it.contract.violations()).toEqual([]);
});

const pulls = () => it.octokit.rest.pulls;
const pull = async (pull_number: number) => (await pulls().get({ ...repositoryParams, pull_number })).data;
const open = (branch: string, files: Record<string, string | null>, by = 'mei') =>
  it.sandbox.asUser(by).openPullRequest({ repository: fullRepositoryName, title: `Change ${branch}`, branch, files });
const events = async () => {
  await it.sandbox.waitForDeliveries();
  return bot.events.filter((event) => !event.startsWith('check_suite'));
};

describe('a pull request from a fork', () => {
  test('is opened, shows its files with their lines, and follows a push', async () => {
    const opened = await open('entry', { 'data/b.yml': 'b: 1\n' });
    expect(opened.headRepository).toBe('mei/list');
    const seen = await pull(opened.number);
    expect(seen).toMatchObject({ commits: 1, additions: 1, changed_files: 1, mergeable: true, mergeable_state: 'clean' });
    expect(seen).toMatchObject({ head: { label: 'mei:entry' }, author_association: 'FIRST_TIME_CONTRIBUTOR' });
    const files = await pulls().listFiles({ ...repositoryParams, pull_number: opened.number });
    expect(files.data).toMatchObject([{ filename: 'data/b.yml', status: 'added', patch: '@@ -0,0 +1 @@\n+b: 1' }]);

    const sha = await it.sandbox
      .asUser('mei')
      .push({ repository: 'mei/list', branch: 'entry', files: { 'data/b.yml': 'b: 2\n' } });
    expect((await pull(opened.number)).head.sha).toBe(sha);
    // A push to the fork itself is not told: the App is not installed there.
    expect(await events()).toEqual(['pull_request.opened', 'pull_request.synchronize']);
    expect(JSON.parse(bot.requests.at(-1)?.body ?? '{}')).toMatchObject({
      before: opened.headSha,
      after: sha,
      number: opened.number,
    });
    const { data } = await it.octokit.rest.git.getCommit({ ...repositoryParams, commit_sha: sha });
    expect(data.message).toBe('Change files');
  });

  test('follows a force-push, and closes when its branch goes', async () => {
    const { number } = await open('forced', { 'data/f.yml': 'f: 1\n' });
    const act = { repository: 'mei/list', branch: 'forced', files: { 'data/g.yml': 'g: 1\n' } };
    await it.sandbox.asUser('mei').push({ ...act, force: true });
    const files = await pulls().listFiles({ ...repositoryParams, pull_number: number });
    expect(files.data.map(({ filename }) => filename)).toEqual(['data/g.yml']);
    await it.sandbox.asUser('mei').deleteBranch('mei/list', 'forced');
    expect((await pull(number)).state).toBe('closed');
    await expect(it.sandbox.asUser('mei').reopen(fullRepositoryName, number)).rejects.toThrow();
  });

  test('leaves out later changes of the base', async () => {
    const { number } = await open('late', { 'data/late.yml': 'l: 1\n' });
    await it.sandbox
      .asUser(owner)
      .push({ repository: fullRepositoryName, branch: 'main', files: { 'data/between.yml': 'x: 1\n' } });
    const files = await pulls().listFiles({ ...repositoryParams, pull_number: number });
    expect(files.data.map(({ filename }) => filename)).toEqual(['data/late.yml']);
  });

  test('is not changed by a user without write access', async () => {
    const { number } = await open('mine', { 'data/mine.yml': 'm: 1\n' });
    await expect(it.sandbox.asUser('stranger').merge({ repository: fullRepositoryName, number })).rejects.toThrow();
    await expect(
      it.sandbox.asUser('stranger').editIssue({ repository: fullRepositoryName, number, title: 'Mine' }),
    ).rejects.toThrow();
    await expect(
      it.sandbox.asUser('stranger').push({ repository: fullRepositoryName, branch: 'main', files: {} }),
    ).rejects.toThrow();
  });
});

describe('merging', () => {
  test('creates a merge commit, sends a push and closes the pull request', async () => {
    const { number, headSha } = await open('good', { 'data/good.yml': 'g: 1\n' });
    const sha = await it.sandbox.asUser(owner).merge({ repository: fullRepositoryName, number });
    expect(await pull(number)).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: sha,
      merged_by: { login: owner },
    });
    const { data } = await it.octokit.rest.git.getCommit({ ...repositoryParams, commit_sha: sha });
    expect(data.parents[1]?.sha).toBe(headSha);
    expect(await events()).toEqual(['pull_request.opened', 'pull_request.closed', 'push']);
    const push = bot.requests.findLast(({ headers }) => headers['x-github-event'] === 'push');
    expect(JSON.parse(push?.body ?? '{}').head_commit.id).toBe(sha);
    const files = await pulls().listFiles({ ...repositoryParams, pull_number: number });
    expect(files.data).toHaveLength(1);
  });

  test('by squashing creates one commit of the author', async () => {
    const { number } = await open('squash', { 'data/s.yml': 's: 1\n' });
    const sha = await it.sandbox.asUser(owner).merge({ repository: fullRepositoryName, number, method: 'squash' });
    const { data } = await it.octokit.rest.repos.getCommit({ ...repositoryParams, ref: sha });
    expect(data.parents).toHaveLength(1);
    expect(data).toMatchObject({ author: { login: 'mei' }, commit: { message: `Change squash (#${number})` } });
  });

  test('combines changes of both sides, and refuses a conflict', async () => {
    const far = await open('far', { 'data/a.yml': text.replace('line 0\n', 'line zero\n') });
    const near = await open('near', { 'data/a.yml': text.replace('line 11\n', 'line eleven from here\n') });
    await it.sandbox.asUser(owner).push({
      repository: fullRepositoryName,
      branch: 'main',
      files: { 'data/a.yml': text.replace('line 11\n', 'line eleven\n') },
    });
    expect(await pull(near.number)).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    expect((await captureRejection(pulls().merge({ ...repositoryParams, pull_number: near.number }))).status).toBe(405);
    await pulls().merge({ ...repositoryParams, pull_number: far.number });
    const { data } = await it.octokit.rest.repos.getContent({
      ...repositoryParams,
      path: 'data/a.yml',
      mediaType: { format: 'raw' },
    });
    expect(data).toBe(text.replace('line 0\n', 'line zero\n').replace('line 11\n', 'line eleven\n'));
  });

  test('requires the expected head', async () => {
    const { number } = await open('moved', { 'data/m.yml': 'm: 1\n' });
    expect(
      (await captureRejection(pulls().merge({ ...repositoryParams, pull_number: number, sha: '1'.repeat(40) }))).status,
    ).toBe(409);
  });

  test('marks a pull request as merged when its head is pushed to the base', async () => {
    const { number, headSha } = await open('byhand', { 'data/h.yml': 'h: 1\n' }, owner);
    await it.octokit.rest.git.updateRef({ ...repositoryParams, ref: 'heads/main', sha: headSha });
    expect(await pull(number)).toMatchObject({ merged: true, state: 'closed' });
  });
});

describe('an App', () => {
  test('opens its own pull request once, and edits it', async () => {
    await it.sandbox
      .asUser(owner)
      .push({ repository: fullRepositoryName, branch: 'listkeeper/outputs', files: { 'README.md': '# New\n' } });
    const ask = { ...repositoryParams, title: 'Outputs', head: 'listkeeper/outputs', base: 'main' };
    const { data } = await pulls().create(ask);
    expect(data.user.login).toBe('listkeeper[bot]');
    expect((await captureRejection(pulls().create(ask))).message).toContain('already exists');
    await it.octokit.rest.issues.addLabels({ ...repositoryParams, issue_number: data.number, labels: ['listkeeper'] });
    await pulls().update({
      ...repositoryParams,
      pull_number: data.number,
      title: 'Write the outputs',
      body: 'As the data says.',
    });
    const { data: found } = await pulls().list({ ...repositoryParams, head: `${owner}:listkeeper/outputs` });
    expect(found.map(({ title }) => title)).toEqual(['Write the outputs']);
    expect(await events()).toEqual(['push', 'pull_request.opened', 'pull_request.labeled', 'pull_request.edited']);
  });

  test('comments on lines of the diff only', async () => {
    const { number } = await open('lines', { 'data/a-second.yml': 'one: 1\ntwo: 2\n' });
    const comment = { path: 'data/a-second.yml', line: 2, body: '```suggestion\ntwo: 3\n```' };
    await pulls().createReview({ ...repositoryParams, pull_number: number, event: 'COMMENT', comments: [comment] });
    const { data } = await pulls().listReviewComments({ ...repositoryParams, pull_number: number });
    expect(data).toMatchObject([{ line: 2, diff_hunk: '@@ -0,0 +1,2 @@\n+one: 1\n+two: 2' }]);
    const off = { ...comment, line: 9 };
    expect(
      (await captureRejection(pulls().createReview({ ...repositoryParams, pull_number: number, comments: [off] }))).status,
    ).toBe(422);
  });

  test('reads all pages of files by their links', async () => {
    const files = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`data/many/${i}.yml`, `n: ${i}\n`]));
    const { number } = await open('many', files);
    const read = await it.octokit.paginate(pulls().listFiles, { ...repositoryParams, pull_number: number, per_page: 50 });
    expect(new Set(read.map(({ filename }) => filename)).size).toBe(120);
  });
});

test('sends webhooks for drafts, new titles, new bases and reopening', async () => {
  await it.sandbox.asUser(owner).push({ repository: fullRepositoryName, branch: 'release', files: { 'v.txt': '1\n' } });
  const mei = it.sandbox.asUser('mei');
  const { number } = await mei.openPullRequest({
    repository: fullRepositoryName,
    title: 'T',
    branch: 'life',
    files: { 'x.yml': 'x: 1\n' },
    draft: true,
  });
  await mei.readyForReview(fullRepositoryName, number);
  await mei.editIssue({ repository: fullRepositoryName, number, title: 'Title', base: 'release' });
  await mei.close(fullRepositoryName, number);
  await mei.reopen(fullRepositoryName, number);
  const told = (await events()).filter((event) => event.startsWith('pull_request'));
  const acts = ['opened', 'ready_for_review', 'edited', 'closed', 'reopened'];
  expect(told).toEqual(acts.map((act) => `pull_request.${act}`));
});
