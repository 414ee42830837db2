import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { generateEntry, generateList } from '../../../bench/fixtures/generated-list.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import type { Bot } from '../../../src/bot/start-bot.ts';
import { createGitHubForge } from '../../../src/forge/github/github-forge.ts';
import { openOctokit } from '../../../src/forge/github/octokit/octokit.ts';
import { publishOutputs } from '../../../src/jobs/publish/index.ts';
import { settingsPath } from '../../../src/list/schema/index.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';

/** The App publishes a long list again: by what the last publication left in the job store. */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const name = { owner: 'someone', repo: 'list' };
let folder: string;
let sandbox: Sandbox;
let bot: Bot;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-published-'));
  sandbox = await openSandbox();
  const files = { ...generateList(520), [settingsPath]: 'links: { every: off }\n' };
  await sandbox.createRepository({ owner: name.owner, name: name.repo, files });
  // In a worker process, as in earnest.
  bot = await startTestBot(sandbox, { databaseFile: join(folder, 'inbox.sqlite') });
  await waitUntilSettled(sandbox, bot);
});

afterAll(async () => {
  await bot.stop();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

it('publishes what was merged, and what stands there is what a whole rendering gives', async () => {
  const octokit = openOctokit({ apiUrl: sandbox.api, token: sandbox.token, fetch: globalThis.fetch, throttle: false });
  const content = Buffer.from(generateEntry(520)).toString('base64');
  const path = 'data/part-0/thing-520.yml';
  await octokit.rest.repos.createOrUpdateFileContents({ ...name, path, message: 'Add one', content });
  await waitUntilSettled(sandbox, bot);

  const forge = createGitHubForge(octokit, name);
  const [readme] = (await forge.readFiles('main', ['README.md'])).files;
  expect(readme?.text).toContain('521 entries');
  expect((await publishOutputs(forge)).actions).toEqual([]);
});

it('leaves in the job store what the next publication needs', async () => {
  await bot.stop();
  const store = openJobStore(join(folder, 'inbox.sqlite'), systemClock);
  const [[, cache] = []] = await store.listValues('rendered ', '', 2);
  await store.close();
  expect(cache).toContain('thing-520');
});
