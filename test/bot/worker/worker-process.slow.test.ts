import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bot } from '../../../src/bot/start-bot.ts';
import { createWorkerEnvironment, omitSecrets } from '../../../src/bot/worker/worker-process.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';
import { compileCacheEnvironment } from '../compile-cache.ts';

const names = ['well', 'loop', 'memory'];
const files = {
  'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
  '.github/listkeeper.yml': 'review: {links: false}\nlinks: {every: "off"}\n',
};
const entry = 'kind: article\nsection: books\nname: {en: A Book}\nlinks: [{role: homepage, url: https://a.invented.org/}]\n';

let sandbox: Sandbox;
let bot: Bot;
let clockOffset = 0;
const log: string[] = [];
const clock: Clock = { now: () => systemClock.now() + clockOffset, sleep: systemClock.sleep };

beforeAll(async () => {
  // As an operator may bound it.
  vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=120');
  vi.stubEnv('NODE_COMPILE_CACHE', compileCacheEnvironment.NODE_COMPILE_CACHE);
  vi.stubEnv('WEBHOOK_SECRET', 'not for the worker');
  sandbox = await openSandbox({});
  for (const name of names) await sandbox.createRepository({ owner: 'someone', name, files });
  bot = await startTestBot(sandbox, {
    workerProgram: new URL('crashing-worker.ts', import.meta.url),
    environment: { GITHUB_API_URL: sandbox.api, WEBHOOK_SECRET: 'not for the worker' },
    clock,
    log: (level, words) => log.push(`${level} ${words}`),
    // A worker has a low priority: beside busy processes it may stand still for a second.
    workerLimits: { pingIntervalMs: 100, pingTimeoutMs: 3000 },
  });
  await waitUntilSettled(sandbox, bot);
});

afterAll(async () => {
  await bot.stop();
  await sandbox.close();
  vi.unstubAllEnvs();
});

const open = (name: string, branch: string) =>
  sandbox.asUser('contributor').openPullRequest({
    repository: `someone/${name}`,
    title: branch,
    branch,
    files: { [`data/${branch}.yml`]: entry },
  });
const verdicts = (name: string, sha: string) =>
  sandbox.world.hosted.get(`someone/${name}`)?.checkRuns.filter(({ headSha }) => headSha === sha) ?? [];
const statusOf = async (path: string) => (await fetch(`${bot.url}${path}`)).status;

describe('the worker process', () => {
  it('may hang or run out of memory: webhooks are accepted, other jobs run, and the failing job is reported', async () => {
    const loop = await open('loop', 'loops');
    const memory = await open('memory', 'hoards');
    const well = await open('well', 'behaves');
    await sandbox.waitForDeliveries();
    expect(await statusOf('/healthz'), 'the door answers while a job holds its thread').toBe(200);
    // Once with the others, twice alone.
    for (let round = 0; round < 3; round += 1) {
      await bot.idle();
      clockOffset += 60_000;
      await bot.sweep();
    }
    await waitUntilSettled(sandbox, bot);
    expect(verdicts('well', well.headSha)).toMatchObject([{ conclusion: 'success' }]);
    for (const [name, { headSha }] of [['loop', loop] as const, ['memory', memory] as const]) {
      expect(verdicts(name, headSha), name).toMatchObject([{ status: 'completed', conclusion: 'action_required' }]);
    }
    const metrics = await (await fetch(bot.metricsUrl ?? '')).text();
    expect(metrics).toContain('listkeeper_jobs_total{kind="review",outcome="failed"} 2');
    expect(metrics).toMatch(/listkeeper_worker_ends_total [1-9]/);
    expect(metrics, 'numbers come from the worker').toMatch(/listkeeper_github_requests_total\{status="2xx"\} [1-9]/);
    expect(log.join('\n'), 'lines too').toMatch(/info review: #\d+ at/);
    expect(log.join('\n')).toMatch(/no response for 3 s/);
    expect(log.join('\n')).toMatch(/stopped unexpectedly \(SIGABRT\)/);
  });

  it('ends with its parent, even if the parent is killed and a loop blocks its thread', async () => {
    const [apart, program] = ['../../../src/bot/worker/worker-process.ts', 'looping-worker.ts'].map(
      (name) => new URL(name, import.meta.url).href,
    );
    const begin = `import('${apart}').then(({ forkWorker }) => forkWorker(new URL('${program}')))`;
    const server = spawn(process.execPath, ['--eval', begin], { stdio: ['ignore', 'pipe', 'inherit'] });
    // Theirs too: it is closed when both have ended.
    const closed = once(server.stdout, 'close');
    const [said] = await Promise.race([once(server.stdout, 'data'), closed]);
    const worker = Number(/worker (\d+)/.exec(String(said))?.[1]);
    expect(worker).toBeGreaterThan(1);
    server.kill('SIGKILL');
    try {
      await Promise.race([closed, systemClock.sleep(10_000).then(() => Promise.reject(new Error('they are still there')))]);
    } finally {
      if (isAlive(worker)) process.kill(worker, 'SIGKILL');
    }
  });

  it('has only the secrets that it needs', () => {
    const environment = { WEBHOOK_SECRET: 'a', PRIVATE_KEY: 'b', HTTPS_PROXY: 'http://c:1' };
    expect(omitSecrets(environment)).toEqual({ HTTPS_PROXY: 'http://c:1' });
    expect(log.join('\n')).not.toContain(sandbox.app.webhookSecret);
  });

  it('keeps compiled code where its parent does, or where the operator says', () => {
    const parents = '/home/bot/.cache/listkeeper/node/v24.21.0-x64-0';
    expect(createWorkerEnvironment({}, parents)).toEqual({ NODE_COMPILE_CACHE: '/home/bot/.cache/listkeeper/node' });
    expect(createWorkerEnvironment({ NODE_COMPILE_CACHE: '/tmp/a' }, parents)).toEqual({ NODE_COMPILE_CACHE: '/tmp/a' });
    expect(createWorkerEnvironment({}, undefined)).toEqual({});
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
