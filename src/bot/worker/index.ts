/**
 * Runs jobs in worker processes, so that no job delays a webhook.
 *
 * Start with `rpc-api.ts`, the two interfaces between server and worker, and `job/run-job.ts`.
 * `worker-pool.ts` replaces workers that crash. `docs/decisions/jobs-in-worker-processes.md` has
 * the reasons.
 */

export type { WorkerHandle } from './pooled-worker.ts';
export { createInThreadTransports, type RpcCall } from './rpc.ts';
export type { ServerApi, WorkerApi } from './rpc-api.ts';
export { createServerApi } from './server-api.ts';
export { SweepLoop } from './sweep/sweep-loop.ts';
export { serveWorkerApi, type WorkerDependencies } from './worker-api.ts';
export type { WorkerLimits } from './worker-limits.ts';
export { WorkerPool } from './worker-pool.ts';
export { forkWorker, omitSecrets, workerMainUrl } from './worker-process.ts';
