import type { Job } from '../queue/index.ts';

export interface WorkerLimits {
  /** Between two pings. */
  pingIntervalMs: number;
  /** Without an answer for this long the worker is terminated. */
  pingTimeoutMs: number;
  /** The longest run of a job of this kind. */
  jobTimeoutMs: (kind: Job['kind']) => number;
  /** How long a job, or a worker, may take to stop when asked. */
  stopTimeoutMs: number;
}

const minuteMs = 60_000;

/** Jobs that may check every link of a long list, and wait for slow hosts. */
const longJobKinds: ReadonlySet<Job['kind']> = new Set(['check', 'adopt', 'command']);

export const isLongJob = (kind: Job['kind']): boolean => longJobKinds.has(kind);

export const defaultWorkerLimits: WorkerLimits = {
  pingIntervalMs: 5000,
  pingTimeoutMs: minuteMs,
  jobTimeoutMs: (kind) => (isLongJob(kind) ? 6 * 60 * minuteMs : 20 * minuteMs),
  stopTimeoutMs: 10_000,
};
