import type { Clock } from '../../runtime/clock.ts';
import { listenForAbort } from '../cancellation.ts';
import { connectionGraceMs, type HostPace } from '../types.ts';
import { createFairQueue, type FairQueueItem } from './fair-queue.ts';
import { createFifoQueue, type FifoQueue } from './fifo-queue.ts';
import {
  createRateLimitState,
  exceedsMaxWait,
  getMinIntervalMs,
  getNextSendTime,
  type RateLimitState,
  type RateSignal,
  recordSend,
  updateRateLimit,
} from './rate-limiter.ts';

/** Where a question stands in its host's queue: `front` for the next step of one already begun, `late` after all the others. */
export type RequestPriority = 'back' | 'front' | 'late';

/** The right to send one request now. To be ended, once, whatever happens. */
export interface RequestSlot {
  ok: true;
  /** Tells the queue how it went; true when the host's not-before now lies beyond the run's patience. */
  release(signal: RateSignal): { deferredUntil: number } | undefined;
}

export interface SlotDenial {
  ok: false;
  kind: 'deferred' | 'aborted';
  retryAt?: number;
}

/** One queue for each host, and one budget of connections over all. */
export interface HostScheduler {
  /** Resolves when it is this question's turn, or with why it will not be. */
  acquire(hostname: string, place: RequestPriority, signal?: AbortSignal): Promise<RequestSlot | SlotDenial>;
  setPace(host: string, pace: HostPace): void;
  /** Requests at once to this host at most. */
  getConcurrencyLimit(hostname: string): number;
  close(): void;
}

export interface HostSchedulerOptions {
  clock: Clock;
  /** Requests in flight over all hosts. */
  maxConcurrent: number;
  /** Milliseconds, see `isBeyond`. */
  maxWaitMs: number;
  random: () => number;
  /** How a host is treated that nobody has said anything about. Default `defaultPace`. */
  defaultHostPace?: HostPace;
}

/** How a host is treated that nobody has said anything about. */
export const defaultPace: HostPace = { maxConcurrent: 8, minIntervalMs: 0 };

/** A question that failed in passing is asked again no sooner than this, in ms: what broke needs a moment. */
const minRetryDelayMs = 1000;

const rankCount = 32;

interface Waiter {
  settle: (turn: RequestSlot | SlotDenial) => void;
  /** For late ones. */
  notBefore: number;
  settled: boolean;
}

interface HostQueue extends FairQueueItem {
  pace: HostPace;
  rateLimit: RateLimitState;
  continuations: Waiter[];
  queue: FifoQueue<Waiter>;
  retries: Waiter[];
  inFlight: number;
  nextStartAt: number;
  /** When a request to it last ended. */
  lastEndedAt: number;
  deferredUntil: number;
  wakeTimer: { at: number; stop: AbortController } | undefined;
}

/**
 * A host that waits — for its spacing, its not-before, its own limit — holds none of the budget. When the budget is used up, the hosts with the
 * longest way to go come first: the run is over when the longest queue is.
 */
export function createHostScheduler({
  clock,
  maxConcurrent,
  maxWaitMs,
  random,
  defaultHostPace = defaultPace,
}: HostSchedulerOptions): HostScheduler {
  const paces = new Map<string, HostPace>();
  const queues = new Map<string, HostQueue>();
  /** The same by each name that was asked for, until a pace says otherwise. */
  const queueByHostname = new Map<string, HostQueue>();
  const readyQueues = createFairQueue<HostQueue>(rankCount);
  let totalInFlight = 0;
  let closed = false;
  let hasWildcardPace = false;

  const findPaceKey = (hostname: string): string => {
    const name = hostname.toLowerCase().replace(/\.$/, '');
    if (paces.has(name) || !hasWildcardPace) return name;
    const labels = name.split('.');
    for (let i = 0; i < labels.length; i += 1) {
      const covering = `*.${labels.slice(i).join('.')}`;
      if (paces.has(covering)) return covering;
    }
    return name;
  };
  const getHostQueue = (hostname: string): HostQueue => {
    const named = queueByHostname.get(hostname);
    if (named) return named;
    const key = findPaceKey(hostname);
    const host = queues.get(key) ?? createHostQueue(paces.get(key) ?? defaultHostPace);
    queues.set(key, host);
    queueByHostname.set(hostname, host);
    return host;
  };

  /** Starts what this host may start now, at most `most`; the rest is left to a timer, to an ending request, or to the budget. */
  const startQueued = (host: HostQueue, most = Number.POSITIVE_INFINITY) => {
    for (let started = 0; host.inFlight < host.rateLimit.concurrencyLimit; started += 1) {
      const now = clock.now();
      const at = Math.max(getNextSendTime(host.rateLimit, now), host.nextStartAt, getEarliestStart(host));
      if (at === Number.POSITIVE_INFINITY) break;
      if (at > now) {
        scheduleWake(host, at, now);
        break;
      }
      if (totalInFlight >= maxConcurrent || started >= most) return readyQueues.add(host, rankByRemainingTime(host, now), now);
      const waiter = dequeue(host);
      readyQueues.remove(host);
      if (waiter) startRequest(host, waiter, now);
    }
    readyQueues.remove(host);
  };

  const startRequest = (host: HostQueue, waiter: Waiter, now: number) => {
    totalInFlight += 1;
    host.inFlight += 1;
    host.nextStartAt = now + host.pace.minIntervalMs;
    host.rateLimit = recordSend(host.rateLimit, now);
    let ended = false;
    waiter.settle({
      ok: true,
      release(signal) {
        if (ended) return undefined;
        ended = true;
        totalInFlight -= 1;
        host.inFlight -= 1;
        return finishRequest(host, signal, now);
      },
    });
  };

  const finishRequest = (host: HostQueue, signal: RateSignal, sentAt: number): { deferredUntil: number } | undefined => {
    const now = clock.now();
    host.lastEndedAt = now;
    host.rateLimit = updateRateLimit(host.rateLimit, signal, host.pace, now, sentAt, random);
    const asked = signal.kind === 'wait' || signal.kind === 'trouble';
    const beyond = asked && exceedsMaxWait(host.rateLimit, now, maxWaitMs);
    if (beyond) deferQueue(host, host.rateLimit.blockedUntil);
    if (host.inFlight === 0 && countWaiting(host) === 0)
      host.rateLimit = { ...host.rateLimit, waitedMs: 0, totalWaitedMs: 0, hasSucceeded: false, unavailableCount: 0 };
    // The room goes on being this host's, whose connection is open, unless another has clearly more to do or has waited too long.
    const next = readyQueues.peek(now);
    const yields =
      next?.waiting !== undefined && (next.waiting.rank > rankByRemainingTime(host, now) + 1 || readyQueues.isStarved(next, now));
    startQueued(host, yields ? 0 : 1);
    while (totalInFlight < maxConcurrent) {
      const other = readyQueues.peek(now);
      if (!other) break;
      if (canFinishOnOpenConnections(other, now)) {
        readyQueues.remove(other);
        scheduleWake(other, other.lastEndedAt + connectionGraceMs, now);
      } else startQueued(other, 1);
    }
    return beyond ? { deferredUntil: host.deferredUntil } : undefined;
  };

  const deferQueue = (host: HostQueue, until: number) => {
    host.deferredUntil = until;
    for (const waiter of [...host.continuations, ...host.queue.drain(), ...host.retries]) {
      if (!waiter.settled) waiter.settle({ ok: false, kind: 'deferred', retryAt: until });
    }
    host.continuations = [];
    host.retries = [];
  };

  const scheduleWake = (host: HostQueue, at: number, now: number) => {
    if (host.wakeTimer && host.wakeTimer.at <= at && host.wakeTimer.at > now) return;
    host.wakeTimer?.stop.abort();
    const stop = new AbortController();
    host.wakeTimer = { at, stop };
    clock.sleep(at - now, stop.signal).then(
      () => {
        if (host.wakeTimer?.stop === stop) host.wakeTimer = undefined;
        if (!closed) startQueued(host);
      },
      () => {},
    );
  };

  return {
    acquire(hostname, place, signal) {
      return new Promise((resolve) => {
        const host = getHostQueue(hostname);
        const now = clock.now();
        if (closed || signal?.aborted) return resolve({ ok: false, kind: 'aborted' });
        if (host.deferredUntil > now) return resolve({ ok: false, kind: 'deferred', retryAt: host.deferredUntil });
        const onAbort = () => {
          waiter.settled = true;
          resolve({ ok: false, kind: 'aborted' });
        };
        const waiter: Waiter = {
          settled: false,
          notBefore: place === 'late' ? now + minRetryDelayMs * (1 + random()) : 0,
          settle(turn) {
            waiter.settled = true;
            stopListening();
            resolve(turn);
          },
        };
        const stopListening = listenForAbort(signal, onAbort);
        if (place === 'front') host.continuations.push(waiter);
        else if (place === 'late') host.retries.push(waiter);
        else host.queue.push(waiter);
        startQueued(host);
      });
    },
    setPace(name, pace) {
      const key = name.toLowerCase();
      paces.set(key, pace);
      hasWildcardPace ||= key.startsWith('*.');
      queueByHostname.clear();
      const host = queues.get(key);
      if (host) {
        host.pace = pace;
        host.rateLimit = createRateLimitState(pace);
      }
    },
    getConcurrencyLimit: (hostname) => getHostQueue(hostname).pace.maxConcurrent,
    close() {
      closed = true;
      for (const host of queues.values()) {
        host.wakeTimer?.stop.abort();
        for (const waiter of [...host.continuations, ...host.queue.drain(), ...host.retries]) {
          if (!waiter.settled) waiter.settle({ ok: false, kind: 'aborted' });
        }
      }
    },
  };
}

function createHostQueue(pace: HostPace): HostQueue {
  return {
    pace,
    rateLimit: createRateLimitState(pace),
    continuations: [],
    queue: createFifoQueue(),
    retries: [],
    inFlight: 0,
    nextStartAt: 0,
    lastEndedAt: Number.NEGATIVE_INFINITY,
    deferredUntil: 0,
    wakeTimer: undefined,
    waiting: undefined,
  };
}

/** How much this host still has to do: twice the rounds of requests while these are few, then by their logarithm. */
function rankByRemainingTime(host: HostQueue, now: number): number {
  const time = Math.max(host.pace.minIntervalMs, getMinIntervalMs(host.rateLimit, now));
  const rounds = (countWaiting(host) * time) / 100;
  return Math.min(rankCount - 1, Math.floor(rounds < 8 ? rounds * 2 : 13 + Math.log2(rounds)));
}

/** Whether the connections in use will soon have taken all that waits. */
function canFinishOnOpenConnections(host: HostQueue, now: number): boolean {
  return countWaiting(host) <= host.inFlight && now - host.lastEndedAt < connectionGraceMs;
}

function countWaiting(host: HostQueue): number {
  return host.continuations.length + host.queue.size() + host.retries.length;
}

/** When the next question of this queue may go, its host willing; never, when there is none. */
function getEarliestStart(host: HostQueue): number {
  while (host.continuations[0]?.settled) host.continuations.shift();
  while (host.queue.peek()?.settled) host.queue.shift();
  host.retries = host.retries.some((waiter) => waiter.settled) ? host.retries.filter((waiter) => !waiter.settled) : host.retries;
  if (host.continuations.length > 0 || host.queue.size() > 0) return 0;
  return host.retries[0]?.notBefore ?? Number.POSITIVE_INFINITY;
}

function dequeue(host: HostQueue): Waiter | undefined {
  return host.continuations.shift() ?? host.queue.shift() ?? host.retries.shift();
}
