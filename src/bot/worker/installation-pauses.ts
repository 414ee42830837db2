import type { RateLimitPause } from '../../forge/github/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { RpcCall } from './rpc.ts';
import type { ServerApi } from './rpc-api.ts';

/** How long (ms) an installation counts as open after the server has said so. */
const lookIntervalMs = 1000;

/**
 * The pauses that GitHub asks of installations. One that a worker learns holds at once for all its
 * jobs, and within a second for those of other processes and machines.
 */
export class InstallationPauses {
  readonly #callServer: RpcCall<ServerApi>;
  readonly #clock: Clock;
  readonly #known = new Map<number, { until: number; lookAt: number }>();

  constructor(callServer: RpcCall<ServerApi>, clock: Clock) {
    this.#callServer = callServer;
    this.#clock = clock;
  }

  open(installation: number): RateLimitPause {
    return {
      getRemainingMs: () => this.#getRemainingMs(installation),
      record: (ms) => this.#record(installation, ms),
      sleep: (ms) => this.#clock.sleep(ms),
      now: () => this.#clock.now(),
    };
  }

  async #getRemainingMs(installation: number): Promise<number> {
    const now = this.#clock.now();
    const known = this.#known.get(installation);
    if (known && known.until > now) return known.until - now;
    if (known && known.lookAt > now) return 0;
    // Without the job store each process knows what it has learned itself.
    const ms = await this.#callServer('getRemainingPause', toKey(installation)).catch(() => 0);
    this.#known.set(installation, { until: now + ms, lookAt: now + lookIntervalMs });
    return ms;
  }

  #record(installation: number, ms: number): void {
    const now = this.#clock.now();
    const until = Math.max(this.#known.get(installation)?.until ?? 0, now + ms);
    this.#known.set(installation, { until, lookAt: until });
    void this.#callServer('startPause', { key: toKey(installation), ms }).catch(() => {});
  }
}

const toKey = (installation: number) => `installation ${installation}`;
