import type { Credentials } from '../../bot/github/index.ts';
import { type Bot, type BotSettings, startBot } from '../../bot/index.ts';
import type { HttpClient } from '../../http/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import type { Sandbox } from '../../sandbox/index.ts';

/** What a sandbox's App is known by. */
export function getSandboxCredentials({ app }: Sandbox): Credentials {
  return { appId: String(app.id), privateKey: app.privateKey, webhookSecret: app.webhookSecret };
}

/** Simulated hosts need no politeness, so nobody waits for the paces that real ones are owed. */
export function disablePacing(network: HttpClient): HttpClient {
  return { ...network, setPace: () => {} };
}

/**
 * A bot at work on a sandbox, told of everything by signed webhooks. Its inbox is in memory, and a check that is due begins at once, not some
 * minutes later. What `settings` say otherwise, holds.
 */
export async function startSandboxBot(sandbox: Sandbox, settings: Partial<BotSettings>): Promise<Bot> {
  const bot = await startBot({
    credentials: getSandboxCredentials(sandbox),
    environment: { GITHUB_API_URL: sandbox.api },
    clock: systemClock,
    log: () => {},
    random: () => 0,
    port: 0,
    host: '127.0.0.1',
    databaseFile: ':memory:',
    throttle: false,
    ...settings,
  });
  sandbox.setWebhookUrl(bot.webhookUrl);
  return bot;
}
