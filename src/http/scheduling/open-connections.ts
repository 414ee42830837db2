import { connectionGraceMs } from '../types.ts';

export interface HostProgress {
  /** Requests in progress, which is the number of connections in use. */
  inFlight: number;
  /** Requests that wait. */
  waiting: number;
  /** When a request to the host last ended, by the same clock as `now`. */
  lastEndedAt: number;
}

/**
 * Whether a host's open connections will soon have carried all that waits, in one more request
 * each. Another connection would be open about when it is no longer needed.
 */
export function canFinishOnOpenConnections({ inFlight, waiting, lastEndedAt }: HostProgress, now: number): boolean {
  return waiting <= inFlight && now - lastEndedAt < connectionGraceMs;
}
