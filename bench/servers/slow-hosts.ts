import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RequestCounts, SlowHostOptions } from './slow-hosts-worker.ts';

/** The slow hosts, in a worker thread. */
export interface SlowHosts {
  port: number;
  /** Returns the counts since the last call. */
  takeCounts(): Promise<RequestCounts>;
  close(): Promise<void>;
}

export async function openSlowHosts(workerData: SlowHostOptions): Promise<SlowHosts> {
  const worker = new Worker(new URL('slow-hosts-worker.ts', import.meta.url), { workerData });
  const [port] = (await once(worker, 'message')) as [number];
  return {
    port,
    async takeCounts() {
      worker.postMessage('tally');
      const [tally] = (await once(worker, 'message')) as [RequestCounts];
      return tally;
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** Waits until the connections of the last run are closed, here and in the worker thread. */
export async function waitForClosedConnections(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 200));
}
