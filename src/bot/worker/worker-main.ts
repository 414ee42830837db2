import { createHttpClient } from '../../http/index.ts';
import { runWorkerProcess } from './worker-process.ts';

/** The process that does the bot's jobs. Begun by the one that takes webhooks. */
runWorkerProcess(({ environment }) => ({ network: createHttpClient({ environment }) }));
