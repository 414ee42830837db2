import { beforeEach, describe, expect, it } from 'vitest';
import { createRepository, forkRepository, installApp } from '../../../src/sandbox/actions/repositories.ts';
import { findOrCreateAccount } from '../../../src/sandbox/model/lookup.ts';
import { createTestWorld, type TestWorld, tipOf } from '../helpers/create-test-world.ts';

let test: TestWorld;
beforeEach(() => {
  test = createTestWorld();
});

describe('a new repository', () => {
  it('has one commit of its files, the usual labels, and the App', async () => {
    const list = await test.create({ 'a.md': 'a\n' });
    expect(await list.store.readCommit(tipOf(list))).toMatchObject({ message: 'Initial commit\n', parents: [] });
    expect([...list.labels.keys()]).toContain('bug');
    expect([...test.world.installation.repositories]).toEqual(['keeper/list']);
    expect(test.world.installation.account.login).toBe('keeper');
  });

  it('is as its settings say', async () => {
    const list = await test.create(
      {},
      {
        private: true,
        defaultBranch: 'trunk',
        hasIssues: false,
        license: 'MIT',
        description: 'A list',
        installed: false,
        owner: 'Org',
        ownerType: 'Organization',
      },
    );
    expect(list).toMatchObject({
      private: true,
      defaultBranch: 'trunk',
      hasIssues: false,
      license: 'MIT',
      description: 'A list',
    });
    expect(list.owner).toMatchObject({ login: 'Org', type: 'Organization' });
    expect(list.refs.size).toBe(0);
    expect(test.world.installation.repositories.size).toBe(0);
  });

  it('takes no name that is taken, whatever its letters', async () => {
    await test.create();
    await expect(createRepository(test.world, { owner: 'Keeper', name: 'LIST' })).rejects.toMatchObject({ status: 422 });
  });
});

describe('installing the App', () => {
  it('is told as an installation first, and as one more repository then', async () => {
    const one = await test.create({}, { installed: false });
    const two = await test.create({}, { installed: false, name: 'two', private: true });
    installApp(test.world, one);
    installApp(test.world, two);
    installApp(test.world, two);
    expect(test.told).toEqual(['installation.created', 'installation_repositories.added']);
    expect(test.events[0]?.payload).toMatchObject({ repositories: [{ full_name: 'keeper/list', private: false }] });
    expect(test.events[1]?.payload).toMatchObject({ repositories_added: [{ full_name: 'keeper/two', private: true }] });
  });
});

describe('a fork', () => {
  it('has the objects and the default branch of its parent, and nothing else of it', async () => {
    const list = await test.create();
    await test.as('keeper').push({ repository: 'keeper/list', branch: 'next', files: { 'n.md': 'n\n' } });
    await test.as('keeper').openIssue({ repository: 'keeper/list', title: 'A' });
    list.protectedBranches.add('main');
    list.archived = true;
    const fork = forkRepository(test.world, list, findOrCreateAccount(test.world, 'mei'));
    expect(fork.store).toBe(list.store);
    expect([...fork.refs.keys()]).toEqual(['refs/heads/main']);
    expect(fork).toMatchObject({ parent: list, hasIssues: false, archived: false, nextIssueNumber: 1 });
    expect([fork.issues.size, fork.protectedBranches.size]).toEqual([0, 0]);
  });

  it('is made once, and never in place of another repository', async () => {
    const list = await test.create();
    const mei = findOrCreateAccount(test.world, 'mei');
    expect(forkRepository(test.world, list, mei)).toBe(forkRepository(test.world, list, mei));
    await test.create({}, { owner: 'lin' });
    expect(() => forkRepository(test.world, list, findOrCreateAccount(test.world, 'lin'))).toThrow('another repository');
  });
});
