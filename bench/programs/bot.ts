import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startBot } from '../../src/bot/start-bot.ts';
import { systemClock } from '../../src/runtime/clock.ts';

interface Task {
  api: string;
  app: { id: number; privateKey: string; webhookSecret: string };
  /** Keep GitHub's pace. Default false. */
  throttle?: boolean;
  /** Of the job queue. Default: a new one. */
  databaseFile?: string;
  /** See `BotSettings`. */
  generation?: string;
}

/**
 * The bot against an embedded GitHub in another process. On request it sweeps, or reports its event
 * loop delay; it ends with its parent.
 */
const [{ api, app, throttle = false, databaseFile, generation }] = (await once(process, 'message')) as [Task];
const bot = await startBot({
  credentials: { appId: String(app.id), privateKey: app.privateKey, webhookSecret: app.webhookSecret },
  environment: { GITHUB_API_URL: api },
  workerProgram: new URL('bot-worker.ts', import.meta.url),
  clock: systemClock,
  log: () => {},
  port: 0,
  host: '127.0.0.1',
  databaseFile: databaseFile ?? join(mkdtempSync(join(tmpdir(), 'listkeeper-bench-')), 'inbox.sqlite'),
  ...(generation === undefined ? {} : { generation }),
  throttle,
});
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', (request) => {
  if (request === 'sweep') return void bot.sweep().then(() => process.send?.('swept'));
  process.send?.({ late: delay.percentile(99) / 1e6, latest: delay.max / 1e6 });
  delay.reset();
});
process.on('disconnect', () => process.exit(0));
process.send?.({ webhooks: bot.webhookUrl });
