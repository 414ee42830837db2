export { createInThreadTransports, type RpcCall } from './rpc.ts';
export { createServerApi } from './server-api.ts';
export { serveWorkerApi, type WorkerApi, type WorkerDependencies } from './worker-api.ts';
export { openWorkerPool, type WorkerHandle, type WorkerLimits } from './worker-pool.ts';
export { forkWorker, omitSecrets, workerMainUrl } from './worker-process.ts';
