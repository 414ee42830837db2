import { runWorkerProcess } from '../../src/bot/worker/worker-process.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { openSimulatedInternet } from '../../src/sandbox/internet/simulated-internet.ts';

/**
 * The bot's worker process, with simulated hosts and no pace, so that it is as busy as possible.
 */
runWorkerProcess(async ({ environment }) => {
  const internet = await openSimulatedInternet([]);
  const own = new URL(environment.GITHUB_API_URL ?? '').host;
  const network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  return { network: { ...network, setPace: () => {} } };
});
