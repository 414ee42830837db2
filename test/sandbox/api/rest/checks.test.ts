import { beforeEach, describe, expect, it } from 'vitest';
import { checkRoutes } from '../../../../src/sandbox/api/rest/checks.ts';
import type { Caller } from '../../../../src/sandbox/api/route.ts';
import type { HostedRepository } from '../../../../src/sandbox/model/world.ts';
import { createApiCaller } from '../../helpers/call-api.ts';
import { createTestWorld, type TestWorld, tipOf } from '../../helpers/create-test-world.ts';

const repository = '/repos/keeper/list';
let test: TestWorld;
let list: HostedRepository;
let call: ReturnType<typeof createApiCaller>;
let sha: string;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
  call = createApiCaller(test.world, checkRoutes);
  sha = tipOf(list);
});

const create = (more = {}) => call('POST', `${repository}/check-runs`, { body: { name: 'Review', head_sha: sha, ...more } });
const change = (id: number, body: object, caller?: Caller) =>
  call('PATCH', `${repository}/check-runs/${id}`, { body, ...(caller ? { caller } : {}) });
const annotation = { path: 'a.md', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' };
const actions = (): Caller => ({
  kind: 'token',
  actor: { account: test.world.actionsApp.bot, app: test.world.actionsApp },
  permissions: { checks: 'write' },
  repositories: undefined,
});

describe('a new check run', () => {
  it('is queued in the suite of its commit and App, on the branch that has the commit', async () => {
    const first = await create();
    expect(first).toMatchObject({ status: 201, body: { status: 'queued', conclusion: null, started_at: null } });
    const second = await create({ name: 'Other' });
    expect(second.body.check_suite.id).toBe(first.body.check_suite.id);
    expect(list.checkSuites).toMatchObject([{ headSha: sha, headBranch: 'main' }]);
    expect(test.told).toEqual(['check_run.created', 'check_run.created']);
  });

  it('with a conclusion is completed at once', async () => {
    const { body } = await create({ conclusion: 'success', completed_at: '2026-01-02T03:04:05Z' });
    expect(body).toMatchObject({ status: 'completed', conclusion: 'success', completed_at: '2026-01-02T03:04:05Z' });
    expect(test.told).toEqual(['check_run.completed']);
  });

  it.each<[string, object]>([
    ['no name', { name: undefined }],
    ['no commit', { head_sha: undefined }],
    ['a commit that is not there', { head_sha: '1'.repeat(40) }],
    ['a status that is none', { status: 'done' }],
    ['a conclusion that is none', { conclusion: 'good' }],
    ['no conclusion although it is completed', { status: 'completed' }],
    [
      'a title of an annotation that is too long',
      { output: { title: 'T', summary: 'S', annotations: [{ ...annotation, title: 'x'.repeat(256) }] } },
    ],
    ['a summary that is too long', { output: { title: 'T', summary: 'x'.repeat(65_536) } }],
    ['a text that is too long', { output: { title: 'T', summary: 'S', text: 'x'.repeat(65_536) } }],
    ['more than fifty annotations', { output: { title: 'T', summary: 'S', annotations: Array(51).fill(annotation) } }],
    [
      'a message that is too long',
      { output: { title: 'T', summary: 'S', annotations: [{ ...annotation, message: '字'.repeat(21_846) }] } },
    ],
    ['an annotation without a path', { output: { title: 'T', summary: 'S', annotations: [{ ...annotation, path: '' }] } }],
    [
      'columns over several lines',
      { output: { title: 'T', summary: 'S', annotations: [{ ...annotation, end_line: 2, start_column: 1, end_column: 2 }] } },
    ],
  ])('is refused with %s', async (_, more) => {
    expect((await create(more)).status).toBe(422);
    expect(list.checkRuns).toEqual([]);
  });
});

describe('a change of a check run', () => {
  it('adds annotations to those that it has, and keeps texts that are not given', async () => {
    const { body } = await create({ status: 'in_progress', output: { title: 'T', summary: 'S', annotations: [annotation] } });
    expect(body.started_at).not.toBeNull();
    await change(body.id, { output: { title: 'T2', summary: 'S2', text: 'X', annotations: [annotation] } });
    const { body: seen } = await call('GET', `${repository}/check-runs/${body.id}`);
    expect(seen.output).toMatchObject({ title: 'T2', summary: 'S2', text: 'X', annotations_count: 2 });
    const { body: all } = await call('GET', `${repository}/check-runs/${body.id}/annotations?per_page=1`);
    expect(all).toMatchObject([{ path: 'a.md', title: null, start_column: null }]);
  });

  it('is told when it completes the run, and once', async () => {
    const { body } = await create();
    test.told.length = 0;
    await change(body.id, { conclusion: 'failure' });
    await change(body.id, { conclusion: 'success' });
    expect(test.told).toEqual(['check_run.completed']);
    expect(list.checkRuns[0]).toMatchObject({ conclusion: 'success' });
  });

  it('may start the run anew', async () => {
    const { body } = await create({ conclusion: 'failure' });
    const again = await change(body.id, { status: 'in_progress' });
    expect(again.body).toMatchObject({ status: 'in_progress', conclusion: null, completed_at: null });
  });

  it('that is refused changes nothing', async () => {
    const { body } = await create();
    expect((await change(body.id, { name: 'New', status: 'completed' })).status).toBe(422);
    expect(list.checkRuns[0]).toMatchObject({ name: 'Review', status: 'queued' });
  });

  it('is for the App that made the run', async () => {
    const { body } = await create();
    expect((await change(body.id, { conclusion: 'success' }, actions())).status).toBe(403);
    expect((await change(9, {})).status).toBe(404);
  });
});

describe('the checks of a commit', () => {
  it('are the newest of each name, or all', async () => {
    await create({ conclusion: 'failure' });
    await create({ conclusion: 'success' });
    await create({ name: 'Other' });
    const of = async (query: string, path = `commits/main/check-runs`) =>
      (await call('GET', `${repository}/${path}?${query}`)).body.check_runs.map(
        (run: { name: string; conclusion: string | null }) => `${run.name} ${run.conclusion}`,
      );
    expect(await of('')).toEqual(['Other null', 'Review success']);
    expect(await of('filter=all')).toHaveLength(3);
    expect(await of('check_name=Review')).toEqual(['Review success']);
    expect(await of('status=completed')).toEqual(['Review success']);
    expect(await of('app_id=7')).toEqual([]);
    expect(await of('', `check-suites/${list.checkSuites[0]?.id}/check-runs`)).toHaveLength(2);
    expect((await call('GET', `${repository}/commits/none/check-runs`)).status).toBe(422);
  });

  it('are in suites, one for each App', async () => {
    await create();
    await call('POST', `${repository}/check-runs`, { body: { name: 'CI', head_sha: sha }, caller: actions() });
    const { body } = await call('GET', `${repository}/commits/main/check-suites`);
    expect(body).toMatchObject({
      total_count: 2,
      check_suites: [{ latest_check_runs_count: 1 }, { latest_check_runs_count: 1 }],
    });
    const { id } = body.check_suites[0];
    expect((await call('GET', `${repository}/check-suites/${id}`)).body).toMatchObject({ id, head_sha: sha });
    expect((await call('GET', `${repository}/check-suites/9`)).status).toBe(404);
  });

  it('are asked for again, as a run or as a suite', async () => {
    const { body } = await create({ conclusion: 'success' });
    test.told.length = 0;
    expect((await call('POST', `${repository}/check-runs/${body.id}/rerequest`)).status).toBe(201);
    expect((await call('POST', `${repository}/check-suites/${body.check_suite.id}/rerequest`)).status).toBe(201);
    expect(test.told).toEqual(['check_run.rerequested', 'check_suite.rerequested']);
  });
});
