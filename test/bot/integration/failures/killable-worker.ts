import { runWorkerProcess } from '../../../../src/bot/worker/worker-process.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import { saveCompileCache } from '../../compile-cache.ts';

/** A worker that prints its process id, so that a test can kill it alone. */
process.stdout.write(`worker ${process.pid}\n`);
saveCompileCache();
runWorkerProcess(() => ({ network: createHttpClient({}) }));
