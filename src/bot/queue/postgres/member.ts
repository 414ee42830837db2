import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { StoreListener } from '../job-store.ts';
import type { Database } from './database.ts';
import type { Statements } from './schema.ts';

/** All in ms. */
export interface MemberTiming {
  /** Between two heartbeats. */
  heartbeatMs: number;
  /** A process that could not report for this long stops its jobs by itself. */
  fenceMs: number;
  /**
   * Longer than {@link fenceMs}: after it another process may have the jobs. By the clock of the
   * database, as the lease.
   */
  deadMs: number;
  /** How long the leader stays leader without a heartbeat. */
  leaseMs: number;
}

/** A dead process's repositories go on after 20 s at most, where the others have time to run. */
export const defaultTiming: MemberTiming = { heartbeatMs: 2000, fenceMs: 10_000, deadMs: 16_000, leaseMs: 6000 };

export interface MemberSettings {
  database: Database;
  statements: Statements;
  timing: MemberTiming;
  listener: StoreListener;
  /** Called by the leader: releases the jobs whose worker is no longer in the table. */
  releaseOrphans: () => Promise<void>;
  /**
   * Called after each heartbeat: releases jobs of this worker that this process does not run.
   */
  releaseForgotten: (worker: string) => Promise<void>;
}

/**
 * This process as one of the workers: sends heartbeats, and becomes the leader when there is none.
 * The leader finds out which workers are dead.
 *
 * A worker is dead when its heartbeats have stopped for {@link MemberTiming.deadMs}. It stops its
 * own jobs before that. Nobody holds a session or a lock of the database for it: a machine that
 * vanishes would keep those for hours.
 */
export class Member {
  readonly #settings: MemberSettings;
  readonly #closing = new AbortController();
  /** All the ids that this process has had. */
  readonly #ids: string[] = [];
  #id = '';
  #isRegistered = false;
  #isLeader = false;
  #lastHeartbeatAt = performance.now();
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

  /** Resolves after the first heartbeat. Rejects when it cannot be sent. */
  async start(): Promise<void> {
    const { heartbeatMs } = this.#settings.timing;
    await this.#sendHeartbeat();
    this.#fence = setInterval(() => this.#checkFence(), Math.min(500, heartbeatMs));
    this.#loop = this.#run();
  }

  /** Ends the heartbeats, so that others need not wait for this process. */
  async stop(): Promise<void> {
    this.#closing.abort();
    clearInterval(this.#fence);
    await this.#loop;
    const { database, statements } = this.#settings;
    await database.query(statements.deregister, [this.#ids]);
    await this.#settings.releaseOrphans();
    await database.query(statements.releaseLease, [this.#id]);
  }

  async #run(): Promise<void> {
    const { heartbeatMs } = this.#settings.timing;
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, heartbeatMs);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      if (signal.aborted) return;
      // The dispatcher, which uses the same database, logs that it is out of reach.
      await this.#sendHeartbeat().catch(() => {});
      this.#settings.listener.onWork();
    }
  }

  async #sendHeartbeat(): Promise<void> {
    const { database, statements, timing, listener, releaseOrphans, releaseForgotten } = this.#settings;
    const startedAt = performance.now();
    if (!this.#isRegistered) await database.query(statements.register, [this.#id, hostname()]);
    else if ((await database.query(statements.heartbeat, [this.#id])).length === 0) {
      // The leader thought this process dead, and may have given its jobs to others.
      this.#lose();
      await database.query(statements.register, [this.#id, hostname()]);
    }
    this.#isRegistered = true;
    // Others count from when they see it, which is later.
    this.#lastHeartbeatAt = startedAt;
    const lease = await database.query(statements.acquireLease, [this.#id, timing.leaseMs / 1000]);
    this.#setLeader(lease.length === 1);
    if (this.#isLeader) {
      await database.query(statements.deleteDeadWorkers, [timing.deadMs / 1000]);
      await releaseOrphans();
    }
    await releaseForgotten(this.#id);
    listener.onWork();
  }

  #checkFence(): void {
    const silentMs = performance.now() - this.#lastHeartbeatAt;
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
