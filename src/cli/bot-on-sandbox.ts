import type { Credentials } from '../bot/credentials.ts';
import { type Bot, type BotSettings, startBot } from '../bot/server.ts';
import { systemClock } from '../net/clock.ts';
import type { Network } from '../net/network.ts';
import type { Sandbox } from '../sandbox/open.ts';

/** What a sandbox's App is known by. */
export function credentialsOf({ app }: Sandbox): Credentials {
  return { appId: String(app.id), privateKey: app.privateKey, webhookSecret: app.webhookSecret };
}

/** Simulated hosts need no politeness, so nobody waits for the paces that real ones are owed. */
export function unhurried(network: Network): Network {
  return { ...network, pace: () => {} };
}

/**
 * A bot at work on a sandbox, told of everything by signed webhooks. Its inbox is in memory, and a check that is due begins at once, not some
 * minutes later. What `settings` say otherwise, holds.
 */
export async function botOnSandbox(sandbox: Sandbox, settings: Partial<BotSettings>): Promise<Bot> {
  const bot = await startBot({
    credentials: credentialsOf(sandbox),
    environment: { GITHUB_API_URL: sandbox.api },
    clock: systemClock,
    log: () => {},
    random: () => 0,
    port: 0,
    host: '127.0.0.1',
    inboxFile: ':memory:',
    throttle: false,
    ...settings,
  });
  sandbox.deliverTo(bot.webhooks);
  return bot;
}
