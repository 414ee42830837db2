import { serveHandsApart } from '../../src/bot/apart.ts';
import { openNetwork } from '../../src/net/open.ts';
import { openInternet } from '../../src/sandbox/internet/server.ts';

/** The process for the bot's jobs, where hosts are simulated and owed no pace: so it has as much to do as it can. */
serveHandsApart(async ({ environment }) => {
  const internet = await openInternet([]);
  const own = new URL(environment.GITHUB_API_URL ?? '').host;
  const network = openNetwork({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  return { network: { ...network, pace: () => {} } };
});
