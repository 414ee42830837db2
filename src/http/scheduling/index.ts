export { CircuitBreaker } from './circuit-breaker.ts';
export type { RequestPriority } from './host-queue.ts';
export { defaultPace, HostScheduler } from './host-scheduler.ts';
export { runPerHost } from './per-host-runner.ts';
export { parseRateSignal, type RateSignal } from './rate-limit-headers.ts';
export { Semaphore } from './semaphore.ts';
