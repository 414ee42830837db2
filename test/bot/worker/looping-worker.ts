import { writeSync } from 'node:fs';
import { runWorkerProcess } from '../../../src/bot/worker/worker-process.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { saveCompileCache } from '../compile-cache.ts';

/** Hands that are told nothing any more: they say who they are, and a loop without end holds their thread. */
saveCompileCache();
runWorkerProcess(() => ({ network: createHttpClient({}) }));
setImmediate(() => {
  writeSync(1, `hands ${process.pid}\n`);
  for (;;);
});
