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

export interface DeliveryReview {
  /** Deliveries that GitHub was asked to send again. */
  requested: number;
  /** New deliveries that something other than this bot has accepted. */
  elsewhere: number;
}

/**
 * Asks GitHub to send the deliveries again that failed since the last call. GitHub never does so by
 * itself. The job store knows each delivery by its GUID, so one that arrives twice counts once.
 * Rejects with ForgeError; the next sweep tries again.
 */
export async function requestRedeliveries(
  callWorker: RpcCall<WorkerApi>,
  jobStore: JobStore,
  clock: Clock,
): Promise<DeliveryReview> {
  const now = clock.now();
  const lastSeenAt = Number(await jobStore.getValue(lastSeenKey)) || 0;
  const since = Math.max(lastSeenAt - overlapMs, now - redeliveryWindowMs);
  const attempts = await callWorker('listDeliveries', since);
  const missed: DeliveryAttempt[] = [];
  for (const attempt of findFailedDeliveries(attempts)) {
    if (missed.length === maxRedeliveries) break;
    if (!(await jobStore.hasDelivery(attempt.guid))) missed.push(attempt);
  }
  for (const { id } of missed) await callWorker('redeliver', id);
  const [newest] = attempts;
  if (newest) await jobStore.setValue(lastSeenKey, String(newest.attemptedAt));
  // Before its first look this job store may have been another one.
  const judged = lastSeenAt === 0 ? [] : attempts.filter(({ attemptedAt }) => attemptedAt > lastSeenAt);
  return { requested: missed.length, elsewhere: await countElsewhere(judged, jobStore) };
}

/**
 * Whatever this bot accepts is in its job store, before GitHub gets the answer. What it does not
 * know was accepted by another one.
 */
async function countElsewhere(attempts: readonly DeliveryAttempt[], jobStore: JobStore): Promise<number> {
  const accepted = attempts.filter(({ status }) => status >= 200 && status < 300);
  const known = await Promise.all(accepted.map(({ guid }) => jobStore.hasDelivery(guid)));
  return known.filter((isKnown) => !isKnown).length;
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
