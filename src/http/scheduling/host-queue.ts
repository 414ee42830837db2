import type { HostPace } from '../types.ts';
import type { FairQueueItem } from './fair-queue.ts';
import { FifoQueue } from './fifo-queue.ts';
import { canFinishOnOpenConnections } from './open-connections.ts';
import type { RateSignal } from './rate-limit/rate-limit-headers.ts';
import { createRateLimitState, getMinIntervalMs, getNextSendTime, type RateLimitState } from './rate-limit/rate-limiter.ts';

/**
 * Which of a host's waiting requests goes first: the next step of a request in progress, a new one,
 * or a retry.
 */
export type RequestPriority = 'continuation' | 'normal' | 'retry';

/** The right to send one request now. Must be released once, whatever happens. */
export interface RequestSlot {
  ok: true;
  /**
   * Reports how it went.
   *
   * @returns when the host may be asked again, if that is later than the run can wait.
   */
  release(signal: RateSignal): { deferredUntil: number } | undefined;
}

export interface SlotDenial {
  ok: false;
  kind: 'deferred' | 'aborted';
  /** For `deferred`: when the host may be asked again, in ms since 1970. */
  retryAt?: number;
}

/** A request that waits for its slot. */
export interface Waiter {
  settle: (slot: RequestSlot | SlotDenial) => void;
  /** The earliest start of a retry, in ms since 1970. */
  notBefore: number;
  isSettled: boolean;
}

/** Ranks of remaining work, for the fair queue. */
export const rankCount = 32;

/** The waiting requests of one host, and its rate limit. */
export class HostQueue implements FairQueueItem {
  waiting: FairQueueItem['waiting'];
  pace: HostPace;
  rateLimit: RateLimitState;
  inFlight = 0;
  /** Earliest start of the next request by the pace's interval. */
  nextStartAt = 0;
  /** When a request to it last ended. */
  lastEndedAt = Number.NEGATIVE_INFINITY;
  deferredUntil = 0;
  wakeTimer: { at: number; abortController: AbortController } | undefined;
  readonly #continuations: Waiter[] = [];
  readonly #normal = new FifoQueue<Waiter>();
  #retries: Waiter[] = [];

  constructor(pace: HostPace) {
    this.pace = pace;
    this.rateLimit = createRateLimitState(pace);
  }

  setPace(pace: HostPace): void {
    this.pace = pace;
    this.rateLimit = createRateLimitState(pace);
  }

  /** Requests that wait, including aborted ones that were not removed yet. */
  get length(): number {
    return this.#continuations.length + this.#normal.size + this.#retries.length;
  }

  push(waiter: Waiter, priority: RequestPriority): void {
    if (priority === 'continuation') this.#continuations.push(waiter);
    else if (priority === 'retry') this.#retries.push(waiter);
    else this.#normal.push(waiter);
  }

  shift(): Waiter | undefined {
    return this.#continuations.shift() ?? this.#normal.shift() ?? this.#retries.shift();
  }

  /** Empties the queue with the same denial for all. */
  denyAll(denial: SlotDenial): void {
    const waiters = [...this.#continuations.splice(0), ...this.#normal.drain(), ...this.#retries];
    this.#retries = [];
    for (const waiter of waiters) if (!waiter.isSettled) waiter.settle(denial);
  }

  /** When a request may be sent by the pace and the rate limit. */
  getNextSend(now: number): number {
    return Math.max(getNextSendTime(this.rateLimit, now), this.nextStartAt);
  }

  /** When the next request may start; infinity if none waits. */
  getNextStart(now: number): number {
    return Math.max(this.getNextSend(now), this.#getEarliestWaiterStart());
  }

  /**
   * The rank by remaining time: twice the number of rounds of requests while these are few, then by
   * their logarithm.
   */
  getRank(now: number): number {
    const intervalMs = Math.max(this.pace.minIntervalMs, getMinIntervalMs(this.rateLimit, now));
    const rounds = (this.length * intervalMs) / 100;
    return Math.min(rankCount - 1, Math.floor(rounds < 8 ? rounds * 2 : 13 + Math.log2(rounds)));
  }

  canFinishOnOpenConnections(now: number): boolean {
    const { inFlight, length, lastEndedAt } = this;
    return canFinishOnOpenConnections({ inFlight, waiting: length, lastEndedAt }, now);
  }

  /** Forgets how long the queue has waited, once it is empty. */
  resetWaitIfEmpty(): void {
    if (this.inFlight > 0 || this.length > 0) return;
    this.rateLimit = { ...this.rateLimit, waitedMs: 0, totalWaitedMs: 0, hasSucceeded: false, unavailableCount: 0 };
  }

  #getEarliestWaiterStart(): number {
    while (this.#continuations[0]?.isSettled) this.#continuations.shift();
    while (this.#normal.peek()?.isSettled) this.#normal.shift();
    if (this.#retries.some(({ isSettled }) => isSettled)) this.#retries = this.#retries.filter(({ isSettled }) => !isSettled);
    if (this.#continuations.length > 0 || this.#normal.size > 0) return 0;
    return this.#retries[0]?.notBefore ?? Number.POSITIVE_INFINITY;
  }
}
