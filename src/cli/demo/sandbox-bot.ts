import type { Credentials } from '../../bot/github/index.ts';
import { type Bot, type BotSettings, startBot } from '../../bot/index.ts';
import type { HttpClient } from '../../http/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import type { Sandbox } from '../../sandbox/index.ts';

/** The credentials of a sandbox's App. */
export function getSandboxCredentials({ app }: Sandbox): Credentials {
  return { appId: String(app.id), privateKey: app.privateKey, webhookSecret: app.webhookSecret };
}

/** A network without rate limits, for simulated hosts. */
export function disablePacing(network: HttpClient): HttpClient {
  return { ...network, setPace: () => {} };
}

/**
 * Starts a bot on a sandbox, which sends it signed webhooks. Its job queue is in memory, and due
 * link checks start at once.
 * @param settings override these defaults
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
