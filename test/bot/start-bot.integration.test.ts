import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openJobStore } from '../../src/bot/queue/sqlite/sqlite-job-store.ts';
import type { Bot } from '../../src/bot/start-bot.ts';
import { createHttpClient } from '../../src/http/client.ts';
import type { HttpClient } from '../../src/http/types.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { addComment } from '../../src/sandbox/actions/comments.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import { startTestBot } from './bot-fixture.ts';

const repository = 'someone/reading';
const place = { installation: 0, owner: 'someone', repo: 'reading', because: 'a test' };
const list = 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n';
const entry = 'kind: article\nsection: books\nname: {en: A Book}\nlinks: [{role: homepage, url: not-an-address}]\n';

let sandbox: Sandbox;
let network: HttpClient;
let folder: string;
let log: string[] = [];
const bots: Bot[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-bot-'));
  sandbox = await openSandbox({});
  network = createHttpClient({});
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files: { 'data/list.yml': list } });
});

afterEach(async () => {
  sandbox.setWebhookUrl(undefined);
  for (const bot of bots.splice(0)) await bot.stop();
});

afterAll(async () => {
  await network.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(inboxFile = ':memory:', environment: Record<string, string> = {}, version?: string): Promise<Bot> {
  log = [];
  const bot = await startTestBot(sandbox, {
    ...(version === undefined ? {} : { version }),
    environment: { GITHUB_API_URL: sandbox.api, ...environment },
    network,
    log: (level, words, fields) => log.push(`${level} ${words} (${fields?.because})`),
    databaseFile: inboxFile,
  });
  sandbox.setWebhookUrl(undefined);
  bots.push(bot);
  return bot;
}

const open = (branch: string) =>
  sandbox.asUser('contributor').openPullRequest({ repository, title: branch, branch, files: { [`data/${branch}.yml`]: entry } });
const runsOn = (sha: string) => sandbox.world.hosted.get(repository)?.checkRuns.filter((run) => run.headSha === sha) ?? [];
const health = async (bot: Bot) => (await fetch(`${bot.url}/healthz`)).json();

describe('the bot', () => {
  it('answers health checks, and other paths with 404', async () => {
    const bot = await start();
    await bot.idle();
    expect(await health(bot)).toEqual({ ok: true, jobs: { queued: 0, running: 0, done: expect.any(Number), failed: 0 } });
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${bot.url}/.env`)).status).toBe(404);
    expect((await fetch(bot.webhookUrl)).status).toBe(405);
  });

  it('does not start with a key that GitHub rejects', async () => {
    sandbox.injectFault({ method: 'GET', path: /^\/app$/, status: 401 });
    await expect(start()).rejects.toMatchObject({ code: 'app-rejected' });
  });

  it('is not ready once GitHub rejects the key, until it accepts it again', async () => {
    const bot = await start();
    await bot.idle();
    sandbox.injectFault({ method: 'GET', path: /^\/app\/installations$/, status: 401 });
    await expect(bot.sweep()).rejects.toThrow();
    const unready = await fetch(`${bot.url}/readyz`);
    expect({ status: unready.status, body: await unready.json() }).toMatchObject({
      status: 503,
      body: { ready: false, code: 'app-rejected' },
    });
    await bot.sweep();
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
  });

  it('listens at WEBHOOK_PATH', async () => {
    const bot = await start(':memory:', { WEBHOOK_PATH: '/hooks' });
    expect(bot.webhookUrl).toBe(`${bot.url}/hooks`);
    sandbox.setWebhookUrl(bot.webhookUrl);
    const { headSha } = await open('by-another-path');
    await sandbox.waitForDeliveries();
    await bot.idle();
    expect(runsOn(headSha)).toHaveLength(1);
  });

  it('refuses a webhook with a wrong signature', async () => {
    const bot = await start();
    const answer = await fetch(bot.webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'push',
        'x-github-delivery': 'guid',
        'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
      },
      body: '{}',
    });
    expect(answer.status).toBe(401);
  });

  it('finishes jobs of a killed process', async () => {
    const { number, headSha } = await open('killed');
    const file = join(folder, 'killed.sqlite');
    const before = openJobStore(file, systemClock);
    await before.enqueue({ ...place, installation: sandbox.installationId, kind: 'review', number });
    expect((await before.claim())?.tries).toBe(1);
    await before.close();
    const bot = await start(file);
    await bot.idle();
    expect(runsOn(headSha)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
    expect(
      log.find((line) => line.includes('review:')),
      'not by the sweep of the start',
    ).toContain('(a test)');
  });

  it('sweeps after a restart only what has changed, and everything once it is another version', async () => {
    const file = join(folder, 'restarted.sqlite');
    const sweepsOf = async (version: string) => {
      const bot = await start(file, {}, version);
      await bot.idle();
      await bots.pop()?.stop();
      return log.filter((line) => line.includes(' sweep:')).length;
    };
    expect(await sweepsOf('1.0.0')).toBe(1);
    expect(await sweepsOf('1.0.0')).toBe(0);
    await open('while-stopped');
    expect(await sweepsOf('1.0.0')).toBe(1);
    expect(await sweepsOf('1.0.1')).toBe(1);
  });

  it('retries a write that GitHub failed to accept, and writes it once', async () => {
    const bot = await start();
    await bot.idle();
    sandbox.setWebhookUrl(bot.webhookUrl);
    sandbox.injectFault({ method: 'POST', path: /\/check-runs$/, status: 502, times: 1 });
    const { number, headSha } = await open('while-down');
    await sandbox.waitForDeliveries();
    await bot.idle();
    expect(runsOn(headSha)).toEqual([]);
    expect(await health(bot)).toMatchObject({ jobs: { queued: 1 } });
    await bot.sweep();
    await bot.idle();
    expect(runsOn(headSha)).toHaveLength(1);
    expect(sandbox.world.hosted.get(repository)?.issues.get(number)?.comments).toHaveLength(1);
  });

  it('continues after a failed sweep, and never logs a token or key', async () => {
    sandbox.injectFault({ method: 'GET', path: /\/app\/installations$/, status: 500, times: 1 });
    const bot = await start();
    await bot.idle();
    await bot.sweep();
    await bot.idle();
    expect(log.some((line) => line.startsWith('warn sweep:'))).toBe(true);
    expect(log.join('\n')).not.toMatch(/PRIVATE KEY|ghs_|Bearer/i);
  });

  it('asks nothing about a repository that has not changed since its last sweep, and sweeps it when it has', async () => {
    const bot = await start();
    await bot.idle();
    await bot.sweep();
    await bot.idle();
    const requests: string[] = [];
    const stop = sandbox.observe(({ method, path }) => requests.push(`${method} ${path}`));
    await bot.sweep();
    await bot.idle();
    expect(requests.filter((each) => !each.includes('deliveries'))).toEqual([
      'GET /app/installations',
      `POST /app/installations/${sandbox.installationId}/access_tokens`,
      'POST /graphql',
    ]);
    const { headSha } = await open('found-by-the-sweep');
    await bot.sweep();
    await bot.idle();
    stop();
    expect(runsOn(headSha)).toHaveLength(1);
  });

  it('makes one of the two comments and the two checks that another bot of its App has left, at its next sweep', async () => {
    const bot = await start();
    await bot.idle();
    const { number, headSha } = await open('two-bots');
    await bot.sweep();
    await bot.idle();
    const issue = sandbox.world.hosted.get(repository)?.issues.get(number);
    const [comment] = issue?.comments ?? [];
    const [run] = runsOn(headSha);
    if (!issue || !comment || !run) throw new Error('not reviewed');
    addComment(sandbox.world, sandbox.world.hosted.get(repository) as never, issue, comment);
    sandbox.world.hosted
      .get(repository)
      ?.checkRuns.push({ ...run, id: sandbox.world.nextId(), externalId: 'other', conclusion: 'success' });
    await open('after-that');
    await bot.sweep();
    await bot.idle();
    expect(issue.comments.map(({ id }) => id)).toEqual([comment.id]);
    expect(runsOn(headSha).at(-1), 'the newest counts').toMatchObject({ conclusion: 'failure', externalId: run.externalId });
    const count = runsOn(headSha).length;
    await open('later');
    await bot.sweep();
    await bot.idle();
    expect(runsOn(headSha)).toHaveLength(count);
  });

  it('sweeps an installation again when its permissions were accepted, although nothing has changed', async () => {
    const bot = await start();
    await bot.idle();
    await bot.sweep();
    await bot.idle();
    const body = JSON.stringify({ action: 'new_permissions_accepted', installation: { id: sandbox.installationId } });
    const signature = createHmac('sha256', sandbox.app.webhookSecret).update(body).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-github-event': 'installation',
      'x-github-delivery': 'accepted',
      'x-hub-signature-256': `sha256=${signature}`,
    };
    log = [];
    await fetch(bot.webhookUrl, { method: 'POST', body, headers });
    await vi.waitFor(
      async () => {
        await bot.idle();
        expect(log.join('\n')).toContain('sweep: ');
      },
      { timeout: 60_000 },
    );
    expect(log.find((line) => line.includes('sweep:'))).toContain('(installation)');
  });

  it('can be stopped twice, and no longer listens', async () => {
    const bot = await start();
    await Promise.all([bot.stop(), bot.stop()]);
    await expect(fetch(bot.url)).rejects.toThrow();
  });
});
