import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bot, BotSettings } from '../../../src/bot/start-bot.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { dataset, listFiles } from '../../jobs/shared/example-list.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';

let sandbox: Sandbox;
let bot: Bot | undefined;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(async () => {
  await bot?.stop();
  await sandbox.close();
});

const start = async (settings: Partial<BotSettings>) => {
  bot = await startTestBot(sandbox, settings);
  return bot;
};

it('serves the metrics on no port unless one is given, and never where webhooks come in', async () => {
  const { url, metricsUrl } = await start({});
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  expect(metricsUrl).toBeDefined();
  expect((await fetch(new URL('/api/github/webhooks', metricsUrl), { method: 'POST' })).status).toBe(404);
});

it('tells what the bot does: from the webhook to the verdict', async () => {
  const running = await start({});
  const repository = await sandbox.createRepository({ owner: 'someone', name: 'list', files: { ...listFiles } });
  expect(repository).toBeDefined();
  const contributor = sandbox.asUser('contributor');
  const files = { 'data/new.yml': dataset('New', 'https://new.example.invalid/') };
  await contributor.openPullRequest({ repository: 'someone/list', title: 'Add New', branch: 'new', files });
  await waitUntilSettled(sandbox, running);
  const read = async () => (await fetch(running.metricsUrl ?? '')).text();
  // The sweep at the start may review the pull request first, and the webhook's own review follows.
  await expect.poll(read).toMatch(/^listkeeper_verdict_seconds_count [1-9]/m);
  const page = await read();
  for (const part of ['queue', 'app', 'worker']) expect(page).toContain(`listkeeper_ready{part="${part}"} 1`);
  expect(page).toMatch(/^listkeeper_github_wait_seconds_count [1-9]/m);
  expect(page).toMatch(/^listkeeper_jobs_total\{kind="review",outcome="done"\} [1-9]/m);
  expect(page).toMatch(/^listkeeper_deliveries_total\{result="accepted"\} [1-9]/m);
  expect(page).toMatch(/^listkeeper_queue_errors_total 0$/m);
  expect(page).not.toContain('someone');
});
