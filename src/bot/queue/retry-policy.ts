import { isListkeeperError } from '../../errors/listkeeper-error.ts';
import { isForgeError } from '../../forge/index.ts';
import type { ForgeOperationName } from '../../model/error-values.ts';
import { WorkerLost } from './job-error.ts';

/**
 * When a job that failed is tried again: growing delays with jitter. The retries of single requests
 * are elsewhere, those of web pages in `src/http/retry.ts` and those of GitHub's API in
 * `src/forge/github/octokit/octokit.ts`.
 */

/**
 * Delays (ms) before each retry. After the last one the job has failed; a sweep queues it again if
 * it is still needed.
 */
const retryDelaysMs = [10_000, 60_000, 300_000, 1_800_000, 7_200_000];

/**
 * What happens to a job that failed. `soon`: after the shortest delay, because the worker pool
 * counts the losses itself. `kept`: as often as needed, because its operator has to do something.
 */
export type RetryDecision =
  | { retry: 'never' }
  | { retry: 'soon' }
  | { retry: 'kept'; delayMs?: number }
  | { retry: 'later'; at?: number };

/** Between two tries (ms) of a job that waits for its operator. */
const keptDelayMs = 60_000;
/** A database that was restarted, or a network, is back within seconds. */
const reconnectDelayMs = 5000;

/** What a webhook has just named may not be there yet, on another of GitHub's machines. */
const maxTriesOfMissing = 3;
const namedByWebhook: ReadonlySet<ForgeOperationName> = new Set([
  'create-token',
  'read-repository',
  'read-pull-request',
  'read-issue',
]);

/**
 * GitHub's limits and outages pass by themselves; missing permissions and invalid settings do not.
 * @param tries how often the job was started.
 */
export function decideRetry(error: unknown, tries = 1): RetryDecision {
  if (error instanceof WorkerLost) return { retry: error.isPermanent ? 'never' : 'soon' };
  if (isListkeeperError(error, 'queue-unavailable'))
    return error.values.problem === 'unreachable' ? { retry: 'kept', delayMs: reconnectDelayMs } : { retry: 'kept' };
  if (!isForgeError(error)) return { retry: 'later' };
  // A token that was revoked fails as `unavailable` (run-job.ts). This one is the App's key.
  if (error.category === 'bad-credentials') return { retry: 'kept' };
  const isNew = error.category === 'not-found' && namedByWebhook.has(error.values.operation.name);
  if (isNew && tries < maxTriesOfMissing) return { retry: 'later' };
  if (!error.isTransient) return { retry: 'never' };
  return error.retryAt === undefined ? { retry: 'later' } : { retry: 'later', at: error.retryAt };
}

/**
 * When a job is tried again.
 * @param tries how often it was tried.
 * @returns ms since 1970, with jitter so that many jobs do not come back at once; undefined for
 * never.
 */
export function getNextRetryTime(tries: number, now: number, random: () => number, decision: RetryDecision): number | undefined {
  if (decision.retry === 'never') return undefined;
  if (decision.retry === 'kept') return now + (decision.delayMs ?? keptDelayMs) * (0.75 + random() / 2);
  const delayMs = retryDelaysMs[decision.retry === 'soon' ? 0 : tries - 1];
  if (delayMs === undefined) return undefined;
  const earliest = decision.retry === 'later' ? decision.at : undefined;
  return Math.max(now + delayMs * (0.75 + random() / 2), earliest ?? 0);
}
