import { runWorkerProcess } from '../../../src/bot/worker/worker-process.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { saveCompileCache } from '../compile-cache.ts';

/** Hands that say who they are, so that a test can kill them alone. */
process.stdout.write(`hands ${process.pid}\n`);
saveCompileCache();
runWorkerProcess(() => ({ network: createHttpClient({}) }));
