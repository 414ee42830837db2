import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { type JobStore, jobKey, type QueuedJob } from '../queue/index.ts';
import type { ServerApi } from './worker-api.ts';

export interface ServerApiSettings {
  jobStore: JobStore;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** Called when there is something new in the inbox. */
  onEnqueued: () => void;
}

/** So often in a row may a review be dropped for a newer head. Who pushes all the time hears what is wrong all the same. */
const maxConsecutiveDrops = 2;

/** The side of the bot that the hands may ask: what stands in the inbox, and the numbers and lines that they tell. */
export function createServerApi({ jobStore, clock, log, metrics, onEnqueued }: ServerApiSettings): {
  hands: ServerApi;
  /** To be called with what became of each job. */
  ended(job: QueuedJob, outcome: 'done' | 'again' | 'failed'): void;
} {
  const dropCounts = new Map<string, number>();
  const api: ServerApi = {
    async getRunStatus(job) {
      const key = jobKey(job);
      const standing = jobStore.getRunStatus(job);
      if (standing !== 'overtaken') {
        dropCounts.delete(key);
        return standing;
      }
      const times = dropCounts.get(key) ?? 0;
      if (times < maxConsecutiveDrops) dropCounts.set(key, times + 1);
      else dropCounts.delete(key);
      return times < maxConsecutiveDrops ? 'overtaken' : 'current';
    },
    async enqueue(wanted) {
      jobStore.enqueueAll(wanted);
      onEnqueued();
    },
    getLastLinkCheck: async (place) => Number(jobStore.getValue(lastCheckKey(place))) || undefined,
    trustMaintainer: async (who) => jobStore.trustMaintainer(who),
    log: async ({ level, message, fields }) => log(level, message, fields),
    countGitHubRequest: async (exchange) => metrics.countGitHubRequest(exchange),
  };
  return {
    hands: api,
    ended(job, outcome) {
      metrics.countJob(job.kind, outcome);
      if (outcome === 'failed') dropCounts.delete(jobKey(job));
      if (outcome === 'done' && job.kind === 'check') jobStore.setValue(lastCheckKey(job), String(clock.now()));
    },
  };
}

/** The word under which the inbox remembers when a repository's links were last checked. */
function lastCheckKey({ owner, repo }: { owner: string; repo: string }): string {
  return `checked ${owner}/${repo}`.toLowerCase();
}
