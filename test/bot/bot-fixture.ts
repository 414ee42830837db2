import type { Bot, BotSettings } from '../../src/bot/start-bot.ts';
import { disablePacing, startSandboxBot } from '../../src/cli/demo/sandbox-bot.ts';
import type { Sandbox } from '../../src/sandbox/open-sandbox.ts';

/**
 * A bot at work on a sandbox, as a demo has it, and no pace is kept towards hosts that are simulated. Without a network its jobs are done in
 * a process of their own.
 */
export function startTestBot(sandbox: Sandbox, { network, ...settings }: Partial<BotSettings>): Promise<Bot> {
  return startSandboxBot(sandbox, { ...settings, ...(network ? { network: disablePacing(network) } : {}) });
}

/** Resolves when all that was said has been answered: what the bot does comes back to it as webhooks of its own. */
export async function waitUntilSettled(sandbox: Sandbox, bot: Bot): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await sandbox.waitForDeliveries();
    await bot.idle();
  }
}
