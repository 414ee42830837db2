import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticationCases } from './cases/authentication.ts';
import { commitCases } from './cases/commits.ts';
import { issueAndCheckCases } from './cases/issues-and-checks.ts';
import { readCases } from './cases/reads.ts';
import { rejectionCases } from './cases/rejections.ts';
import { initialFiles } from './contract-case.ts';
import { type GitHubHost, openEmulateHost, openSandboxHost } from './github-hosts.ts';

const contractCases = [...readCases, ...commitCases, ...issueAndCheckCases, ...authenticationCases, ...rejectionCases];

let sandboxHost: GitHubHost;
let emulateHost: GitHubHost;

beforeAll(async () => {
  [sandboxHost, emulateHost] = await Promise.all([openSandboxHost(), openEmulateHost()]);
  // The first repository of each host is one that no test may reach.
  await Promise.all([sandboxHost.createRepository({}), emulateHost.createRepository({})]);
});
afterAll(() => Promise.all([sandboxHost.close(), emulateHost.close()]));

describe('the sandbox', () => {
  it.each(contractCases)('$title', async ({ run }) => run(await sandboxHost.createRepository(initialFiles)));

  it('exchanges only requests, answers and webhooks that GitHub describes', () => {
    expect(sandboxHost.violations()).toEqual([]);
  });
});

describe('emulate', () => {
  it.each(contractCases.filter(({ unsupported }) => !unsupported))('$title', async ({ run }) =>
    run(await emulateHost.createRepository(initialFiles)),
  );

  it.each(contractCases.flatMap(({ title, run, unsupported }) => (unsupported ? [{ title, run, ...unsupported }] : [])))(
    'fails, because $reason: $title',
    async ({ run, error }) => {
      const repository = await emulateHost.createRepository(initialFiles);
      await expect(run(repository)).rejects.toThrow(error);
    },
  );
});
