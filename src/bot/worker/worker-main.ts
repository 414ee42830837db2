import { createHttpClient } from '../../http/index.ts';
import { runWorkerProcess } from './worker-process.ts';

/** The program of a worker process. `listkeeper start` forks it. */
runWorkerProcess(({ environment }, shared) => ({ network: createHttpClient({ environment, ...shared }) }));
