import { getMessages } from '../messages/index.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from './log.ts';
import { formatErrorWithRemedy, type JobStore } from './queue/index.ts';

/** Prefix of their names in the job store. */
const prefix = 'restored ';
/** Between two looks (ms) at what other processes have recorded. */
const lookIntervalMs = 2000;

/**
 * Installations that have got back a permission or their access, so that all their repositories are
 * to be swept. Any process learns of them by a webhook; the leader queues the sweeps.
 */
export class RestoredInstallations {
  readonly #jobStore: Pick<JobStore, 'setValue' | 'takeValues'>;
  readonly #tools: { clock: Clock; log: Logger };
  #queueSweeps: ((installation: number) => Promise<void>) | undefined;
  #lookAgainAt = 0;

  constructor(jobStore: Pick<JobStore, 'setValue' | 'takeValues'>, tools: { clock: Clock; log: Logger }) {
    this.#jobStore = jobStore;
    this.#tools = tools;
  }

  /** From now on this process queues the sweeps, or no longer. */
  setLeader(queueSweeps: ((installation: number) => Promise<void>) | undefined): void {
    this.#queueSweeps = queueSweeps;
  }

  async record(installation: number): Promise<void> {
    try {
      await this.#jobStore.setValue(`${prefix}${installation}`, String(this.#tools.clock.now()));
      this.#lookAgainAt = 0;
      await this.look();
    } catch (error) {
      this.#warn(error);
    }
  }

  /** Queues the sweeps of what was recorded, where this process leads. Never rejects. */
  async look(): Promise<void> {
    const now = this.#tools.clock.now();
    const queueSweeps = this.#queueSweeps;
    if (!queueSweeps || now < this.#lookAgainAt) return;
    this.#lookAgainAt = now + lookIntervalMs;
    try {
      for (const name of await this.#jobStore.takeValues(prefix)) await queueSweeps(Number(name.slice(prefix.length)));
    } catch (error) {
      this.#warn(error);
    }
  }

  /** The next sweep of all repositories finds them. */
  #warn(error: unknown): void {
    this.#tools.log('warn', getMessages('en').log.sweepFailed(formatErrorWithRemedy(error)));
  }
}
