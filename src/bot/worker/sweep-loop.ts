import { getMessages } from '../../messages/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../log.ts';
import { getErrorMessage } from '../queue/index.ts';

const hourMs = 3600 * 1000;
/** After a sweep that failed. The bot finds nothing that it missed until one succeeds. */
const retryDelayMs = 5 * 60 * 1000;

export interface SweepLoopSettings {
  /** Sweeps all repositories once. */
  sweep: () => Promise<void>;
  clock: Clock;
  log: Logger;
  /** Default: an hour. */
  intervalMs?: number | undefined;
}

/** Sweeps at the start and then at an interval, until it is stopped. */
export class SweepLoop {
  readonly #settings: SweepLoopSettings;
  readonly #stopping = new AbortController();
  readonly #loop: Promise<void>;
  #current: Promise<void> | undefined;

  constructor(settings: SweepLoopSettings) {
    this.#settings = settings;
    this.#loop = this.#run();
  }

  /** Sweeps now. Sweeps never overlap: while one is running, this waits for it instead. */
  sweep(): Promise<void> {
    this.#current ??= this.#settings.sweep().finally(() => {
      this.#current = undefined;
    });
    return this.#current;
  }

  /** Resolves when no sweep is running. */
  async idle(): Promise<void> {
    await this.#current?.catch(() => {});
  }

  /** Starts no further sweep. {@link ended} resolves when the last one is over. */
  stop(): void {
    this.#stopping.abort(new Error('The bot is stopping'));
  }

  get ended(): Promise<void> {
    return this.#loop;
  }

  async #run(): Promise<void> {
    const { clock, log, intervalMs = hourMs } = this.#settings;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.sweep();
        await clock.sleep(intervalMs, signal);
      } catch (error) {
        if (signal.aborted) return;
        log('warn', getMessages('en').log.sweepFailed(getErrorMessage(error)));
        await clock.sleep(retryDelayMs, signal).catch(() => {});
      }
    }
  }
}
