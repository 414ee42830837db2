import { runWorkerProcess } from '../../src/bot/worker/worker-process.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { openSimulatedInternet } from '../../src/sandbox/internet/simulated-internet.ts';

/** The process for the bot's jobs, where hosts are simulated and owed no pace: so it has as much to do as it can. */
runWorkerProcess(async ({ environment }) => {
  const internet = await openSimulatedInternet([]);
  const own = new URL(environment.GITHUB_API_URL ?? '').host;
  const network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  return { network: { ...network, setPace: () => {} } };
});
