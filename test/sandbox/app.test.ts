import { createServer } from 'node:http';
import { App, Octokit } from 'octokit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from '../../src/sandbox/open.ts';
import { type Contract, withContract } from './contract.ts';

const owner = 'keeper';
const repo = 'list';
let sandbox: Sandbox;
let contract: Contract;

beforeAll(async () => {
  sandbox = await openSandbox();
  contract = withContract(sandbox);
  await sandbox.createRepository({ owner, name: repo, files: { 'README.md': '# List\n', 'data/a.yml': 'name: a\n' } });
});

afterAll(async () => {
  await sandbox.close();
  expect(contract.violations()).toEqual([]);
});

/** As the bot does it: signed by the App, then by a token of its installation. */
function installed() {
  const app = new App({
    appId: sandbox.app.id,
    privateKey: sandbox.app.privateKey,
    Octokit: Octokit.defaults({ baseUrl: sandbox.api, retry: { enabled: false }, throttle: { enabled: false } }),
  });
  return app.getInstallationOctokit(sandbox.installationId);
}

describe('an App', () => {
  test('is let in by its key and reads a file', async () => {
    const octokit = await installed();
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path: 'data/a.yml' });
    expect(data).toMatchObject({ type: 'file', encoding: 'base64', content: 'bmFtZTogYQo=\n' });
  });
});
