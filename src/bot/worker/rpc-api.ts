import type { DeliveryAttempt, KnownRepository, RegisteredApp } from '../../forge/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import type { ListStatus } from '../../model/list-status.ts';
import type { Credentials } from '../github/index.ts';
import type { RecordedRepository, RepositoryStatus } from '../lists-page/index.ts';
import type { LogLevel } from '../log.ts';
import type { GitHubRequestSample, RefusedActionSample } from '../metrics.ts';
import type { CommandAuthor, EnqueueRequest, Job, QueuedJob, RunStatus, SerializedError } from '../queue/index.ts';

/**
 * The bot has two sides. The server receives webhooks and owns the job queue; it never does
 * anything that takes long. The worker runs the jobs: it reads repositories, parses, checks links
 * and writes to GitHub. The worker is a process of its own, so that no job delays a webhook. A demo
 * and most tests keep both in one thread and exchange the same messages.
 */

/** What the server calls in the worker. */
export interface WorkerApi {
  /** The first call: what the worker needs to start. Rejects when it can not start. */
  initialize(init: WorkerInit): Promise<void>;
  /** Answered at once, unless something blocks the thread. */
  ping(params: undefined): Promise<void>;
  /** Runs a job. @returns one line about the outcome. */
  runJob(job: QueuedJob, signal: AbortSignal): Promise<string>;
  /** Tells the people who wait for a job that it has failed for good. */
  reportFailure(params: { job: QueuedJob; failure: SerializedError }): Promise<void>;
  /** Asks GitHub who the App is. Rejects with ForgeError, `bad-credentials` for a wrong key. */
  readApp(params: undefined): Promise<RegisteredApp>;
  /** Where GitHub sends the App's webhooks. */
  readWebhookUrl(params: undefined): Promise<string>;
  /** Queues a sweep of every repository. */
  queueSweeps(params: undefined): Promise<void>;
  /** Queues a full sweep of every repository of one installation, with new tokens. */
  queueInstallationSweeps(installation: number): Promise<void>;
  /** GitHub's delivery attempts since a time, in ms since 1970. */
  listDeliveries(since: number): Promise<DeliveryAttempt[]>;
  /** Asks GitHub to send a delivery again. */
  redeliver(id: number): Promise<void>;
}

/** What the worker calls in the server, which alone opens the job store. */
export interface ServerApi {
  /**
   * Whether the result of this run may still be written. Asked before every write, so that an
   * abandoned run writes nothing.
   */
  getRunStatus(job: QueuedJob): Promise<RunStatus>;
  enqueue(requests: EnqueueRequest[]): Promise<void>;
  /** Queues the sweeps, except of repositories that have not changed since their last one. */
  enqueueSweeps(sweeps: Job[]): Promise<void>;
  /** The repositories of installations, where they were listed within the last day. */
  readInstalled(installations: number[]): Promise<[number, KnownRepository[]][]>;
  recordInstalled(listed: { installation: number; repositories: readonly KnownRepository[] }): Promise<void>;
  /** Remembers that a repository was swept in this state. */
  recordSweep(sweep: CompletedSweep): Promise<void>;
  /** Remembers what a job has seen of a list, for the page of all lists. */
  recordList(seen: { repository: RecordedRepository; status: ListStatus | RepositoryStatus }): Promise<void>;
  /** The repository has no list, or not any more. */
  forgetList(repository: RecordedRepository): Promise<void>;
  /** What the last publication of a list has left, if this version wrote it. */
  readRenderCache(repository: RecordedRepository): Promise<string | undefined>;
  recordRenderCache(left: { repository: RecordedRepository; cache: string }): Promise<void>;
  /** When the links of a repository were last checked, in ms since 1970. */
  getLastLinkCheck(repository: { owner: string; repo: string }): Promise<number | undefined>;
  /** Exempts somebody with write access from the command quota for a day. */
  trustMaintainer(person: CommandAuthor): Promise<void>;
  /**
   * Reserves the next turn of a key, at a rate that all processes share.
   * @returns how long to wait for it, in ms.
   */
  reserveTurn(turn: { key: string; intervalMs: number }): Promise<number>;
  /** Pauses a key for all processes. */
  startPause(pause: { key: string; ms: number }): Promise<void>;
  /** How long a key is still paused, in ms. */
  getRemainingPause(key: string): Promise<number>;
  log(line: { level: LogLevel; message: string; fields?: Readonly<Record<string, string | number | boolean>> }): Promise<void>;
  countGitHubRequest(sample: GitHubRequestSample): Promise<void>;
  /** How long a request to GitHub waited for its turn. */
  observeGitHubWait(seconds: number): Promise<void>;
  countRefusedAction(sample: RefusedActionSample): Promise<void>;
}

export interface CompletedSweep {
  owner: string;
  repo: string;
  state: string;
  linkCheckInterval: Settings['links']['every'];
}

/** What a worker is started with. It never learns the webhook secret. */
export interface WorkerInit {
  credentials: Pick<Credentials, 'appId' | 'privateKey'>;
  environment: Readonly<Record<string, string | undefined>>;
  throttle: boolean;
  /** Other processes write and check links too: paces are kept together, by `reserveTurn`. */
  sharesPaces: boolean;
}
