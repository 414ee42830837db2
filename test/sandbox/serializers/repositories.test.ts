import { describe, expect, it } from 'vitest';
import { serializeFullRepository, serializeRepository } from '../../../src/sandbox/serializers/repositories.ts';
import { createTestWorld } from '../helpers/create-test-world.ts';

describe('a repository of the sandbox', () => {
  it('counts its open issues, and has the license that its files say', async () => {
    const { world, create, as } = createTestWorld();
    const list = await create({ 'README.md': '# List\n' });
    await as('mei').openIssue({ repository: 'keeper/list', title: 'A question' });
    expect(serializeRepository(world, list)).toMatchObject({
      full_name: 'keeper/list',
      open_issues_count: 1,
      license: null,
      description: null,
      fork: false,
      visibility: 'public',
    });
    list.license = 'MIT';
    list.private = true;
    expect(serializeRepository(world, list)).toMatchObject({ license: { key: 'mit', spdx_id: 'MIT' }, visibility: 'private' });
  });

  it('names its parent and the first of its forebears, where it is a fork', async () => {
    const { world, create, as } = createTestWorld();
    const list = await create();
    await as('mei').openPullRequest({ repository: 'keeper/list', title: 'Add', branch: 'add', files: { 'a.md': 'x\n' } });
    const fork = world.hosted.get('mei/list');
    if (!fork) throw new Error('no fork');
    expect(serializeFullRepository(world, fork)).toMatchObject({
      fork: true,
      network_count: 1,
      parent: { full_name: 'keeper/list' },
      source: { full_name: 'keeper/list' },
    });
    expect(serializeFullRepository(world, list)).toMatchObject({ forks_count: 1, network_count: 1 });
    expect(serializeFullRepository(world, list)).not.toHaveProperty('parent');
  });
});
