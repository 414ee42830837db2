import { type Bot, type BotSettings, startBot } from '../../src/bot/server.ts';
import { systemClock } from '../../src/net/clock.ts';
import type { Sandbox } from '../../src/sandbox/open.ts';

/**
 * A bot at work on a sandbox, told of everything by signed webhooks: its inbox is in memory, a check that is due begins at once, and no
 * pace is kept towards hosts that are simulated. Without a network its jobs are done in a process of their own.
 */
export async function botAt(sandbox: Sandbox, { network, ...settings }: Partial<BotSettings>): Promise<Bot> {
  const { id, privateKey, webhookSecret } = sandbox.app;
  const bot = await startBot({
    credentials: { appId: String(id), privateKey, webhookSecret },
    environment: { GITHUB_API_URL: sandbox.api },
    clock: systemClock,
    log: () => {},
    random: () => 0,
    port: 0,
    host: '127.0.0.1',
    inboxFile: ':memory:',
    throttle: false,
    ...settings,
    ...(network ? { network: { ...network, pace: () => {} } } : {}),
  });
  sandbox.deliverTo(bot.webhooks);
  return bot;
}

/** Resolves when all that was said has been answered: what the bot does comes back to it as webhooks of its own. */
export async function settledAt(sandbox: Sandbox, bot: Bot): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await sandbox.idle();
    await bot.idle();
  }
}
