import { getMessages } from '../../../messages/index.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Logger } from '../../log.ts';
import { formatErrorWithRemedy } from '../../queue/index.ts';

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

/** From its start on, sweeps at once and then at an interval, until it is paused or stopped. */
export class SweepLoop {
  readonly #settings: SweepLoopSettings;
  #pausing: AbortController | undefined;
  #loop = Promise.resolve();
  #current: Promise<void> | undefined;
  #isStopped = false;

  constructor(settings: SweepLoopSettings) {
    this.#settings = settings;
  }

  start(): void {
    if (this.#pausing || this.#isStopped) return;
    const pausing = new AbortController();
    this.#pausing = pausing;
    // After a pause the last sweep may still be running. The new loop waits for it.
    this.#loop = Promise.all([this.#loop, this.#run(pausing.signal)]).then(() => {});
  }

  /** Starts no further sweep until the next start. */
  pause(): void {
    this.#pausing?.abort(new Error('Sweeps are paused'));
    this.#pausing = undefined;
  }

  /** Starts no further sweep. {@link ended} resolves when the last one is over. */
  stop(): void {
    this.#isStopped = true;
    this.pause();
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

  get ended(): Promise<void> {
    return this.#loop;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { clock, log, intervalMs = hourMs } = this.#settings;
    while (!signal.aborted) {
      try {
        await this.sweep();
        await clock.sleep(intervalMs, signal);
      } catch (error) {
        if (signal.aborted) return;
        log('warn', getMessages('en').log.sweepFailed(formatErrorWithRemedy(error)));
        await clock.sleep(retryDelayMs, signal).catch(() => {});
      }
    }
  }
}
