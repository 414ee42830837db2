import { getMessages } from '../messages/index.ts';
import type { Clock } from '../runtime/clock.ts';
import { requestRedeliveries } from './http/index.ts';
import { ListRecords } from './lists-page/index.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { formatErrorWithRemedy, type JobStore, lastSweepKey } from './queue/index.ts';
import type { RpcCall, WorkerApi } from './worker/index.ts';

/**
 * GitHub redelivers for three days, and for that long a delivery's GUID must be known. With a
 * margin.
 */
const retentionMs = 14 * 24 * 3600 * 1000;

export interface SweepAllSettings {
  jobStore: JobStore;
  callWorker: RpcCall<WorkerApi>;
  metrics: Pick<Metrics, 'countRedeliveries'>;
  clock: Clock;
  log: Logger;
}

/**
 * Prunes the job store, queues a sweep of every repository, and asks GitHub for missed webhooks.
 * Rejects when the sweeps can not be queued. Redeliveries that can not be asked for are logged.
 */
export async function sweepAll({ jobStore, callWorker, metrics, clock, log }: SweepAllSettings): Promise<void> {
  // In batches, so that webhooks which arrive meanwhile are stored in between.
  while (!(await jobStore.prune(clock.now() - retentionMs))) await new Promise((resolve) => setImmediate(resolve));
  await new ListRecords(jobStore, clock).prune();
  await callWorker('queueSweeps', undefined);
  await jobStore.setValue(lastSweepKey, String(clock.now()));
  const words = getMessages('en').log;
  try {
    const { requested, elsewhere } = await requestRedeliveries(callWorker, jobStore, clock);
    metrics.countRedeliveries(requested);
    if (requested > 0) log('info', words.redeliveriesRequested(requested));
    if (elsewhere > 0) log('warn', words.deliveredElsewhere(elsewhere, await callWorker('readWebhookUrl', undefined)));
  } catch (error) {
    // The sweep itself finds most of what the missed webhooks would have reported.
    log('warn', words.sweepFailed(formatErrorWithRemedy(error)));
  }
}
