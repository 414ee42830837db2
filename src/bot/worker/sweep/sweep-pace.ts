/** Between two sweeps in a row (ms): five a second, so that webhooks find free places. */
const intervalMs = 200;
/** Sweeps that may start at once. */
const burst = 20;

/**
 * When each of many sweeps is due. A new version sweeps every repository in full; all at once
 * they would keep the jobs of webhooks waiting.
 */
export class SweepPace {
  #nextAt = 0;

  /** @returns when the next sweep is due, in ms since 1970. */
  reserve(now: number): number {
    const at = Math.max(this.#nextAt, now - (burst - 1) * intervalMs);
    this.#nextAt = at + intervalMs;
    return Math.max(now, at);
  }
}
