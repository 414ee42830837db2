import type { Clock } from '../../runtime/clock.ts';
import { listenForAbort } from '../cancellation/cancellation.ts';
import { connectionGraceMs, type HostPace } from '../types.ts';
import { FairQueue } from './fair-queue.ts';
import { HostPaces } from './host-paces.ts';
import { HostQueue, type RequestPriority, type RequestSlot, rankCount, type SlotDenial, type Waiter } from './host-queue.ts';
import type { RateSignal } from './rate-limit/rate-limit-headers.ts';
import { exceedsMaxWait, recordSend, updateRateLimit } from './rate-limit/rate-limiter.ts';

export interface HostSchedulerOptions {
  clock: Clock;
  /** Requests in flight over all hosts. */
  maxConcurrent: number;
  /** How long a host's pauses may be waited for, in ms; see `exceedsMaxWait`. */
  maxWaitMs: number;
  random: () => number;
  /** The pace of hosts without a registered one. Default `defaultPace`. */
  defaultHostPace?: HostPace;
}

/** The pace of hosts without a registered one. */
export const defaultPace: HostPace = { maxConcurrent: 8, minIntervalMs: 0 };

/**
 * A retry starts no sooner than this, in ms, plus as much at random: what failed needs a moment.
 */
const minRetryDelayMs = 1000;

/**
 * Decides when each request may be sent: one queue per host, and one limit of requests over all
 * hosts.
 *
 * A host that waits (for its interval, its rate limit or its own concurrency limit) holds none of
 * the shared slots. When these are used up, hosts with the most remaining work go first, because
 * the run ends when the longest queue does. `docs/decisions/host-scheduling.md` has the reasons.
 */
export class HostScheduler {
  readonly #clock: Clock;
  readonly #maxConcurrent: number;
  readonly #maxWaitMs: number;
  readonly #random: () => number;
  readonly #defaultHostPace: HostPace;
  readonly #paces = new HostPaces();
  readonly #queues = new Map<string, HostQueue>();
  /** A cache of `#queues` by the host name that was asked for, until a pace changes. */
  readonly #queueByHostname = new Map<string, HostQueue>();
  /** Hosts that could start a request if there were a free slot. */
  readonly #readyQueues = new FairQueue<HostQueue>(rankCount);
  #totalInFlight = 0;
  #isClosed = false;

  constructor({ clock, maxConcurrent, maxWaitMs, random, defaultHostPace = defaultPace }: HostSchedulerOptions) {
    this.#clock = clock;
    this.#maxConcurrent = maxConcurrent;
    this.#maxWaitMs = maxWaitMs;
    this.#random = random;
    this.#defaultHostPace = defaultHostPace;
  }

  /** Waits for a slot. Resolves with it, or with why there will be none; never rejects. */
  acquire(hostname: string, priority: RequestPriority, signal?: AbortSignal): Promise<RequestSlot | SlotDenial> {
    const host = this.#getHostQueue(hostname);
    const now = this.#clock.now();
    if (this.#isClosed || signal?.aborted) return Promise.resolve({ ok: false, kind: 'aborted' });
    if (host.deferredUntil > now) return Promise.resolve({ ok: false, kind: 'deferred', retryAt: host.deferredUntil });
    if (this.#canStartNow(host, priority, now)) return Promise.resolve(this.#start(host, now));
    return new Promise((resolve) => {
      const waiter: Waiter = {
        isSettled: false,
        notBefore: priority === 'retry' ? now + minRetryDelayMs * (1 + this.#random()) : 0,
        settle(slot) {
          waiter.isSettled = true;
          stopListening();
          resolve(slot);
        },
      };
      const stopListening = listenForAbort(signal, () => {
        waiter.isSettled = true;
        resolve({ ok: false, kind: 'aborted' });
      });
      host.push(waiter, priority);
      this.#startWaiting(host);
    });
  }

  /** Registers the pace of `host`, or of `host` and all its subdomains together as `*.host`. */
  setPace(host: string, pace: HostPace): void {
    const key = this.#paces.set(host, pace);
    this.#queueByHostname.clear();
    this.#queues.get(key)?.setPace(pace);
  }

  /** The hosts that share a queue with this one, and the interval between their requests (ms). */
  getInterval(hostname: string): { key: string; intervalMs: number } {
    return { key: this.#paces.findKey(hostname), intervalMs: this.#getHostQueue(hostname).pace.minIntervalMs };
  }

  /** The most concurrent requests to a host by its pace. */
  getConcurrencyLimit(hostname: string): number {
    return this.#getHostQueue(hostname).pace.maxConcurrent;
  }

  /** Aborts all that wait. */
  close(): void {
    this.#isClosed = true;
    for (const host of this.#queues.values()) {
      host.wakeTimer?.abortController.abort();
      host.denyAll({ ok: false, kind: 'aborted' });
    }
  }

  #getHostQueue(hostname: string): HostQueue {
    const cached = this.#queueByHostname.get(hostname);
    if (cached) return cached;
    const key = this.#paces.findKey(hostname);
    const host = this.#queues.get(key) ?? new HostQueue(this.#paces.get(key) ?? this.#defaultHostPace);
    this.#queues.set(key, host);
    this.#queueByHostname.set(hostname, host);
    return host;
  }

  /** Whether a request need not wait: nobody waits before it, and nothing makes it wait. */
  #canStartNow(host: HostQueue, priority: RequestPriority, now: number): boolean {
    return (
      priority !== 'retry' &&
      host.length === 0 &&
      host.inFlight < host.rateLimit.concurrencyLimit &&
      this.#totalInFlight < this.#maxConcurrent &&
      host.getNextSend(now) <= now
    );
  }

  /**
   * Starts what the host may start now, at most `maxStarts` requests. The rest waits for a timer,
   * for the end of a request, or for a free slot.
   */
  #startWaiting(host: HostQueue, maxStarts = Number.POSITIVE_INFINITY): void {
    for (let started = 0; host.inFlight < host.rateLimit.concurrencyLimit; started += 1) {
      const now = this.#clock.now();
      const startAt = host.getNextStart(now);
      if (startAt === Number.POSITIVE_INFINITY) break;
      if (startAt > now) {
        this.#scheduleWake(host, startAt, now);
        break;
      }
      if (this.#totalInFlight >= this.#maxConcurrent || started >= maxStarts) {
        this.#readyQueues.add(host, host.getRank(now), now);
        return;
      }
      const waiter = host.shift();
      this.#readyQueues.remove(host);
      if (waiter) waiter.settle(this.#start(host, now));
    }
    this.#readyQueues.remove(host);
  }

  #start(host: HostQueue, now: number): RequestSlot {
    this.#totalInFlight += 1;
    host.inFlight += 1;
    host.nextStartAt = now + host.pace.minIntervalMs;
    host.rateLimit = recordSend(host.rateLimit, now);
    let isReleased = false;
    return {
      ok: true,
      release: (signal) => {
        if (isReleased) return undefined;
        isReleased = true;
        this.#totalInFlight -= 1;
        host.inFlight -= 1;
        return this.#finish(host, signal, now);
      },
    };
  }

  #finish(host: HostQueue, signal: RateSignal, sentAt: number): { deferredUntil: number } | undefined {
    const now = this.#clock.now();
    host.lastEndedAt = now;
    host.rateLimit = updateRateLimit(host.rateLimit, { signal, sentAt, now }, host.pace, this.#random);
    const isRefusal = signal.kind === 'backoff' || signal.kind === 'overloaded';
    const isDeferred = isRefusal && exceedsMaxWait(host.rateLimit, now, this.#maxWaitMs);
    if (isDeferred) {
      host.deferredUntil = host.rateLimit.blockedUntil;
      host.denyAll({ ok: false, kind: 'deferred', retryAt: host.deferredUntil });
    }
    host.resetWaitIfEmpty();
    this.#reuseSlot(host, now);
    return isDeferred ? { deferredUntil: host.deferredUntil } : undefined;
  }

  /**
   * Gives a slot that became free to the same host, whose connection is open, unless another host
   * has clearly more to do or is starved. Then fills all free slots.
   */
  #reuseSlot(host: HostQueue, now: number): void {
    const next = this.#readyQueues.peek(now);
    const yieldsToNext =
      next?.waiting !== undefined && (next.waiting.rank > host.getRank(now) + 1 || this.#readyQueues.isStarved(next, now));
    this.#startWaiting(host, yieldsToNext ? 0 : 1);
    while (this.#totalInFlight < this.#maxConcurrent) {
      const ready = this.#readyQueues.peek(now);
      if (!ready) break;
      if (ready.canFinishOnOpenConnections(now)) {
        this.#readyQueues.remove(ready);
        this.#scheduleWake(ready, ready.lastEndedAt + connectionGraceMs, now);
      } else this.#startWaiting(ready, 1);
    }
  }

  #scheduleWake(host: HostQueue, at: number, now: number): void {
    if (host.wakeTimer && host.wakeTimer.at <= at && host.wakeTimer.at > now) return;
    host.wakeTimer?.abortController.abort();
    const abortController = new AbortController();
    host.wakeTimer = { at, abortController };
    this.#clock.sleep(at - now, abortController.signal).then(
      () => {
        if (host.wakeTimer?.abortController === abortController) host.wakeTimer = undefined;
        if (!this.#isClosed) this.#startWaiting(host);
      },
      () => {},
    );
  }
}
