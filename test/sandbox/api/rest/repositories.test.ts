import { beforeEach, describe, expect, it } from 'vitest';
import { repositoryRoutes } from '../../../../src/sandbox/api/rest/repositories.ts';
import type { HostedRepository } from '../../../../src/sandbox/model/world.ts';
import { createApiCaller } from '../../helpers/call-api.ts';
import { createTestWorld, type TestWorld, tipOf } from '../../helpers/create-test-world.ts';

const path = '/repos/keeper/list';
let test: TestWorld;
let list: HostedRepository;
let call: ReturnType<typeof createApiCaller>;
const push = (branch: string, files: Record<string, string>) =>
  test.as('keeper').push({ repository: 'keeper/list', branch, files, message: `Change ${Object.keys(files)}` });

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create({ 'a.md': 'a\n', 'data/b.yml': 'b\n' });
  call = createApiCaller(test.world, repositoryRoutes);
});

describe('a repository', () => {
  it('is found by name, whatever its letters, and by number', async () => {
    expect((await call('GET', '/repos/KEEPER/List')).body).toMatchObject({ full_name: 'keeper/list', id: list.id });
    expect((await call('GET', `/repositories/${list.id}`)).body.full_name).toBe('keeper/list');
    expect((await call('GET', '/repositories/7')).status).toBe(404);
    expect((await call('GET', '/repos/no/body')).status).toBe(404);
  });

  it('that is private is seen by a token that was given for it only', async () => {
    const secret = await test.create({}, { name: 'secret', private: true });
    const nobody = { caller: { kind: 'nobody' as const } };
    expect((await call('GET', '/repos/keeper/secret')).status).toBe(200);
    expect((await call('GET', '/repos/keeper/secret', nobody)).status).toBe(404);
    expect((await call('GET', `/repositories/${secret.id}`, nobody)).status).toBe(404);
  });

  it('is forked to the account that asks', async () => {
    expect(await call('POST', `${path}/forks`)).toMatchObject({
      status: 202,
      body: { fork: true, full_name: 'listkeeper[bot]/list' },
    });
  });
});

describe('branches', () => {
  it('are listed by name, with what is protected', async () => {
    await push('topic/one', { 'c.md': 'c\n' });
    list.refs.set('refs/tags/v1', tipOf(list));
    list.protectedBranches.add('main');
    const { body } = await call('GET', `${path}/branches`);
    expect(body).toMatchObject([
      { name: 'main', protected: true, commit: { sha: tipOf(list) } },
      { name: 'topic/one', protected: false },
    ]);
  });

  it('are found by a name with a slash', async () => {
    const sha = await push('topic/one', { 'c.md': 'c\n' });
    const { body } = await call('GET', `${path}/branches/topic/one`);
    expect(body).toMatchObject({ name: 'topic/one', commit: { sha }, protection: { enabled: false } });
    expect(body._links.self).toMatch(/\/branches\/topic%2Fone$/);
    expect((await call('GET', `${path}/branches/none`)).body.message).toBe('Branch not found');
  });
});

describe('commits', () => {
  const shas = async (query: string) =>
    (await call('GET', `${path}/commits${query}`)).body.map(({ sha }: { sha: string }) => sha);

  it('are listed from a ref, all of them or those of a file or folder', async () => {
    const first = tipOf(list);
    const second = await push('main', { 'data/b.yml': 'b2\n' });
    const third = await push('main', { 'a.md': 'a2\n' });
    expect(await shas('')).toEqual([third, second, first]);
    expect(await shas(`?sha=${second}`)).toEqual([second, first]);
    expect(await shas('?path=data')).toEqual([second, first]);
    expect(await shas('?path=a.md')).toEqual([third, first]);
    expect(await shas('?path=dat')).toEqual([]);
    expect((await call('GET', `${path}/commits?sha=none`)).status).toBe(404);
    await test.create({}, { name: 'empty' });
    expect((await call('GET', '/repos/keeper/empty/commits')).status).toBe(409);
  });

  it('have their files and their size; the first one added everything', async () => {
    await push('main', { 'a.md': 'a2\n' });
    expect((await call('GET', `${path}/commits/main`)).body).toMatchObject({
      stats: { additions: 1, deletions: 1, total: 2 },
      files: [{ filename: 'a.md', status: 'modified' }],
    });
    const { body } = await call('GET', `${path}/commits/main`);
    expect((await call('GET', `${path}/commits/${body.parents[0].sha}`)).body.files).toHaveLength(2);
  });

  it('are their hash alone where that is asked for', async () => {
    const { bytes } = await call('GET', `${path}/commits/main`, { headers: { accept: 'application/vnd.github.sha' } });
    expect(Buffer.from(bytes ?? []).toString()).toBe(tipOf(list));
  });
});

describe('a comparison', () => {
  const compare = async (basehead: string) => (await call('GET', `${path}/compare/${basehead}`)).body;

  it('says which side is ahead, and what the head changed since both were one', async () => {
    const root = tipOf(list);
    await push('next', { 'c.md': 'c\n' });
    expect(await compare('main...next')).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
      behind_by: 0,
      files: [{ filename: 'c.md' }],
    });
    expect(await compare('next...main')).toMatchObject({ status: 'behind', ahead_by: 0, behind_by: 1, files: [] });
    expect(await compare('main...main')).toMatchObject({ status: 'identical', commits: [] });
    await push('main', { 'd.md': 'd\n' });
    expect(await compare('main...next')).toMatchObject({
      status: 'diverged',
      merge_base_commit: { sha: root },
      files: [{ filename: 'c.md' }],
    });
  });

  it('takes a branch of a fork', async () => {
    await test.as('mei').openPullRequest({ repository: 'keeper/list', title: 'T', branch: 'b', files: { 'b.md': 'b\n' } });
    expect(await compare('main...mei:b')).toMatchObject({ status: 'ahead', total_commits: 1 });
    expect((await call('GET', `${path}/compare/main...lin:b`)).status).toBe(404);
  });

  it('has its files on the first page only', async () => {
    await push('next', { 'c.md': 'c\n' });
    await push('next', { 'd.md': 'd\n' });
    expect(await compare('main...next?per_page=1')).toMatchObject({ commits: [{}], files: [{}, {}] });
    expect(await compare('main...next?per_page=1&page=2')).toMatchObject({ commits: [{}], files: [] });
  });

  it('is none without two sides, or of what is not there', async () => {
    for (const basehead of ['main', 'main...none', 'none...main'])
      expect((await call('GET', `${path}/compare/${basehead}`)).status, basehead).toBe(404);
  });
});

describe('what somebody may do', () => {
  it.each([
    ['admin', 'admin'],
    ['maintain', 'write'],
    ['write', 'write'],
    ['triage', 'read'],
    ['read', 'read'],
  ] as const)('with the role %s is %s', async (role, permission) => {
    test.as('mei');
    list.collaborators.set('mei', role);
    const { body } = await call('GET', `${path}/collaborators/MEI/permission`);
    expect(body).toMatchObject({ permission, role_name: role });
  });

  it('is to read what is public, and nothing of what is private', async () => {
    test.as('mei');
    expect((await call('GET', `${path}/collaborators/mei/permission`)).body.permission).toBe('read');
    list.private = true;
    expect((await call('GET', `${path}/collaborators/mei/permission`)).body.permission).toBe('none');
    expect((await call('GET', `${path}/collaborators/nobody/permission`)).status).toBe(404);
  });
});
