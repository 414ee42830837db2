export { createCircuitBreaker } from './circuit-breaker.ts';
export { createHostScheduler, defaultPace, type HostScheduler, type RequestPriority } from './host-scheduler.ts';
export { parseRateSignal, type RateSignal } from './rate-limiter.ts';
