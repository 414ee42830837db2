import type { DeliveryAttempt } from '../../forge/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { JobStore } from '../queue/index.ts';
import type { RpcCall, WorkerApi } from '../worker/index.ts';
import { isHandledEvent } from './event-to-jobs.ts';

const minuteMs = 60 * 1000;
/** GitHub sends again what is not older than this. */
const redeliveryWindowMs = 3 * 24 * 60 * minuteMs;
/** A delivery is listed when it has been tried, which may be later than the ones that were sent after it. */
const overlapMs = 10 * minuteMs;
/** Asked for again in one round. A sweep sees most of what they told anyway. */
const maxRedeliveries = 100;
const lastSeenKey = 'deliveries seen until';

/**
 * GitHub does not send a webhook again by itself. Asks for those that failed since the last look and never came; returns how many.
 * The inbox knows each by its GUID, so that one that comes twice counts once. Rejects with ForgeError; the next round looks again then.
 */
export async function requestRedeliveries(callWorker: RpcCall<WorkerApi>, jobStore: JobStore, clock: Clock): Promise<number> {
  const now = clock.now();
  const since = Math.max((Number(jobStore.getValue(lastSeenKey)) || 0) - overlapMs, now - redeliveryWindowMs);
  const attempts = await callWorker('listDeliveries', since);
  const missed = findMissedDeliveries(attempts, (guid) => jobStore.hasDelivery(guid)).slice(0, maxRedeliveries);
  for (const { id } of missed) await callWorker('redeliver', id);
  const [newest] = attempts;
  if (newest) jobStore.setValue(lastSeenKey, String(newest.attemptedAt));
  return missed.length;
}

/**
 * The last attempt of each delivery that has to do with us and never came.
 * @param attempts newest first.
 */
export function findMissedDeliveries(
  attempts: readonly DeliveryAttempt[],
  isKnown: (guid: string) => boolean,
): DeliveryAttempt[] {
  const last = new Map<string, DeliveryAttempt>();
  const arrived = new Set<string>();
  for (const attempt of attempts) {
    if (!last.has(attempt.guid)) last.set(attempt.guid, attempt);
    if (attempt.status >= 200 && attempt.status < 400) arrived.add(attempt.guid);
  }
  return [...last.values()].filter(({ guid, event, isRedelivery, status }) => {
    // What we refused once more when it was sent again, we shall refuse for ever.
    const refused = isRedelivery && status >= 400 && status < 500;
    return isHandledEvent(event) && !arrived.has(guid) && !refused && !isKnown(guid);
  });
}
