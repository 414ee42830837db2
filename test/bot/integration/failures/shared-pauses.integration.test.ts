import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bot, type BotRole, startBot } from '../../../../src/bot/start-bot.ts';
import { disablePacing, getSandboxCredentials } from '../../../../src/cli/demo/sandbox-bot.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import type { HttpClient } from '../../../../src/http/types.ts';
import { systemClock } from '../../../../src/runtime/clock.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import type { Fault } from '../../../../src/sandbox/server/fault-injector.ts';
import { findPostgres, type PostgresServer, startPostgres } from '../../queue/postgres-server.ts';

// Real servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const programs = findPostgres();
if (!programs) process.stderr.write('PostgreSQL is not installed: the test of shared pauses does NOT run.\n');

const list = 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n';
const entry = 'kind: article\nsection: books\nname: {en: A Book}\nlinks: [{role: homepage, url: not-an-address}]\n';
/** Longer than a request waits: whoever knows of the pause ends its job at once, and sends nothing. */
const pauseSeconds = 600;
/** Nothing more comes of the start after so long without a request. */
const quietMs = 2500;
/** Every process looks at what others have learned once a second. */
const lookIntervalMs = 1000;

let sandbox: Sandbox;
let server: PostgresServer;
let network: HttpClient;
let log: { bot: string; line: string }[] = [];
/** When requests of jobs came, in ms since 1970. Tokens of installations are asked for by the App. */
let requests: number[] = [];
const bots = new Map<string, Bot>();

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(20);
}

async function start(name: string, role: BotRole): Promise<Bot> {
  const bot = await startBot({
    credentials: getSandboxCredentials(sandbox),
    role,
    version: '1',
    environment: { GITHUB_API_URL: sandbox.api, DATABASE_URL: server.url },
    network: disablePacing(network),
    clock: systemClock,
    log: (_, line) => log.push({ bot: name, line }),
    random: () => 0,
    port: 0,
    host: '127.0.0.1',
    // Only the one sweep of the start.
    sweepIntervalMs: 24 * 3600 * 1000,
  });
  bots.set(name, bot);
  return bot;
}

describe.skipIf(programs === undefined)('a pause that GitHub asks of an installation', () => {
  beforeAll(async () => {
    network = createHttpClient({});
  });
  afterEach(async () => {
    for (const bot of bots.values()) await bot.stop();
    bots.clear();
    await sandbox.close();
    await server.stop();
  });
  afterAll(async () => {
    await network.close();
  });

  const openPullRequest = (name: string) =>
    sandbox.asUser('someone').openPullRequest({
      repository: `someone/${name}`,
      title: 'A book',
      branch: 'book',
      files: { 'data/book.yml': entry },
    });
  const findFailedReview = () => log.find(({ line }) => line.startsWith('review failed'));

  it.each<[string, () => Partial<Fault>]>([
    [
      'a secondary limit',
      () => ({ status: 403, headers: { 'retry-after': String(pauseSeconds) }, body: { message: 'secondary rate limit' } }),
    ],
    [
      'the limit of GraphQL, which comes with status 200',
      () => ({
        status: 200,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + pauseSeconds),
        },
        body: { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation ID 2.' }] },
      }),
    ],
  ])('is kept by the process that did not learn it: %s', async (_, createFault) => {
    server = await startPostgres(programs ?? '');
    sandbox = await openSandbox();
    [log, requests] = [[], []];
    for (const name of ['one', 'two'])
      await sandbox.createRepository({ owner: 'someone', name, files: { 'data/list.yml': list } });
    const web = await start('web', 'web');
    sandbox.setWebhookUrl(web.webhookUrl);
    for (const name of ['first', 'second']) await start(name, 'worker');
    let lastAt = Date.now();
    sandbox.observe(({ path }) => {
      lastAt = Date.now();
      if (path === '/graphql' || path.startsWith('/repos/')) requests.push(lastAt);
    });
    // What the start has caused: sweeps, and the first look at each list.
    await until(() => Date.now() - lastAt > quietMs);

    [log, requests] = [[], []];
    sandbox.injectFault({ method: 'POST', path: /^\/graphql$/, ...createFault() });
    await openPullRequest('one');
    await until(() => findFailedReview() !== undefined);
    expect(requests).toHaveLength(1);
    const learner = findFailedReview()?.bot ?? '';
    await bots.get(learner)?.stop();
    bots.delete(learner);
    // The other one may have looked just before.
    await wait(lookIntervalMs + 100);

    const stoppedAt = Date.now();
    log = [];
    await openPullRequest('two');
    await until(() => findFailedReview() !== undefined);
    expect(findFailedReview()?.bot).not.toBe(learner);
    const retryAt = Date.parse(/retry at (\S+)\)/.exec(findFailedReview()?.line ?? '')?.[1] ?? '');
    expect(retryAt - stoppedAt).toBeGreaterThan((pauseSeconds - 60) * 1000);
    expect(requests, 'nothing was sent in the pause').toHaveLength(1);
  });
});
