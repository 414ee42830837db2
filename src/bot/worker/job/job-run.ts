import type { ArchiveCache, createGitHubForge } from '../../../forge/github/index.ts';
import type { HttpClient } from '../../../http/index.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { GitHubApp } from '../../github/index.ts';
import type { Logger } from '../../log.ts';
import type { QueuedJob } from '../../queue/index.ts';
import type { RpcCall } from '../rpc.ts';
import type { ServerApi } from '../rpc-api.ts';

/** What a worker has for all its jobs. */
export interface RunJobSettings {
  app: GitHubApp;
  /** Reads a repository by a client of the App. */
  openForge: typeof createGitHubForge;
  callServer: RpcCall<ServerApi>;
  network: HttpClient;
  secondNetwork?: HttpClient;
  clock: Clock;
  random: () => number;
  log: Logger;
  archives: ArchiveCache;
  /** The page that explains the codes of findings. */
  docs?: string;
  /** Contact address for the polite pools of services. */
  mailto?: string;
}

/** One run of one job. */
export interface JobRun extends RunJobSettings {
  job: QueuedJob;
  /** Aborted when the run has timed out, or the bot stops. Nothing more is written then. */
  signal: AbortSignal;
}

/**
 * Asks the server whether this run may still write.
 * @throws when the run was abandoned: another worker may already run the same job.
 */
export async function requireActiveRun({
  job,
  callServer,
}: Pick<JobRun, 'job' | 'callServer'>): Promise<'current' | 'overtaken'> {
  const status = await callServer('getRunStatus', job);
  if (status === 'gone') throw new Error('This run of the job was abandoned');
  return status;
}
