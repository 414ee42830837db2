import { ListkeeperError } from '../errors/listkeeper-error.ts';
import { isForgeError } from '../forge/index.ts';
import { getMessages } from '../messages/index.ts';
import type { Logger } from './log.ts';
import { formatErrorWithRemedy } from './queue/index.ts';
import type { Readiness } from './readiness.ts';
import type { RpcCall, WorkerApi } from './worker/index.ts';

/**
 * Asks GitHub who the App is, before the bot says that it listens.
 * @throws ListkeeperError `app-rejected` when GitHub does not accept the id and the key. When
 * GitHub can not be asked, the bot starts all the same: it stores webhooks until GitHub is back.
 */
export async function confirmApp(callWorker: RpcCall<WorkerApi>, appId: string, log: Logger): Promise<void> {
  const words = getMessages('en').log;
  try {
    const { slug, installations } = await callWorker('readApp', undefined);
    log('info', words.runsAs(slug, installations));
  } catch (error) {
    if (isRejected(error)) throw toRejection(error, appId);
    log('warn', words.appNotRead(formatErrorWithRemedy(error)));
  }
}

/**
 * Does something as the App. While GitHub rejects its key, the bot is not ready, and jobs are kept;
 * the log says so once.
 */
export async function watchAppAccess<T>(
  work: Promise<T>,
  { readiness, appId, log }: { readiness: Readiness; appId: string; log: Logger },
): Promise<T> {
  try {
    const result = await work;
    readiness.setAppProblem(undefined);
    return result;
  } catch (error) {
    if (isForgeError(error, 'bad-credentials')) {
      const rejection = toRejection(error, appId);
      if (readiness.setAppProblem(rejection)) log('error', formatErrorWithRemedy(rejection));
    }
    throw error;
  }
}

/** 401 is a key of another App or a wrong clock, 404 an id that no App has. */
const isRejected = (error: unknown) => isForgeError(error, 'bad-credentials') || isForgeError(error, 'not-found');

const toRejection = (cause: unknown, appId: string) => new ListkeeperError('app-rejected', { appId }, { cause });
