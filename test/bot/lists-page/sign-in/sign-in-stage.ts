import { setTimeout as wait } from 'node:timers/promises';
import type { Bot } from '../../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../../bot-fixture.ts';

export const operatorToken = 'c2VjcmV0IG9mIGEgdGVzdA==';
const listOf = (title: string) =>
  `title: { en: ${JSON.stringify(title)} }\nlanguages: [en]\nsections:\n  - { id: books, name: { en: Books } }\n`;

export interface SignInStage {
  sandbox: Sandbox;
  bot: Bot;
  /** The clock of the bot alone: the sandbox has the system's. */
  clock: { aheadMs: number; now(): number; sleep(ms: number, signal?: AbortSignal): Promise<void> };
  logged: string[];
  environment: Record<string, string>;
  close(): Promise<void>;
}

/**
 * A bot to which people sign in by the sandbox. Ann owns four lists; Ben may see two of them, and
 * Dan one.
 */
export async function openSignInStage(): Promise<SignInStage> {
  const sandbox = await openSandbox();
  const network = createHttpClient({});
  const create = (name: string, isPrivate = false) =>
    sandbox.createRepository({
      owner: 'ann',
      name,
      private: isPrivate,
      files: { 'data/list.yml': listOf(`List ${name}`), 'README.md': '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n' },
    });
  await create('public');
  (await create('shared', true)).collaborators.set('ben', 'read');
  await create('secret', true);
  (await create('course', true)).collaborators.set('ben', 'admin').set('dan', 'triage');
  for (const login of ['ben', 'cara', 'dan']) sandbox.asUser(login);
  const logged: string[] = [];
  const clock = {
    aheadMs: 0,
    now: () => Date.now() + clock.aheadMs,
    sleep: (ms: number, signal?: AbortSignal): Promise<void> => wait(Math.min(ms, 2 ** 30), undefined, signal ? { signal } : {}),
  };
  const environment = {
    GITHUB_API_URL: sandbox.api,
    GITHUB_CLIENT_ID: sandbox.app.clientId,
    GITHUB_CLIENT_SECRET: sandbox.app.clientSecret,
  };
  const bot = await startTestBot(sandbox, {
    network,
    clock,
    log: (level, message) => void logged.push(`${level} ${message}`),
    environment: { ...environment, LISTKEEPER_LISTS_TOKEN: operatorToken },
  });
  sandbox.world.app.callbackUrls.push(`${bot.url}/lists/callback`);
  await waitUntilSettled(sandbox, bot);
  return {
    sandbox,
    bot,
    clock,
    logged,
    environment,
    async close() {
      await bot.stop();
      await network.close();
      await sandbox.close();
    },
  };
}
