/**
 * When a request may be sent: a queue per host, learned rate limits, and a limit over all hosts.
 *
 * Start with `host-scheduler.ts`. `rate-limit/rate-limiter.ts` learns what a host allows, and
 * `rate-limit/token-bucket.ts` spends it. `docs/decisions/host-scheduling.md` has the reasons.
 * Nothing here opens a connection.
 */

export { CircuitBreaker } from './circuit-breaker.ts';
export type { RequestPriority } from './host-queue.ts';
export { defaultPace, HostScheduler } from './host-scheduler.ts';
export { runPerHost } from './per-host-runner.ts';
export { parseRateSignal, type RateSignal } from './rate-limit/rate-limit-headers.ts';
export { Semaphore } from './semaphore.ts';
