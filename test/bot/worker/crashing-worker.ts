import { closeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { runWorkerProcess } from '../../../src/bot/worker/worker-process.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { saveCompileCache } from '../compile-cache.ts';

/**
 * A worker that crashes over the pull requests of some repositories, as a hostile one may crash a
 * parser, but every time.
 */
saveCompileCache();
runWorkerProcess(({ environment }) => {
  if (environment.WEBHOOK_SECRET ?? process.env.WEBHOOK_SECRET) throw new Error('the worker knows the secret of the webhooks');
  const network = createHttpClient({});
  const fetch: typeof network.fetch = async (input, init) => {
    const sent = typeof init?.body === 'string' ? init.body : '';
    const fate = sent.includes('query PullRequest(') ? /"repo":"(\w+)"/.exec(sent)?.[1] : undefined;
    if (fate === 'loop') for (;;);
    if (fate === 'memory') {
      // The engine's last words are long, and nothing is wrong.
      closeSync(2);
      // It answers to the last, so that nobody ends it for its silence, however slow the machine.
      for (const hoard: number[][] = []; ; await setImmediate()) hoard.push(new Array(100_000).fill(hoard.length));
    }
    return network.fetch(input, init);
  };
  return { network: { ...network, fetch } };
});
