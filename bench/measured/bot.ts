import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot } from '../../src/bot/server.ts';
import { systemClock } from '../../src/net/clock.ts';
import { openNetwork } from '../../src/net/open.ts';
import { openInternet } from '../../src/sandbox/internet/server.ts';

interface Task {
  api: string;
  app: { id: number; privateKey: string; webhookSecret: string };
}

/** The bot as it runs, against an embedded GitHub elsewhere, until it is killed. */
const [{ api, app }] = (await once(process, 'message')) as [Task];
const internet = await openInternet([]);
const own = new URL(api).host;
const network = openNetwork({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
const bot = await startBot({
  credentials: { appId: String(app.id), privateKey: app.privateKey, webhookSecret: app.webhookSecret },
  environment: { GITHUB_API_URL: api },
  network,
  clock: systemClock,
  log: () => {},
  port: 0,
  host: '127.0.0.1',
  inboxFile: join(mkdtempSync(join(tmpdir(), 'listkeeper-bench-')), 'inbox.sqlite'),
  throttle: false,
});
process.send?.({ webhooks: bot.webhooks });
