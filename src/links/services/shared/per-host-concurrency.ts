import { connectionGraceMs } from '../../../http/index.ts';
import type { Verdict } from '../../../model/verdict.ts';
import type { CheckTarget, TargetCollection, TargetVerdict } from './check-target.ts';

/** So many are in hand: as many as a network has connections, so that those stay busy; more would only wait, and take connections from each other. */
const maxInFlight = 256;
/** At least so many hosts are at work at once all the same: enough that slow ones hold nobody up. */
const minActiveHosts = 128;
/** In hand at all, when there is but one link left of each host. */
const maxInFlightAcrossHosts = 2048;
/** Begun in one turn of the event loop: what is begun first gets on its way before the rest has cost its time. */
const maxStartsPerTurn = 32;

interface HostQueue {
  /** Where its targets stand among all; only these numbers wait. */
  targetIndexes: Iterator<number>;
  remaining: number;
  active: number;
  /** When a target of it was last judged, by `performance.now()`. */
  lastCompletedAt: number;
}

/**
 * Judges targets, at most `limit` of one host at a time, and yields as they come. The hosts with the most come first, and of what is in hand each
 * has the part that it has of what is left: long lists keep one connection to each of many hosts, not eight to a few, and no host is left over at
 * the end with more than its turn. Not all hosts are begun at once: what waits costs memory, and a connection is worth keeping only for a host
 * that goes on. A `work` that rejects fails the whole.
 */
export async function* runPerHost(
  targets: TargetCollection,
  limit: number,
  work: (target: CheckTarget) => Promise<Verdict>,
): AsyncGenerator<TargetVerdict, void> {
  const hosts = new Set<HostQueue>();
  /** Hosts that have more than one left to begin. */
  let multiTargetHosts = 0;
  for (const list of groupIndexesByHost(targets).sort((a, b) => b.length - a.length)) {
    hosts.add({ targetIndexes: list.values(), remaining: list.length, active: 0, lastCompletedAt: Number.NEGATIVE_INFINITY });
    if (list.length > 1) multiTargetHosts += 1;
  }
  let results: TargetVerdict[] = [];
  /** Not begun, or not done. */
  let remaining = targets.length;
  let inFlight = 0;
  let activeHosts = 0;
  /** In this turn. */
  let startedThisTurn = 0;
  let failure: { error: unknown } | undefined;
  let wake: () => void = () => {};
  let now = performance.now();

  /** Nobody takes any more. */
  let isStopped = false;
  // What nobody takes is not added to.
  const canContinue = () => !isStopped && results.length < maxInFlight;
  const canStartHost = () =>
    canContinue() &&
    startedThisTurn < maxStartsPerTurn &&
    (inFlight < maxInFlight || activeHosts < minActiveHosts || (multiTargetHosts === 0 && inFlight < maxInFlightAcrossHosts));
  const finishesWithoutMore = (host: HostQueue) =>
    host.remaining <= host.active && now - host.lastCompletedAt < connectionGraceMs;
  const canAddRequest = (host: HostQueue) =>
    !finishesWithoutMore(host) &&
    canContinue() &&
    inFlight < maxInFlight &&
    host.active < limit &&
    host.active * remaining < maxInFlight * (host.remaining + host.active);
  /** Parts are taken whole first: those rounded up of the first hosts would leave the last ones one each, and make all wait for these. */
  const isWithinShare = (host: HostQueue) => (host.active + 1) * remaining <= maxInFlight * (host.remaining + host.active);
  const canStart = (host: HostQueue) => host.remaining > 0 && (host.active === 0 ? canStartHost() : canAddRequest(host));
  /** Its connection is open: the room goes on being this host's until its part is clearly less. */
  const canReuseConnection = (host: HostQueue) =>
    host.remaining > 0 &&
    canContinue() &&
    inFlight < maxInFlight &&
    host.active < limit &&
    host.active * remaining < 2 * maxInFlight * (host.remaining + host.active);
  const start = (host: HostQueue) => {
    const { value: number } = host.targetIndexes.next();
    const target = number === undefined ? undefined : targets.at(number);
    host.remaining -= 1;
    if (host.remaining === 1) multiTargetHosts -= 1;
    if (host.remaining === 0) hosts.delete(host);
    if (target === undefined) {
      remaining -= 1;
      return;
    }
    startedThisTurn += 1;
    if (host.active === 0) activeHosts += 1;
    host.active += 1;
    inFlight += 1;
    work(target).then(
      (verdict) => {
        results.push([target, verdict]);
        finish(host);
      },
      (error: unknown) => {
        failure ??= { error };
        isStopped = true;
        finish(host);
      },
    );
  };
  const finish = (host: HostQueue) => {
    host.active -= 1;
    now = performance.now();
    host.lastCompletedAt = now;
    if (host.active === 0) activeHosts -= 1;
    inFlight -= 1;
    remaining -= 1;
    if (canReuseConnection(host)) start(host);
    else if (!startNextTurn.isDue) startMore();
    deliverLater.ask();
  };
  const startMatching = (isNext: (host: HostQueue) => boolean) => {
    for (const host of hosts) {
      if (!canStartHost()) return;
      while (canStart(host) && isNext(host)) start(host);
    }
  };
  const startMore = () => {
    startedThisTurn = 0;
    now = performance.now();
    startMatching((host) => host.active === 0 || isWithinShare(host));
    startMatching(() => true);
    if (startedThisTurn >= maxStartsPerTurn) startNextTurn.ask();
    else if (hosts.size > 0 && inFlight < maxInFlight && canContinue()) recheckLater.ask();
  };
  const startNextTurn = createDeferredTask((act) => setImmediate(act), startMore);
  // Should all fall silent at once, no answer would come to ask who still manages alone. Keeps no process alive.
  const recheckLater = createDeferredTask((act) => setTimeout(act, connectionGraceMs).unref(), startMore);
  // The next request over a connection leaves in an immediate after its last answer. What is said of the answers waits for that.
  const deliverLater = createDeferredTask(
    (act) => setImmediate(() => setImmediate(act)),
    () => wake(),
  );

  startMore();
  try {
    while (inFlight > 0 || results.length > 0) {
      if (results.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const batch = results;
      results = [];
      yield* batch;
      if (failure !== undefined) throw failure.error;
      startMore();
    }
  } finally {
    isStopped = true;
  }
}

/** Something to be done later: asked for any number of times until then, it is done once. */
function createDeferredTask(later: (act: () => void) => unknown, act: () => void): { ask(): void; readonly isDue: boolean } {
  let isDue = false;
  return {
    get isDue() {
      return isDue;
    },
    ask() {
      if (isDue) return;
      isDue = true;
      later(() => {
        isDue = false;
        act();
      });
    },
  };
}

function groupIndexesByHost(targets: TargetCollection): number[][] {
  const hosts = new Map<string, number[]>();
  let number = 0;
  for (const host of targets.hosts()) {
    const numbers = hosts.get(host);
    if (numbers === undefined) hosts.set(host, [number]);
    else numbers.push(number);
    number += 1;
  }
  return [...hosts.values()];
}
