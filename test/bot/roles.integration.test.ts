import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, type BotRole, startBot } from '../../src/bot/start-bot.ts';
import { disablePacing, getSandboxCredentials } from '../../src/cli/demo/sandbox-bot.ts';
import { createHttpClient } from '../../src/http/client.ts';
import type { HttpClient } from '../../src/http/types.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import { findPostgres, type PostgresServer, startPostgres } from './queue/postgres-server.ts';

const programs = findPostgres();
if (!programs) process.stderr.write('PostgreSQL is not installed: the tests of roles do NOT run.\n');

const list = 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n';
const entry = 'kind: article\nsection: books\nname: {en: A Book}\nlinks: [{role: homepage, url: not-an-address}]\n';
const repository = 'someone/reading';

let sandbox: Sandbox;
let network: HttpClient;
let server: PostgresServer | undefined;
const bots: Bot[] = [];
let log: string[] = [];

beforeAll(async () => {
  server = programs === undefined ? undefined : await startPostgres(programs);
  sandbox = await openSandbox();
  network = createHttpClient({});
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files: { 'data/list.yml': list } });
});
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.stop();
});
afterAll(async () => {
  await network.close();
  await sandbox.close();
  await server?.stop();
});

async function start(role: BotRole, environment: Record<string, string> = {}): Promise<Bot> {
  const bot = await startBot({
    credentials: getSandboxCredentials(sandbox),
    role,
    version: '1',
    environment: { GITHUB_API_URL: sandbox.api, ...environment },
    network: disablePacing(network),
    clock: systemClock,
    log: (level, words) => log.push(`${role} ${level} ${words}`),
    random: () => 0,
    port: 0,
    metricsPort: 0,
    host: '127.0.0.1',
    throttle: false,
  });
  bots.push(bot);
  return bot;
}

const startOnPostgres = (role: BotRole) => start(role, { DATABASE_URL: server?.url ?? '' });
const countReviews = () => log.filter((line) => line.includes('worker info review:')).length;
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function send(bot: Bot, event: string, payload: object): Promise<number> {
  const body = JSON.stringify(payload);
  const signature = createHmac('sha256', sandbox.app.webhookSecret).update(body).digest('hex');
  const headers = {
    'x-github-event': event,
    'x-github-delivery': crypto.randomUUID(),
    'x-hub-signature-256': `sha256=${signature}`,
  };
  const answer = await fetch(bot.webhookUrl, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  return answer.status;
}

it('refuses to share a queue that can not be shared', async () => {
  await expect(start('worker')).rejects.toMatchObject({ code: 'role-needs-database', values: { role: 'worker' } });
});

describe.runIf(programs)('processes with one queue in PostgreSQL', () => {
  it('store a webhook in one and review it once in another', async () => {
    log = [];
    const web = await startOnPostgres('web');
    sandbox.setWebhookUrl(web.webhookUrl);
    const files = { 'data/new.yml': entry };
    const pull = await sandbox.asUser('contributor').openPullRequest({ repository, title: 'New', branch: 'new', files });
    await sandbox.waitForDeliveries();
    const health = await (await fetch(`${web.url}/healthz`)).json();
    expect(health, 'a web process runs no job').toMatchObject({ jobs: { queued: 1, running: 0 } });
    const workers = await Promise.all([startOnPostgres('worker'), startOnPostgres('worker')]);
    await until(() => countReviews() > 0);
    for (const worker of workers) await worker.idle();
    sandbox.setWebhookUrl(undefined);
    const runs = sandbox.world.hosted.get(repository)?.checkRuns.filter(({ headSha }) => headSha === pull.headSha);
    expect(runs).toHaveLength(1);
    expect(sandbox.world.hosted.get(repository)?.issues.get(pull.number)?.comments).toHaveLength(1);
  });

  it('take webhooks where they are web processes, and answer probes everywhere', async () => {
    const [web, worker] = [await startOnPostgres('web'), await startOnPostgres('worker')];
    expect(await send(worker, 'push', {})).toBe(404);
    expect(await send(web, 'push', {})).toBe(202);
    for (const bot of [web, worker]) expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
    await worker.sweep();
    const page = await (await fetch(web.metricsUrl ?? '')).text();
    expect(page, 'a sweep that another process made').toMatch(/last_sweep_timestamp_seconds \d{10}\n/);
  });

  it('sweep in one worker alone, and what a web process has heard of too', async () => {
    const web = await startOnPostgres('web');
    const workers = await Promise.all([startOnPostgres('worker'), startOnPostgres('worker')]);
    for (const worker of workers) await worker.idle();
    const listed: string[] = [];
    const stop = sandbox.observe(({ path }) => path === '/installation/repositories' && listed.push(path));
    await send(web, 'installation', { action: 'unsuspend', installation: { id: sandbox.installationId } });
    await until(() => listed.length > 0);
    for (const worker of workers) await worker.idle();
    stop();
    expect(listed).toHaveLength(1);
  });
});

it('warns of another bot with a queue of its own', async () => {
  log = [];
  const [first, second] = [
    await start('all', { LISTKEEPER_INBOX: ':memory:' }),
    await start('all', { LISTKEEPER_INBOX: ':memory:' }),
  ];
  sandbox.setWebhookUrl(second.webhookUrl);
  const open = (branch: string) =>
    sandbox
      .asUser('contributor')
      .openPullRequest({ repository, title: branch, branch, files: { [`data/${branch}.yml`]: entry } });
  await open('one');
  await sandbox.waitForDeliveries();
  await first.sweep();
  // GitHub gives times of deliveries in whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await open('two');
  await sandbox.waitForDeliveries();
  await first.sweep();
  for (const bot of [first, second]) await bot.idle();
  expect(log.filter((line) => line.includes('something other than this bot')).length).toBeGreaterThan(0);
  expect(log.join('\n')).toContain(`at ${second.webhookUrl}`);
});
