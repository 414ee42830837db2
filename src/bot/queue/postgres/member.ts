import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { StoreListener } from '../job-store.ts';
import type { Database } from './database.ts';
import type { Statements } from './schema.ts';

/** All in ms. */
export interface MemberTiming {
  /** Between two signs of life. */
  beatMs: number;
  /** A process that could not report for this long stops its jobs by itself. */
  fenceMs: number;
  /**
   * Longer than {@link fenceMs}: after it another process may have the jobs. By the clock of the
   * database, as the lease.
   */
  deadMs: number;
  /** How long the leader stays leader without a sign of life. */
  leaseMs: number;
}

/** A dead process's repositories go on after 20 s at most, where the others have time to run. */
export const defaultTiming: MemberTiming = { beatMs: 2000, fenceMs: 10_000, deadMs: 16_000, leaseMs: 6000 };

export interface MemberSettings {
  database: Database;
  statements: Statements;
  timing: MemberTiming;
  listener: StoreListener;
  /** Called by the leader: gives back the jobs whose worker is in the table no more. */
  releaseOrphans: () => Promise<void>;
  /**
   * Called after each sign of life: gives back jobs of this worker that this process does not run.
   */
  releaseForgotten: (worker: string) => Promise<void>;
}

/**
 * This process as one of the workers: gives signs of life, and becomes the leader when there is
 * none. The leader finds out who is dead.
 *
 * A worker is dead when its signs have stopped for long. It stops its own jobs before that. Nobody
 * holds a session or a lock of the database for it: a machine that vanishes would keep those for
 * hours.
 */
export class Member {
  readonly #settings: MemberSettings;
  readonly #closing = new AbortController();
  /** All the ids that this process has had. */
  readonly #ids: string[] = [];
  #id = '';
  #isRegistered = false;
  #isLeader = false;
  #lastBeatAt = performance.now();
  #fence: NodeJS.Timeout | undefined;
  #loop: Promise<void> | undefined;

  constructor(settings: MemberSettings) {
    this.#settings = settings;
    this.#renew();
  }

  /** The name under which this process may claim jobs now. It changes after a loss. */
  get id(): string {
    return this.#id;
  }

  /** Resolves after the first sign of life. Rejects when it can not be given. */
  async start(): Promise<void> {
    const { beatMs } = this.#settings.timing;
    await this.#beat();
    this.#fence = setInterval(() => this.#checkFence(), Math.min(500, beatMs));
    this.#loop = this.#run();
  }

  /** Ends the signs of life, so that others need not wait for this process. */
  async stop(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#fence);
    await this.#loop;
    const { database, statements } = this.#settings;
    await database.query(statements.leave, [this.#ids]);
    await this.#settings.releaseOrphans();
    await database.query(statements.dropLease, [this.#id]);
  }

  async #run(): Promise<void> {
    const { beatMs } = this.#settings.timing;
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, beatMs);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      if (signal.aborted) return;
      // The dispatcher, which uses the same database, logs that it is out of reach.
      await this.#beat().catch(() => {});
      this.#settings.listener.onWork();
    }
  }

  async #beat(): Promise<void> {
    const { database, statements, timing, listener, releaseOrphans, releaseForgotten } = this.#settings;
    const startedAt = performance.now();
    if (!this.#isRegistered) await database.query(statements.register, [this.#id, hostname()]);
    else if ((await database.query(statements.beat, [this.#id])).length === 0) {
      // The leader thought this process dead, and may have given its jobs to others.
      this.#lose();
      await database.query(statements.register, [this.#id, hostname()]);
    }
    this.#isRegistered = true;
    // Others count from when they see it, which is later.
    this.#lastBeatAt = startedAt;
    const lease = await database.query(statements.takeLease, [this.#id, timing.leaseMs / 1000]);
    this.#setLeader(lease.length === 1);
    if (this.#isLeader) {
      await database.query(statements.buryDead, [timing.deadMs / 1000]);
      await releaseOrphans();
    }
    await releaseForgotten(this.#id);
    listener.onWork();
  }

  #checkFence(): void {
    const silentMs = performance.now() - this.#lastBeatAt;
    const { fenceMs, leaseMs } = this.#settings.timing;
    if (silentMs > leaseMs) this.#setLeader(false);
    if (silentMs > fenceMs && this.#isRegistered) this.#lose();
  }

  /** Goes on as a new worker. The jobs of the old one are for others. */
  #lose(): void {
    this.#renew();
    this.#settings.listener.onLost();
  }

  #renew(): void {
    this.#id = randomUUID();
    this.#ids.push(this.#id);
    this.#isRegistered = false;
  }

  #setLeader(isLeader: boolean): void {
    if (isLeader === this.#isLeader) return;
    this.#isLeader = isLeader;
    this.#settings.listener.onLeader(isLeader);
  }
}
