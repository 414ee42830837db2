import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import { compileCacheEnvironment } from '../../compile-cache.ts';
import { expectExactlyOneVerdict, openSandboxWithLists, seededRandom, simulatePeople } from './simulated-activity.ts';

let sandbox: Sandbox;
let folder: string;
const bots: ChildProcess[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-sigkill-'));
  sandbox = await openSandboxWithLists();
});

afterEach(async () => {
  for (const bot of bots.splice(0)) bot.kill('SIGKILL');
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

it('after SIGKILL of the server or a worker during a write, the bot restarts, requests missed webhooks and finishes its jobs', async () => {
  const roll = seededRandom(7);
  const { pulls, open, act } = simulatePeople(sandbox, roll);
  for (let kill = 0; kill < 4; kill++) {
    const bot = await begin();
    const isWhole = kill % 2 === 1;
    const struck = Promise.withResolvers<void>();
    const writes = 1 + roll(4);
    let seen = 0;
    const stop = sandbox.observe(({ method, path }) => {
      if (method === 'GET' || !/\/(?:check-runs|comments|commits|refs|labels)/.test(path) || ++seen !== writes) return;
      process.kill(isWhole ? bot.pid : bot.worker(), 'SIGKILL');
      struck.resolve();
    });
    await open();
    await struck.promise;
    stop();
    if (!isWhole) {
      // Webhooks are taken all the same, and others put in their place.
      await act();
      await sandbox.waitForDeliveries();
      expect(sandbox.deliveries.at(-1)?.statusCode).toBe(202);
      process.kill(bot.pid, 'SIGKILL');
    }
    await bot.gone;
    // Events that happen while the bot is down are lost.
    await act();
    await sandbox.waitForDeliveries();
  }
  const last = await begin('until-idle');
  expect(await last.gone).toEqual([0, null]);
  await expectExactlyOneVerdict(sandbox, pulls);
  expect(sandbox.deliveries.some(({ redelivery, statusCode }) => redelivery && statusCode === 202)).toBe(true);
});

/** Begins the bot as a program and has it told of everything. */
async function begin(...args: string[]) {
  const bot = spawn(process.execPath, [join(import.meta.dirname, 'killable-bot.ts'), ...args], {
    env: { ...process.env, ...compileCacheEnvironment, ...mortalEnvironment() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  bots.push(bot);
  const gone = once(bot, 'exit');
  let out = '';
  const last = (what: RegExp) => [...out.matchAll(what)].at(-1)?.[1] ?? '';
  const listening = new Promise<void>((resolve) =>
    bot.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
      if (/^webhooks .+$/m.test(out)) resolve();
    }),
  );
  const early = gone.then(([code, signal]) =>
    Promise.reject(new Error(`the bot ended with ${code ?? signal} before it listened`)),
  );
  await Promise.race([listening, early]);
  sandbox.setWebhookUrl(last(/^webhooks (.+)$/gm));
  return { gone, pid: bot.pid ?? 0, worker: () => Number(last(/^worker (\d+)$/gm)) };
}

const mortalEnvironment = () => ({
  GITHUB_API_URL: sandbox.api,
  LISTKEEPER_INBOX: join(folder, 'inbox.sqlite'),
  TEST_APP: JSON.stringify(sandbox.app),
});
