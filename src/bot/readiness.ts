import { isListkeeperError, type ListkeeperError } from '../errors/listkeeper-error.ts';
import type { JobStore } from './queue/index.ts';

/** What an operator has to do before the bot can work. */
interface ReadinessProblem {
  code: string;
  message: string;
  remedy: string;
}

/**
 * Whether the bot can do its work. The job store is asked, by a write, whenever somebody asks; a
 * rejected key is reported by what met it. The bot takes webhooks all the same.
 */
export class Readiness {
  readonly #jobStore: Pick<JobStore, 'checkWritable'>;
  #appProblem: ListkeeperError | undefined;

  constructor(jobStore: Pick<JobStore, 'checkWritable'>) {
    this.#jobStore = jobStore;
  }

  /** @returns whether there was none before. */
  setAppProblem(problem: ListkeeperError | undefined): boolean {
    const isFirst = problem !== undefined && this.#appProblem === undefined;
    this.#appProblem = problem;
    return isFirst;
  }

  /** The first problem; undefined when the bot is ready. */
  async findProblem(): Promise<ReadinessProblem | undefined> {
    const problem = (await this.#findStoreProblem()) ?? this.#appProblem;
    if (!problem) return undefined;
    const { code, message, remedy } = problem.explain('en');
    return { code, message, remedy };
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
