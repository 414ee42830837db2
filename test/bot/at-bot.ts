import type { Bot, BotSettings } from '../../src/bot/server.ts';
import { botOnSandbox, unhurried } from '../../src/cli/bot-on-sandbox.ts';
import type { Sandbox } from '../../src/sandbox/open.ts';

/**
 * A bot at work on a sandbox, as a demo has it, and no pace is kept towards hosts that are simulated. Without a network its jobs are done in
 * a process of their own.
 */
export function botAt(sandbox: Sandbox, { network, ...settings }: Partial<BotSettings>): Promise<Bot> {
  return botOnSandbox(sandbox, { ...settings, ...(network ? { network: unhurried(network) } : {}) });
}

/** Resolves when all that was said has been answered: what the bot does comes back to it as webhooks of its own. */
export async function settledAt(sandbox: Sandbox, bot: Bot): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await sandbox.idle();
    await bot.idle();
  }
}
