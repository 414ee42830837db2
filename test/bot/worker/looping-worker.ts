import { writeSync } from 'node:fs';
import { runWorkerProcess } from '../../../src/bot/worker/worker-process.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { saveCompileCache } from '../compile-cache.ts';

/**
 * A worker that hears nothing any more: it prints its process id, and then an endless loop blocks
 * its thread.
 */
saveCompileCache();
runWorkerProcess(() => ({ network: createHttpClient({}) }));
setImmediate(() => {
  writeSync(1, `worker ${process.pid}\n`);
  for (;;);
});
