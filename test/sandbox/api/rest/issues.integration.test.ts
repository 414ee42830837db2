import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  captureRejection,
  fullRepositoryName,
  openTestSandbox,
  owner,
  repositoryParams,
  type TestSandbox,
} from '../../helpers/open-test-sandbox.ts';

let it: TestSandbox;
let head = '';

beforeAll(async () => {
  it = await openTestSandbox({ 'data/a.yml': 'name: a\n' }, { webhookUrl: 'http://127.0.0.1:9/nobody' });
  head = (await it.octokit.rest.git.getRef({ ...repositoryParams, ref: 'heads/main' })).data.object.sha;
});
afterAll(async () => {
  await it.close();
  expect(it.contract.violations()).toEqual([]);
});

const issues = () => it.octokit.rest.issues;
const checks = () => it.octokit.rest.checks;

describe('issues', () => {
  test('are opened, found, edited, closed and reopened', async () => {
    const { data } = await issues().create({
      ...repositoryParams,
      title: 'Link health',
      body: '- [ ] one\n- [ ] two',
      labels: ['health'],
    });
    expect(data).toMatchObject({ user: { login: 'listkeeper[bot]' }, performed_via_github_app: { slug: 'listkeeper' } });
    const found = await issues().listForRepo({ ...repositoryParams, labels: 'health', state: 'all' });
    expect(found.data.map(({ number }) => number)).toEqual([data.number]);
    await issues().update({ ...repositoryParams, issue_number: data.number, state: 'closed', state_reason: 'completed' });
    const { data: again } = await issues().update({
      ...repositoryParams,
      issue_number: data.number,
      state: 'open',
      body: 'Anew',
    });
    expect(again).toMatchObject({ state: 'open', closed_at: null, body: 'Anew' });
  });

  test('have boxes that a user with write access can tick', async () => {
    const { data } = await issues().create({ ...repositoryParams, title: 'Boxes', body: '- [ ] mark as gone\n- [ ] remove' });
    await expect(
      it.sandbox.asUser('mei').setCheckbox({ repository: fullRepositoryName, issue: data.number, box: 'remove' }),
    ).rejects.toThrow();
    await it.sandbox.asUser(owner).setCheckbox({ repository: fullRepositoryName, issue: data.number, box: 'remove' });
    expect((await issues().get({ ...repositoryParams, issue_number: data.number })).data.body).toBe(
      '- [ ] mark as gone\n- [x] remove',
    );
    await it.sandbox.waitForDeliveries();
    const told = it.sandbox.deliveries.at(-1);
    expect(told?.payload).toMatchObject({ action: 'edited', changes: { body: { from: expect.stringContaining('[ ] remove') } } });
  });

  test('are refused in a repository without issues, and in an archived one', async () => {
    const quiet = await it.sandbox.createRepository({ owner, name: 'quiet', files: { a: 'a' }, hasIssues: false });
    const at = { owner, repo: 'quiet' };
    expect((await captureRejection(issues().create({ ...at, title: 'x' }))).status).toBe(410);
    quiet.hasIssues = true;
    quiet.archived = true;
    expect((await captureRejection(issues().create({ ...at, title: 'x' }))).status).toBe(403);
  });
});

describe('comments', () => {
  test('are written, edited in place, listed over pages, and answered by a reaction once', async () => {
    const number = await it.sandbox.asUser('mei').openIssue({ repository: fullRepositoryName, title: 'Talk' });
    for (let i = 0; i < 3; i++)
      await it.sandbox.asUser('mei').comment({ repository: fullRepositoryName, issue: number, body: `word ${i}` });
    const { data } = await issues().createComment({ ...repositoryParams, issue_number: number, body: 'from the bot' });
    await issues().updateComment({ ...repositoryParams, comment_id: data.id, body: 'from the bot, better' });
    const all = await it.octokit.paginate(issues().listComments, { ...repositoryParams, issue_number: number, per_page: 2 });
    expect(all.map(({ body }) => body)).toEqual(['word 0', 'word 1', 'word 2', 'from the bot, better']);
    const react = () =>
      it.octokit.rest.reactions.createForIssueComment({ ...repositoryParams, comment_id: data.id, content: 'rocket' });
    expect((await react()).status).toBe(201);
    expect((await react()).status).toBe(200);
    await issues().deleteComment({ ...repositoryParams, comment_id: data.id });
    expect((await captureRejection(issues().getComment({ ...repositoryParams, comment_id: data.id }))).status).toBe(404);
  });

  test('have a maximum length, and are refused on a locked issue', async () => {
    const number = await it.sandbox.asUser('mei').openIssue({ repository: fullRepositoryName, title: 'Long' });
    const say = (body: string) => issues().createComment({ ...repositoryParams, issue_number: number, body });
    await say('x'.repeat(65_536));
    expect((await captureRejection(say('x'.repeat(65_537)))).status).toBe(422);
    expect((await captureRejection(say(' '))).status).toBe(422);
    const issue = it.sandbox.world.hosted.get(fullRepositoryName)?.issues.get(number);
    if (issue) issue.locked = true;
    expect((await captureRejection(say('hello'))).status).toBe(403);
  });

  test('carry the association of their author', async () => {
    const { data } = await it.octokit.rest.repos.getCollaboratorPermissionLevel({ ...repositoryParams, username: 'mei' });
    expect(data.permission).toBe('read');
    it.sandbox.world.hosted.get(fullRepositoryName)?.collaborators.set('mei', 'maintain');
    const { data: now } = await it.octokit.rest.repos.getCollaboratorPermissionLevel({ ...repositoryParams, username: 'mei' });
    expect(now).toMatchObject({ permission: 'write', role_name: 'maintain' });
  });
});

describe('labels', () => {
  test('are created when added, and can be removed', async () => {
    const number = await it.sandbox.asUser('mei').openIssue({ repository: fullRepositoryName, title: 'Labels' });
    const at = { ...repositoryParams, issue_number: number };
    await issues().addLabels({ ...at, labels: ['new-entry', 'Bug'] });
    const { data } = await issues().listLabelsOnIssue(at);
    expect(data.map((label) => [label.name, label.color])).toEqual([
      ['new-entry', 'ededed'],
      ['bug', 'd73a4a'],
    ]);
    await issues().removeLabel({ ...at, name: 'bug' });
    expect((await captureRejection(issues().removeLabel({ ...at, name: 'bug' }))).status).toBe(404);
    await issues().createLabel({ ...repositoryParams, name: 'dead-link', color: 'b60205', description: 'A link died' });
    expect((await captureRejection(issues().createLabel({ ...repositoryParams, name: 'Dead-Link' }))).message).toContain(
      'already_exists',
    );
    await issues().updateLabel({ ...repositoryParams, name: 'new-entry', new_name: 'entry' });
    expect((await issues().get(at)).data.labels).toMatchObject([{ name: 'entry' }]);
  });
});

describe('check runs', () => {
  const annotation = (line: number) => ({
    path: 'data/a.yml',
    start_line: line,
    end_line: line,
    annotation_level: 'failure' as const,
    message: `line ${line}`,
  });
  const many = (from: number, count: number) => Array.from({ length: count }, (_, i) => annotation(from + i));
  const output = (annotations: ReturnType<typeof many>) => ({ title: 'Review', summary: 'To fix', annotations });

  test('accept fifty annotations a request and keep all of them', async () => {
    const run = { ...repositoryParams, name: 'Listkeeper', head_sha: head };
    expect((await captureRejection(checks().create({ ...run, output: output(many(1, 51)) }))).status).toBe(422);
    const { data } = await checks().create({ ...run, status: 'in_progress', output: output(many(1, 50)) });
    const done = { ...repositoryParams, check_run_id: data.id, conclusion: 'failure' as const, output: output(many(51, 20)) };
    expect((await checks().update(done)).data).toMatchObject({ status: 'completed', conclusion: 'failure' });
    const all = await it.octokit.paginate(checks().listAnnotations, { ...repositoryParams, check_run_id: data.id });
    expect(all.map(({ start_line }) => start_line)).toEqual(Array.from({ length: 70 }, (_, i) => i + 1));
    const listed = await checks().listForRef({ ...repositoryParams, ref: head, check_name: 'Listkeeper' });
    expect(listed.data.check_runs.map(({ id }) => id)).toEqual([data.id]);
    const suites = await checks().listSuitesForRef({ ...repositoryParams, ref: head });
    expect(suites.data.check_suites).toMatchObject([{ conclusion: 'failure', latest_check_runs_count: 1 }]);
  });

  test('of one name are shown by the newest', async () => {
    const run = { ...repositoryParams, name: 'Twice', head_sha: head, conclusion: 'success' as const };
    await checks().create(run);
    const { data } = await checks().create({ ...run, conclusion: 'neutral' });
    const listed = await checks().listForRef({ ...repositoryParams, ref: head, check_name: 'Twice' });
    expect(listed.data.check_runs.map(({ id }) => id)).toEqual([data.id]);
    const all = await checks().listForRef({ ...repositoryParams, ref: head, check_name: 'Twice', filter: 'all' });
    expect(all.data.check_runs).toHaveLength(2);
  });

  test.each([
    ['columns over two lines', { ...annotation(1), end_line: 2, start_column: 1, end_column: 2 }],
    ['an end before its start', { ...annotation(5), end_line: 4 }],
    ['a title beyond its length', { ...annotation(1), title: 'x'.repeat(256) }],
  ])('refuse %s', async (_, one) => {
    const run = { ...repositoryParams, name: 'Bad', head_sha: head, output: { title: 't', summary: 's', annotations: [one] } };
    expect((await captureRejection(checks().create(run))).status).toBe(422);
  });

  test('refuse a summary that is too long, and an unknown commit', async () => {
    const long = { title: 't', summary: 'x'.repeat(65_536) };
    expect(
      (await captureRejection(checks().create({ ...repositoryParams, name: 'L', head_sha: head, output: long }))).status,
    ).toBe(422);
    expect((await captureRejection(checks().create({ ...repositoryParams, name: 'L', head_sha: '1'.repeat(40) }))).status).toBe(
      422,
    );
  });

  test('are re-requested by a button', async () => {
    const { data } = await checks().create({ ...repositoryParams, name: 'Again', head_sha: head, conclusion: 'failure' });
    await it.sandbox.asUser(owner).rerequestCheckRun(fullRepositoryName, data.id);
    await it.sandbox.asUser(owner).rerequestCheckSuite(fullRepositoryName, data.check_suite?.id ?? 0);
    await it.sandbox.waitForDeliveries();
    const told = it.sandbox.deliveries.slice(-2).map(({ event, action }) => `${event}.${action}`);
    expect(told).toEqual(['check_run.rerequested', 'check_suite.rerequested']);
  });

  test('are changed only by the App that created them', async () => {
    const { data } = await checks().create({ ...repositoryParams, name: 'Mine', head_sha: head });
    const action = it.createClient(it.sandbox.token);
    const change = { ...repositoryParams, check_run_id: data.id, conclusion: 'success' as const };
    expect((await captureRejection(action.rest.checks.update(change))).status).toBe(403);
  });
});
