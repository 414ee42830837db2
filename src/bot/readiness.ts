import { isListkeeperError, ListkeeperError } from '../errors/listkeeper-error.ts';
import type { JobStore } from './queue/index.ts';

/** What an operator has to do before the bot can work. */
interface ReadinessProblem {
  code: string;
  message: string;
  remedy: string;
}

/** What has to work. A process without a worker has no part of that name. */
export type ReadinessPart = 'queue' | 'app' | 'worker';

/**
 * Whether the bot can do its work. The job store is asked, by a write, whenever somebody asks; a
 * rejected key is reported by what met it. The bot takes webhooks all the same.
 */
export class Readiness {
  readonly #jobStore: Pick<JobStore, 'checkWritable'>;
  #appProblem: ListkeeperError | undefined;
  #isWorkerRunning: (() => boolean) | undefined;

  constructor(jobStore: Pick<JobStore, 'checkWritable'>) {
    this.#jobStore = jobStore;
  }

  /** @returns whether there was none before. */
  setAppProblem(problem: ListkeeperError | undefined): boolean {
    const isFirst = problem !== undefined && this.#appProblem === undefined;
    this.#appProblem = problem;
    return isFirst;
  }

  /** From now on jobs are run by a worker, whose state this tells. */
  watchWorker(isRunning: () => boolean): void {
    this.#isWorkerRunning = isRunning;
  }

  /** The first problem; undefined when the bot is ready. */
  async findProblem(): Promise<ReadinessProblem | undefined> {
    const [problem] = (await this.#examine()).flatMap(([, each]) => each ?? []);
    if (!problem) return undefined;
    const { code, message, remedy } = problem.explain('en');
    return { code, message, remedy };
  }

  /** By part, whether it works. */
  async examineParts(): Promise<Partial<Record<ReadinessPart, boolean>>> {
    return Object.fromEntries((await this.#examine()).map(([part, problem]) => [part, problem === undefined]));
  }

  async #examine(): Promise<[ReadinessPart, ListkeeperError | undefined][]> {
    const queue = await this.#findStoreProblem();
    const isRunning = this.#isWorkerRunning;
    return [
      ['queue', queue],
      ['app', this.#appProblem],
      ...(isRunning ? [['worker', isRunning() ? undefined : new ListkeeperError('worker-not-running')] as const] : []),
    ] as [ReadinessPart, ListkeeperError | undefined][];
  }

  async #findStoreProblem(): Promise<ListkeeperError | undefined> {
    try {
      await this.#jobStore.checkWritable();
      return undefined;
    } catch (error) {
      if (isListkeeperError(error)) return error;
      throw error;
    }
  }
}
