import type { Clock } from './clock.ts';
import { type Line, newLine } from './line.ts';
import { ownTurn, type Pace } from './network.ts';
import { newReady, type Ready } from './ready.ts';
import { adjust, freeAt, gapOf, isBeyond, newTempo, type Signal, spent, type Tempo } from './tempo.ts';
import { onWithdrawal } from './withdraw.ts';

/** Where a question stands in its host's queue: `front` for the next step of one already begun, `late` after all the others. */
export type Place = 'back' | 'front' | 'late';

/** The right to send one request now. To be ended, once, whatever happens. */
export interface Turn {
  ok: true;
  /** Tells the queue how it went; true when the host's not-before now lies beyond the run's patience. */
  end(signal: Signal): { deferredUntil: number } | undefined;
}

export interface NoTurn {
  ok: false;
  kind: 'deferred' | 'aborted';
  notBefore?: number;
}

/** One queue for each host, and one budget of connections over all. */
export interface Hosts {
  /** Resolves when it is this question's turn, or with why it will not be. */
  turn(hostname: string, place: Place, signal?: AbortSignal): Promise<Turn | NoTurn>;
  pace(host: string, pace: Pace): void;
  /** Requests at once to this host at most. */
  concurrency(hostname: string): number;
  close(): void;
}

export interface HostSettings {
  clock: Clock;
  /** Requests in flight over all hosts. */
  connections: number;
  /** Milliseconds, see `isBeyond`. */
  patience: number;
  random: () => number;
  /** How a host is treated that nobody has said anything about. Default `defaultPace`. */
  usual?: Pace;
}

/** How a host is treated that nobody has said anything about. */
export const defaultPace: Pace = { concurrency: 8, spacing: 0 };

/** A question that failed in passing is asked again no sooner than this, in ms: what broke needs a moment. */
const lateAfter = 1000;

const ranks = 32;

interface Waiter {
  settle: (turn: Turn | NoTurn) => void;
  /** For late ones. */
  notBefore: number;
  gone: boolean;
}

interface Host extends Ready {
  pace: Pace;
  tempo: Tempo;
  front: Waiter[];
  back: Line<Waiter>;
  late: Waiter[];
  active: number;
  nextStart: number;
  /** When a request to it last ended. */
  heardAt: number;
  deferredUntil: number;
  wake: { at: number; stop: AbortController } | undefined;
}

/**
 * A host that waits — for its spacing, its not-before, its own limit — holds none of the budget. When the budget is used up, the hosts with the
 * longest way to go come first: the run is over when the longest queue is.
 */
export function openHosts({ clock, connections, patience, random, usual = defaultPace }: HostSettings): Hosts {
  const paces = new Map<string, Pace>();
  const hosts = new Map<string, Host>();
  /** The same by each name that was asked for, until a pace says otherwise. */
  const byName = new Map<string, Host>();
  const ready = newReady<Host>(ranks);
  let busy = 0;
  let closed = false;
  let hasCovering = false;

  const keyOf = (hostname: string): string => {
    const name = hostname.toLowerCase().replace(/\.$/, '');
    if (paces.has(name) || !hasCovering) return name;
    const labels = name.split('.');
    for (let i = 0; i < labels.length; i += 1) {
      const covering = `*.${labels.slice(i).join('.')}`;
      if (paces.has(covering)) return covering;
    }
    return name;
  };
  const hostFor = (hostname: string): Host => {
    const named = byName.get(hostname);
    if (named) return named;
    const key = keyOf(hostname);
    const host = hosts.get(key) ?? newHost(paces.get(key) ?? usual);
    hosts.set(key, host);
    byName.set(hostname, host);
    return host;
  };

  /** Starts what this host may start now, at most `most`; the rest is left to a timer, to an ending request, or to the budget. */
  const pump = (host: Host, most = Number.POSITIVE_INFINITY) => {
    for (let started = 0; host.active < host.tempo.limit; started += 1) {
      const now = clock.now();
      const at = Math.max(freeAt(host.tempo, now), host.nextStart, nextNotBefore(host));
      if (at === Number.POSITIVE_INFINITY) break;
      if (at > now) {
        wakeAt(host, at, now);
        break;
      }
      if (busy >= connections || started >= most) return ready.join(host, rankOf(host, now), now);
      const waiter = takeNext(host);
      ready.leave(host);
      if (waiter) start(host, waiter, now);
    }
    ready.leave(host);
  };

  const start = (host: Host, waiter: Waiter, now: number) => {
    busy += 1;
    host.active += 1;
    host.nextStart = now + host.pace.spacing;
    host.tempo = spent(host.tempo, now);
    let ended = false;
    waiter.settle({
      ok: true,
      end(signal) {
        if (ended) return undefined;
        ended = true;
        busy -= 1;
        host.active -= 1;
        return finish(host, signal, now);
      },
    });
  };

  const finish = (host: Host, signal: Signal, sentAt: number): { deferredUntil: number } | undefined => {
    const now = clock.now();
    host.heardAt = now;
    host.tempo = adjust(host.tempo, signal, host.pace, now, sentAt, random);
    const asked = signal.kind === 'wait' || signal.kind === 'trouble';
    const beyond = asked && isBeyond(host.tempo, now, patience);
    if (beyond) defer(host, host.tempo.notBefore);
    if (host.active === 0 && waitingAt(host) === 0)
      host.tempo = { ...host.tempo, waited: 0, waitedInAll: 0, everGood: false, refusals: 0 };
    // The room goes on being this host's, whose connection is open, unless another has clearly more to do or has waited too long.
    const next = ready.next(now);
    const yields = next?.waiting !== undefined && (next.waiting.rank > rankOf(host, now) + 1 || ready.isOverdue(next, now));
    pump(host, yields ? 0 : 1);
    while (busy < connections) {
      const other = ready.next(now);
      if (!other) break;
      if (managesAlone(other, now)) {
        ready.leave(other);
        wakeAt(other, other.heardAt + ownTurn, now);
      } else pump(other, 1);
    }
    return beyond ? { deferredUntil: host.deferredUntil } : undefined;
  };

  const defer = (host: Host, until: number) => {
    host.deferredUntil = until;
    for (const waiter of [...host.front, ...host.back.drain(), ...host.late]) {
      if (!waiter.gone) waiter.settle({ ok: false, kind: 'deferred', notBefore: until });
    }
    host.front = [];
    host.late = [];
  };

  const wakeAt = (host: Host, at: number, now: number) => {
    if (host.wake && host.wake.at <= at && host.wake.at > now) return;
    host.wake?.stop.abort();
    const stop = new AbortController();
    host.wake = { at, stop };
    clock.sleep(at - now, stop.signal).then(
      () => {
        if (host.wake?.stop === stop) host.wake = undefined;
        if (!closed) pump(host);
      },
      () => {},
    );
  };

  return {
    turn(hostname, place, signal) {
      return new Promise((resolve) => {
        const host = hostFor(hostname);
        const now = clock.now();
        if (closed || signal?.aborted) return resolve({ ok: false, kind: 'aborted' });
        if (host.deferredUntil > now) return resolve({ ok: false, kind: 'deferred', notBefore: host.deferredUntil });
        const onAbort = () => {
          waiter.gone = true;
          resolve({ ok: false, kind: 'aborted' });
        };
        const waiter: Waiter = {
          gone: false,
          notBefore: place === 'late' ? now + lateAfter * (1 + random()) : 0,
          settle(turn) {
            waiter.gone = true;
            stopListening();
            resolve(turn);
          },
        };
        const stopListening = onWithdrawal(signal, onAbort);
        if (place === 'front') host.front.push(waiter);
        else if (place === 'late') host.late.push(waiter);
        else host.back.push(waiter);
        pump(host);
      });
    },
    pace(name, pace) {
      const key = name.toLowerCase();
      paces.set(key, pace);
      hasCovering ||= key.startsWith('*.');
      byName.clear();
      const host = hosts.get(key);
      if (host) {
        host.pace = pace;
        host.tempo = newTempo(pace);
      }
    },
    concurrency: (hostname) => hostFor(hostname).pace.concurrency,
    close() {
      closed = true;
      for (const host of hosts.values()) {
        host.wake?.stop.abort();
        for (const waiter of [...host.front, ...host.back.drain(), ...host.late]) {
          if (!waiter.gone) waiter.settle({ ok: false, kind: 'aborted' });
        }
      }
    },
  };
}

function newHost(pace: Pace): Host {
  return {
    pace,
    tempo: newTempo(pace),
    front: [],
    back: newLine(),
    late: [],
    active: 0,
    nextStart: 0,
    heardAt: Number.NEGATIVE_INFINITY,
    deferredUntil: 0,
    wake: undefined,
    waiting: undefined,
  };
}

/** How much this host still has to do: twice the rounds of requests while these are few, then by their logarithm. */
function rankOf(host: Host, now: number): number {
  const time = Math.max(host.pace.spacing, gapOf(host.tempo, now));
  const rounds = (waitingAt(host) * time) / 100;
  return Math.min(ranks - 1, Math.floor(rounds < 8 ? rounds * 2 : 13 + Math.log2(rounds)));
}

/** Whether the connections in use will soon have taken all that waits. */
function managesAlone(host: Host, now: number): boolean {
  return waitingAt(host) <= host.active && now - host.heardAt < ownTurn;
}

function waitingAt(host: Host): number {
  return host.front.length + host.back.size() + host.late.length;
}

/** When the next question of this queue may go, its host willing; never, when there is none. */
function nextNotBefore(host: Host): number {
  while (host.front[0]?.gone) host.front.shift();
  while (host.back.peek()?.gone) host.back.shift();
  host.late = host.late.some((waiter) => waiter.gone) ? host.late.filter((waiter) => !waiter.gone) : host.late;
  if (host.front.length > 0 || host.back.size() > 0) return 0;
  return host.late[0]?.notBefore ?? Number.POSITIVE_INFINITY;
}

function takeNext(host: Host): Waiter | undefined {
  return host.front.shift() ?? host.back.shift() ?? host.late.shift();
}
