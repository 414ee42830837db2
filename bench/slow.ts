import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SlowHosts, Tally } from './slow-hosts.ts';

/** The slow hosts in their thread. */
export interface Slow {
  port: number;
  /** What was counted since the last call. */
  tally(): Promise<Tally>;
  close(): Promise<void>;
}

export async function openSlowHosts(workerData: SlowHosts): Promise<Slow> {
  const worker = new Worker(new URL('slow-hosts.ts', import.meta.url), { workerData });
  const [port] = (await once(worker, 'message')) as [number];
  return {
    port,
    async tally() {
      worker.postMessage('tally');
      const [tally] = (await once(worker, 'message')) as [Tally];
      return tally;
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** What the last run has opened is still being closed when it is over, here and in the hosts' thread. A program of its own begins without that. */
export async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 200));
}
