import { monotonicNow } from '../../runtime/clock.ts';
import type { AbortToken } from '../cancellation/cancellation.ts';
import { createNetworkError, type NetworkError, toNetworkError } from '../network-error.ts';

/** How long one phase may take, and what cancels it. */
export interface PhaseLimits {
  abortToken: AbortToken;
  phaseTimeoutMs: number;
  /** By {@link monotonicNow}: the end of the whole request, which no phase may exceed. */
  endsAt: number;
}

/**
 * The result of `task`, unless the phase times out or is aborted first. Never rejects.
 *
 * @param code - the code of the timeout error.
 * @param cleanUp - called when the task was given up, or rejected.
 */
export function withTimeout<T extends object>(
  limits: PhaseLimits,
  code: string,
  cleanUp: () => void,
  task: Promise<T | NetworkError>,
): Promise<T | NetworkError> {
  const { abortToken } = limits;
  const timeoutMs = Math.max(1, Math.min(limits.phaseTimeoutMs, limits.endsAt - monotonicNow()));
  return new Promise((resolve) => {
    const settle = (result: T | NetworkError, gaveUp: boolean) => {
      clearTimeout(timer);
      abortToken.onAbort = undefined;
      resolve(result);
      if (gaveUp) cleanUp();
    };
    const onAbort = () => settle(createNetworkError('aborted', 'ABORTED'), true);
    const timer = setTimeout(() => settle(createNetworkError('timeout', code, String(Math.round(timeoutMs))), true), timeoutMs);
    abortToken.onAbort = onAbort;
    if (abortToken.aborted) return onAbort();
    task.then(
      (result) => settle(result, false),
      (error: unknown) => settle(toNetworkError(error, 'connect'), true),
    );
  });
}
