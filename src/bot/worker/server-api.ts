import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { getJobKey, type JobOutcome, type JobStore, type QueuedJob } from '../queue/index.ts';
import type { ServerApi } from './rpc-api.ts';
import { SweptStates } from './swept-states.ts';

export interface ServerApiSettings {
  jobStore: JobStore;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** Called when a job was added to the queue. */
  onEnqueued: () => void;
}

/**
 * A review is dropped at most this often in a row for a newer head, so that somebody who pushes all
 * the time gets a verdict too.
 */
const maxConsecutiveDrops = 2;

/**
 * The server's side of the connection: the job store, the log and the metrics, as far as a worker
 * may use them.
 */
export function createServerApi({ jobStore, clock, log, metrics, onEnqueued }: ServerApiSettings): {
  api: ServerApi;
  /** To be called with the outcome of each run of a job. */
  recordOutcome(job: QueuedJob, outcome: JobOutcome): void;
} {
  const dropCounts = new Map<string, number>();
  const sweptStates = new SweptStates(clock);
  const getLastLinkCheck = (repository: { owner: string; repo: string }) =>
    Number(jobStore.getValue(lastCheckKey(repository))) || undefined;
  const api: ServerApi = {
    async getRunStatus(job) {
      const key = getJobKey(job);
      const status = jobStore.getRunStatus(job);
      const drops = dropCounts.get(key) ?? 0;
      if (status !== 'overtaken' || drops >= maxConsecutiveDrops) {
        dropCounts.delete(key);
        return status === 'overtaken' ? 'current' : status;
      }
      dropCounts.set(key, drops + 1);
      return 'overtaken';
    },
    async enqueue(requests) {
      jobStore.enqueueAll(requests);
      onEnqueued();
    },
    async enqueueSweeps(sweeps) {
      const needed = sweeps.filter((job) => sweptStates.needsSweep(job, getLastLinkCheck(job)));
      jobStore.enqueueAll(needed.map((job) => ({ job })));
      onEnqueued();
    },
    recordSweep: async (sweep) => sweptStates.record(sweep),
    getLastLinkCheck: async (repository) => getLastLinkCheck(repository),
    trustMaintainer: async (person) => jobStore.trustMaintainer(person),
    log: async ({ level, message, fields }) => log(level, message, fields),
    countGitHubRequest: async (sample) => metrics.countGitHubRequest(sample),
  };
  return {
    api,
    recordOutcome(job, outcome) {
      metrics.countJob(job.kind, outcome);
      if (outcome === 'failed') {
        dropCounts.delete(getJobKey(job));
        sweptStates.forget(job);
      }
      if (outcome === 'done' && job.kind === 'check') jobStore.setValue(lastCheckKey(job), String(clock.now()));
    },
  };
}

/** The job store's key for the time of a repository's last link check. */
function lastCheckKey({ owner, repo }: { owner: string; repo: string }): string {
  return `checked ${owner}/${repo}`.toLowerCase();
}
