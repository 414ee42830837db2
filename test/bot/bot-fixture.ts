import type { Bot, BotSettings } from '../../src/bot/start-bot.ts';
import { disablePacing, startSandboxBot } from '../../src/cli/demo/sandbox-bot.ts';
import type { Sandbox } from '../../src/sandbox/open-sandbox.ts';

/**
 * A running bot on a sandbox, as in the demo. Simulated hosts have no pace. Without a network its
 * jobs run in a process of their own.
 */
export function startTestBot(sandbox: Sandbox, { network, ...settings }: Partial<BotSettings>): Promise<Bot> {
  return startSandboxBot(sandbox, { metricsPort: 0, ...settings, ...(network ? { network: disablePacing(network) } : {}) });
}

/**
 * Resolves when every event has been handled. What the bot does comes back to it as further
 * webhooks.
 */
export async function waitUntilSettled(sandbox: Sandbox, bot: Bot): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await sandbox.waitForDeliveries();
    await bot.idle();
  }
}
