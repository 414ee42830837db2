import type { DeliveryAttempt } from '../forge/app.ts';
import type { Clock } from '../net/clock.ts';
import { isOurs } from './handlers.ts';
import type { Hands } from './hands.ts';
import type { Inbox } from './inbox.ts';
import type { Ask } from './wire.ts';

const minute = 60 * 1000;
/** GitHub sends again what is not older than this. */
const keptByGitHub = 3 * 24 * 60 * minute;
/** A delivery is listed when it has been tried, which may be later than the ones that were sent after it. */
const overlap = 10 * minute;
/** Asked for again in one round. A sweep sees most of what they told anyway. */
const most = 100;
const seen = 'deliveries seen until';

/**
 * GitHub does not send a webhook again by itself. Asks for those that failed since the last look and never came; returns how many.
 * The inbox knows each by its GUID, so that one that comes twice counts once. Rejects with ForgeError; the next round looks again then.
 */
export async function askAgain(hands: Ask<Hands>, inbox: Inbox, clock: Clock): Promise<number> {
  const now = clock.now();
  const since = Math.max((Number(inbox.recall(seen)) || 0) - overlap, now - keptByGitHub);
  const attempts = await hands('deliveries', since);
  const missed = missedAmong(attempts, (guid) => inbox.knows(guid)).slice(0, most);
  for (const { id } of missed) await hands('redeliver', id);
  const [newest] = attempts;
  if (newest) inbox.remember(seen, String(newest.at));
  return missed.length;
}

/**
 * The last attempt of each delivery that has to do with us and never came.
 * @param attempts newest first.
 */
export function missedAmong(attempts: readonly DeliveryAttempt[], knows: (guid: string) => boolean): DeliveryAttempt[] {
  const last = new Map<string, DeliveryAttempt>();
  const arrived = new Set<string>();
  for (const attempt of attempts) {
    if (!last.has(attempt.guid)) last.set(attempt.guid, attempt);
    if (attempt.status >= 200 && attempt.status < 400) arrived.add(attempt.guid);
  }
  return [...last.values()].filter(({ guid, event, again, status }) => {
    // What we refused once more when it was sent again, we shall refuse for ever.
    const refused = again && status >= 400 && status < 500;
    return isOurs(event) && !arrived.has(guid) && !refused && !knows(guid);
  });
}
