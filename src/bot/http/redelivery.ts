import type { DeliveryAttempt } from '../../forge/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { JobStore } from '../queue/index.ts';
import type { RpcCall, WorkerApi } from '../worker/index.ts';
import { isHandledEvent } from './event-to-jobs.ts';

const minuteMs = 60 * 1000;
/** GitHub sends deliveries of the last three days again. */
const redeliveryWindowMs = 3 * 24 * 60 * minuteMs;
/**
 * Deliveries are listed by the time of the attempt. An attempt may be later than deliveries that
 * were sent after it.
 */
const overlapMs = 10 * minuteMs;
/**
 * Requested in one sweep. The sweep itself finds most of the work that the others would have
 * caused.
 */
const maxRedeliveries = 100;
const lastSeenKey = 'deliveries seen until';

/**
 * Asks GitHub to send the deliveries again that failed since the last call. GitHub never does so by
 * itself. The job store knows each delivery by its GUID, so one that arrives twice counts once.
 * Rejects with ForgeError; the next sweep tries again.
 * @returns how many were requested.
 */
export async function requestRedeliveries(callWorker: RpcCall<WorkerApi>, jobStore: JobStore, clock: Clock): Promise<number> {
  const now = clock.now();
  const since = Math.max((Number(await jobStore.getValue(lastSeenKey)) || 0) - overlapMs, now - redeliveryWindowMs);
  const attempts = await callWorker('listDeliveries', since);
  const missed: DeliveryAttempt[] = [];
  for (const attempt of findFailedDeliveries(attempts)) {
    if (missed.length === maxRedeliveries) break;
    if (!(await jobStore.hasDelivery(attempt.guid))) missed.push(attempt);
  }
  for (const { id } of missed) await callWorker('redeliver', id);
  const [newest] = attempts;
  if (newest) await jobStore.setValue(lastSeenKey, String(newest.attemptedAt));
  return missed.length;
}

/**
 * The last attempt of each delivery that the bot handles and that never got a good answer.
 * @param attempts newest first.
 */
export function findFailedDeliveries(attempts: readonly DeliveryAttempt[]): DeliveryAttempt[] {
  const lastAttempts = new Map<string, DeliveryAttempt>();
  const arrived = new Set<string>();
  for (const attempt of attempts) {
    if (!lastAttempts.has(attempt.guid)) lastAttempts.set(attempt.guid, attempt);
    if (attempt.status >= 200 && attempt.status < 400) arrived.add(attempt.guid);
  }
  return [...lastAttempts.values()].filter(({ guid, event, isRedelivery, status }) => {
    // A redelivery that the bot refused will be refused every time.
    const isRefused = isRedelivery && status >= 400 && status < 500;
    return isHandledEvent(event) && !arrived.has(guid) && !isRefused;
  });
}
