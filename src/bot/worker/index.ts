export type { WorkerHandle } from './pooled-worker.ts';
export { createInThreadTransports, type RpcCall } from './rpc.ts';
export type { WorkerApi } from './rpc-api.ts';
export { createServerApi } from './server-api.ts';
export { SweepLoop } from './sweep-loop.ts';
export { serveWorkerApi, type WorkerDependencies } from './worker-api.ts';
export type { WorkerLimits } from './worker-limits.ts';
export { WorkerPool } from './worker-pool.ts';
export { forkWorker, omitSecrets, workerMainUrl } from './worker-process.ts';
