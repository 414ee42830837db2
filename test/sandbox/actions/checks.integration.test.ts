import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOrCreateCheckSuite, requestCheckSuite } from '../../../src/sandbox/actions/checks.ts';
import type { HostedRepository } from '../../../src/sandbox/model/world.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';

let sandbox: Sandbox;
let repository: HostedRepository;
let headSha: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  repository = await sandbox.createRepository({ owner: 'someone', name: 'list', files: { 'a.md': 'a' } });
  headSha = repository.refs.get('refs/heads/main') ?? '';
  repository.checkSuites.length = 0;
});
afterEach(() => sandbox.close());

describe('check suites', () => {
  it('are one for each App and commit', () => {
    const { world } = sandbox;
    const own = findOrCreateCheckSuite(world, repository, { headSha, headBranch: 'main', app: world.app });
    const actions = findOrCreateCheckSuite(world, repository, { headSha, headBranch: 'main', app: world.actionsApp });
    expect(actions).not.toBe(own);
    expect(findOrCreateCheckSuite(world, repository, { headSha, headBranch: null, app: world.app })).toBe(own);
    expect(repository.checkSuites).toHaveLength(2);
  });

  it('are requested once at a push, from an App that may write checks', async () => {
    const { world } = sandbox;
    const commit = await repository.store.readCommit(headSha);
    if (!commit) throw new Error('no commit');
    const actor = { account: repository.owner };
    world.app.permissions.checks = 'read';
    requestCheckSuite(world, repository, { branch: 'main', commit, actor });
    expect(repository.checkSuites).toEqual([]);
    world.app.permissions.checks = 'write';
    requestCheckSuite(world, repository, { branch: 'main', commit, actor });
    requestCheckSuite(world, repository, { branch: 'main', commit, actor });
    expect(repository.checkSuites).toHaveLength(1);
  });
});
