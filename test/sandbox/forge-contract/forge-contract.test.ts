import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { authenticationCases } from './cases/authentication.ts';
import { commitCases } from './cases/commits.ts';
import { issueAndCheckCases } from './cases/issues-and-checks.ts';
import { readCases } from './cases/reads.ts';
import { rejectionCases } from './cases/rejections.ts';
import { initialFiles } from './contract-case.ts';
import { type GitHubHost, openEmulateHost, openSandboxHost } from './github-hosts.ts';

const contractCases = [...readCases, ...commitCases, ...issueAndCheckCases, ...authenticationCases, ...rejectionCases];

// GitHub’s description is compiled piece by piece, which a busy machine may take long over.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let sandboxHost: GitHubHost;
let emulateHost: GitHubHost;

beforeAll(async () => {
  [sandboxHost, emulateHost] = await Promise.all([openSandboxHost(), openEmulateHost()]);
  // The first repository of each is nobody’s: it is there to be out of reach.
  await Promise.all([sandboxHost.createRepository({}), emulateHost.createRepository({})]);
});
afterAll(() => Promise.all([sandboxHost.close(), emulateHost.close()]));

describe('the sandbox', () => {
  it.each(contractCases)('$promise', async ({ run }) => run(await sandboxHost.createRepository(initialFiles)));

  it('has said and heard nothing meanwhile that GitHub does not describe', () => {
    expect(sandboxHost.violations()).toEqual([]);
  });
});

describe('emulate', () => {
  it.each(contractCases.filter(({ unsupported }) => !unsupported))('$promise', async ({ run }) =>
    run(await emulateHost.createRepository(initialFiles)),
  );

  it.each(
    contractCases.flatMap(({ title, run, unsupported }) => (unsupported ? [{ promise: title, holds: run, ...unsupported }] : [])),
  )('does not keep it yet, since $why: $promise', async ({ holds, seen }) => {
    const at = await emulateHost.createRepository(initialFiles);
    await expect(holds(at)).rejects.toThrow(seen);
  });
});
