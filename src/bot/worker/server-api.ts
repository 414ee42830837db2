import type { Clock } from '../../runtime/clock.ts';
import { forgetLists, ListRecords } from '../lists-page/index.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import {
  getJobKey,
  InstalledRepositories,
  type JobOutcome,
  type JobStore,
  type QueuedJob,
  RenderCaches,
  type RunStatus,
} from '../queue/index.ts';
import type { ServerApi } from './rpc-api.ts';
import { SweepPace } from './sweep/sweep-pace.ts';
import { SweptStates } from './sweep/swept-states.ts';

export interface ServerApiSettings {
  jobStore: JobStore;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** See `SweptStatesSettings`. */
  generation: string;
  /** Called when a job was added to the queue. */
  onEnqueued: () => void;
}

/**
 * How often in a row a review is dropped for a newer head. The next one is written, so that
 * somebody who pushes all the time gets a verdict too.
 */
const maxConsecutiveDrops = 2;

/**
 * The server's side of the connection: the job store, the log and the metrics, as far as a worker
 * may use them. What has to be remembered between two runs is in the store, because another process
 * may run the next one.
 */
export function createServerApi({ jobStore, clock, log, metrics, generation, onEnqueued }: ServerApiSettings): {
  api: ServerApi;
  /** To be called with the outcome of each run of a job. */
  recordOutcome(job: QueuedJob, outcome: JobOutcome): Promise<void>;
} {
  const sweptStates = new SweptStates({ jobStore, clock, generation });
  const installed = new InstalledRepositories(jobStore, clock);
  const lists = new ListRecords(jobStore, clock);
  const renderCaches = new RenderCaches(jobStore, generation);
  const sweepPace = new SweepPace();
  const api: ServerApi = {
    async getRunStatus(job) {
      return limitDrops(job, await jobStore.getRunStatus(job), jobStore);
    },
    async enqueue(requests) {
      await jobStore.enqueueAll(requests);
      onEnqueued();
    },
    async enqueueSweeps(sweeps) {
      const checks = await jobStore.getValues(sweeps.map(lastCheckKey));
      const needed = await sweptStates.filterNeeded(sweeps, (job) => Number(checks.get(lastCheckKey(job))) || undefined);
      await jobStore.enqueueAll(needed.map((job) => ({ job, notBefore: sweepPace.reserve(clock.now()) })));
      onEnqueued();
    },
    readInstalled: (installations) => installed.read(installations),
    recordInstalled: ({ installation, repositories }) => installed.record(installation, repositories),
    recordSweep: (sweep) => sweptStates.record(sweep),
    recordList: ({ repository, status }) => lists.record(repository, status),
    forgetList: (repository) => forgetLists(jobStore, repository),
    readRenderCache: (repository) => renderCaches.read(repository),
    recordRenderCache: ({ repository, cache }) => renderCaches.record(repository, cache),
    getLastLinkCheck: async (repository) => Number(await jobStore.getValue(lastCheckKey(repository))) || undefined,
    trustMaintainer: (person) => jobStore.trustMaintainer(person),
    reserveTurn: ({ key, intervalMs }) => jobStore.reserveTurn(key, intervalMs),
    startPause: ({ key, ms }) => jobStore.startPause(key, ms),
    getRemainingPause: (key) => jobStore.getRemainingPause(key),
    log: async ({ level, message, fields }) => log(level, message, fields),
    countGitHubRequest: async (sample) => metrics.countGitHubRequest(sample),
    observeGitHubWait: async (seconds) => metrics.observeGitHubWait(seconds),
    countRefusedAction: async (sample) => metrics.countRefusedAction(sample),
  };
  return {
    api,
    async recordOutcome(job, outcome) {
      if (outcome === 'failed') await sweptStates.forget(job);
      if (outcome === 'done' && job.kind === 'check') await jobStore.setValue(lastCheckKey(job), String(clock.now()));
      await lists.recordOutcome(job, outcome);
      metrics.countJob(job.kind, outcome);
      const isVerdict = outcome === 'done' && job.kind === 'review' && job.receivedAt !== undefined;
      if (isVerdict) metrics.observeVerdict((clock.now() - (job.receivedAt ?? 0)) / 1000);
    },
  };
}

/** Lets a run that is overtaken be the last word, when it would be dropped too often in a row. */
async function limitDrops(job: QueuedJob, status: RunStatus, jobStore: JobStore): Promise<RunStatus> {
  const name = `dropped ${getJobKey(job)}`;
  const drops = Number(await jobStore.getValue(name)) || 0;
  const isDropped = status === 'overtaken' && drops < maxConsecutiveDrops;
  if (isDropped) await jobStore.setValue(name, String(drops + 1));
  else if (drops > 0) await jobStore.setValue(name, undefined);
  return status === 'overtaken' && !isDropped ? 'current' : status;
}

/** The job store's key for the time of a repository's last link check. */
function lastCheckKey({ owner, repo }: { owner: string; repo: string }): string {
  return `checked ${owner}/${repo}`.toLowerCase();
}
