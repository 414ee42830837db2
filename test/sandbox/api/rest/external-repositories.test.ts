import { beforeEach, describe, expect, it } from 'vitest';
import {
  externalRepositoryResponse,
  externalRepositoryResponseById,
  findExternalRepository,
  getExternalRepositoryId,
} from '../../../../src/sandbox/api/rest/external-repositories.ts';
import type { World } from '../../../../src/sandbox/model/world.ts';
import { createTestWorld } from '../../helpers/create-test-world.ts';

let world: World;

beforeEach(() => {
  ({ world } = createTestWorld());
  const { externalRepositories } = world;
  externalRepositories.set('some/thing', { state: 'alive', stars: 7, license: 'MIT', defaultBranch: 'trunk', id: 42 });
  externalRepositories.set('old/name', { state: 'renamed', renamedTo: 'New/Name' });
  externalRepositories.set('old/thing', { state: 'renamed', renamedTo: 'Some/Thing' });
  externalRepositories.set('in/archive', { state: 'archived', pushedAt: Date.UTC(2020, 0, 1) });
  externalRepositories.set('was/deleted', { state: 'gone' });
  externalRepositories.set('taken/down', { state: 'dmca' });
  externalRepositories.set('against/terms', { state: 'blocked' });
});

const status = (owner: string, name: string) =>
  externalRepositoryResponse(world, owner, name).then(
    (response) => response.status,
    (error: { status: number }) => error.status,
  );

describe('a repository of others', () => {
  it.each([
    ['Some', 'Thing', 200],
    ['in', 'archive', 200],
    ['old', 'name', 301],
    // Where a repository moved to is there.
    ['new', 'name', 200],
    ['was', 'deleted', 404],
    ['no', 'body', 404],
    ['taken', 'down', 451],
    ['against', 'terms', 403],
  ])('%s/%s is answered with %i', async (owner, name, expected) => {
    expect(await status(owner, name)).toBe(expected);
  });

  it('is alive in a demo although nobody knows it, unless it is known to be gone', async () => {
    world.unlistedRepositories = 'alive';
    expect(await status('no', 'body')).toBe(200);
    expect(await status('was', 'deleted')).toBe(404);
  });

  it('is as much as is known of it', async () => {
    const { body } = await externalRepositoryResponse(world, 'some', 'thing');
    expect(body).toMatchObject({
      id: 42,
      stargazers_count: 7,
      license: { spdx_id: 'MIT' },
      default_branch: 'trunk',
      archived: false,
    });
    const old = await externalRepositoryResponse(world, 'in', 'archive');
    expect(old.body).toMatchObject({ archived: true, pushed_at: '2020-01-01T00:00:00Z', license: null });
  });

  it('that moved is found under its new name, with what is known of that', () => {
    expect(findExternalRepository(world, 'old', 'thing')).toMatchObject({ owner: 'Some', name: 'Thing', details: { stars: 7 } });
    expect(findExternalRepository(world, 'old', 'name')).toMatchObject({ owner: 'New', details: { state: 'alive' } });
  });

  it('has a number of its own, by which its old address leads to it', async () => {
    const { headers } = await externalRepositoryResponse(world, 'old', 'name');
    const id = Number(headers?.location?.split('/').at(-1));
    expect((await externalRepositoryResponseById(world, id)).body).toMatchObject({ full_name: 'New/Name', id });
    const numbers = ['some/thing', 'in/archive', 'old/name'].map((each) => {
      const [owner = '', name = ''] = each.split('/');
      const found = findExternalRepository(world, owner, name);
      return found && getExternalRepositoryId(found);
    });
    expect(new Set(numbers).size).toBe(3);
    await expect(externalRepositoryResponseById(world, 1)).rejects.toMatchObject({ status: 404 });
  });
});
