import type { RepositoryMemory } from '../../../forge/index.ts';
import { getMessages } from '../../../messages/index.ts';
import type { GitHubApp } from '../../github/index.ts';
import type { Logger } from '../../log.ts';
import { formatErrorWithRemedy, type Job } from '../../queue/index.ts';
import type { RpcCall } from '../rpc.ts';
import type { ServerApi } from '../rpc-api.ts';

/** The server writes each batch in one transaction. */
const sweepBatchSize = 100;

/**
 * Queues a sweep of every repository that the App is installed on, with the state in which it was
 * listed. An installation that can not be read is logged, and the others are swept.
 */
export async function queueSweeps(
  app: Pick<GitHubApp, 'listRepositories'>,
  callServer: RpcCall<ServerApi>,
  log: Logger,
): Promise<void> {
  const logError = (error: unknown) => log('warn', getMessages('en').log.sweepFailed(formatErrorWithRemedy(error)));
  const sweeps: Job[] = [];
  for await (const listed of app.listRepositories(createRepositoryMemory(callServer), logError)) {
    for (const { state, ...repository } of listed)
      sweeps.push({ kind: 'sweep', ...repository, ...(state === undefined ? {} : { state }), because: 'sweep' });
    while (sweeps.length >= sweepBatchSize) await callServer('enqueueSweeps', sweeps.splice(0, sweepBatchSize));
  }
  if (sweeps.length > 0) await callServer('enqueueSweeps', sweeps);
}

/**
 * Queues a sweep of every repository of one installation, with new tokens. A state that is not
 * given makes each sweep a full one.
 */
export async function queueInstallationSweeps(
  installation: number,
  app: Pick<GitHubApp, 'forgetTokensOf' | 'listRepositoriesOf'>,
  callServer: RpcCall<ServerApi>,
): Promise<void> {
  app.forgetTokensOf(installation);
  const repositories = await app.listRepositoriesOf(installation, createRepositoryMemory(callServer));
  const because = 'installation';
  const sweeps = repositories.map(({ owner, repo }): Job => ({ kind: 'sweep', installation, owner, repo, because }));
  for (let at = 0; at < sweeps.length; at += sweepBatchSize) {
    await callServer('enqueueSweeps', sweeps.slice(at, at + sweepBatchSize));
  }
}

/** The server remembers the repositories of installations. Without it each is listed anew. */
const createRepositoryMemory = (callServer: RpcCall<ServerApi>): RepositoryMemory => ({
  read: async (installations) => new Map(await callServer('readInstalled', [...installations])),
  record: (installation, repositories) => callServer('recordInstalled', { installation, repositories }),
});
