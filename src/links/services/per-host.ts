import { ownTurn } from '../../net/network.ts';
import type { Verdict } from '../verdict.ts';
import type { Judged, Target, Targets } from './service.ts';

/** So many are in hand: as many as a network has connections, so that those stay busy; more would only wait, and take connections from each other. */
const window = 256;
/** At least so many hosts are at work at once all the same: enough that slow ones hold nobody up. */
const hostsAtLeast = 128;
/** In hand at all, when there is but one link left of each host. */
const most = 2048;
/** Begun in one turn of the event loop: what is begun first gets on its way before the rest has cost its time. */
const atATime = 32;

interface Host {
  /** Where its targets stand among all; only these numbers wait. */
  rest: Iterator<number>;
  left: number;
  active: number;
  /** When a target of it was last judged, by `performance.now()`. */
  heardAt: number;
}

/**
 * Judges targets, at most `limit` of one host at a time, and yields as they come. The hosts with the most come first, and of what is in hand each
 * has the part that it has of what is left: long lists keep one connection to each of many hosts, not eight to a few, and no host is left over at
 * the end with more than its turn. Not all hosts are begun at once: what waits costs memory, and a connection is worth keeping only for a host
 * that goes on. A `work` that rejects fails the whole.
 */
export async function* perHost(
  targets: Targets,
  limit: number,
  work: (target: Target) => Promise<Verdict>,
): AsyncGenerator<Judged, void> {
  const hosts = new Set<Host>();
  /** Hosts that have more than one left to begin. */
  let long = 0;
  for (const list of numbersByHost(targets).sort((a, b) => b.length - a.length)) {
    hosts.add({ rest: list.values(), left: list.length, active: 0, heardAt: Number.NEGATIVE_INFINITY });
    if (list.length > 1) long += 1;
  }
  let ready: Judged[] = [];
  /** Not begun, or not done. */
  let left = targets.length;
  let inHand = 0;
  let atWork = 0;
  /** In this turn. */
  let begun = 0;
  let failure: { error: unknown } | undefined;
  let wake: () => void = () => {};
  let now = performance.now();

  /** Nobody takes any more. */
  let over = false;
  // What nobody takes is not added to.
  const mayGoOn = () => !over && ready.length < window;
  const mayBegin = () =>
    mayGoOn() && begun < atATime && (inHand < window || atWork < hostsAtLeast || (long === 0 && inHand < most));
  const managesAlone = (host: Host) => host.left <= host.active && now - host.heardAt < ownTurn;
  const mayAdd = (host: Host) =>
    !managesAlone(host) &&
    mayGoOn() &&
    inHand < window &&
    host.active < limit &&
    host.active * left < window * (host.left + host.active);
  /** Parts are taken whole first: those rounded up of the first hosts would leave the last ones one each, and make all wait for these. */
  const isWhole = (host: Host) => (host.active + 1) * left <= window * (host.left + host.active);
  const mayStart = (host: Host) => host.left > 0 && (host.active === 0 ? mayBegin() : mayAdd(host));
  /** Its connection is open: the room goes on being this host's until its part is clearly less. */
  const mayGoOnWith = (host: Host) =>
    host.left > 0 &&
    mayGoOn() &&
    inHand < window &&
    host.active < limit &&
    host.active * left < 2 * window * (host.left + host.active);
  const start = (host: Host) => {
    const { value: number } = host.rest.next();
    const target = number === undefined ? undefined : targets.at(number);
    host.left -= 1;
    if (host.left === 1) long -= 1;
    if (host.left === 0) hosts.delete(host);
    if (target === undefined) {
      left -= 1;
      return;
    }
    begun += 1;
    if (host.active === 0) atWork += 1;
    host.active += 1;
    inHand += 1;
    work(target).then(
      (verdict) => {
        ready.push([target, verdict]);
        finish(host);
      },
      (error: unknown) => {
        failure ??= { error };
        over = true;
        finish(host);
      },
    );
  };
  const finish = (host: Host) => {
    host.active -= 1;
    now = performance.now();
    host.heardAt = now;
    if (host.active === 0) atWork -= 1;
    inHand -= 1;
    left -= 1;
    if (mayGoOnWith(host)) start(host);
    else if (!beginMore.isDue) fill();
    handOver.ask();
  };
  const startWhere = (isNext: (host: Host) => boolean) => {
    for (const host of hosts) {
      if (!mayBegin()) return;
      while (mayStart(host) && isNext(host)) start(host);
    }
  };
  const fill = () => {
    begun = 0;
    now = performance.now();
    startWhere((host) => host.active === 0 || isWhole(host));
    startWhere(() => true);
    if (begun >= atATime) beginMore.ask();
    else if (hosts.size > 0 && inHand < window && mayGoOn()) lookAgain.ask();
  };
  const beginMore = once((act) => setImmediate(act), fill);
  // Should all fall silent at once, no answer would come to ask who still manages alone. Keeps no process alive.
  const lookAgain = once((act) => setTimeout(act, ownTurn).unref(), fill);
  // The next request over a connection leaves in an immediate after its last answer. What is said of the answers waits for that.
  const handOver = once(
    (act) => setImmediate(() => setImmediate(act)),
    () => wake(),
  );

  fill();
  try {
    while (inHand > 0 || ready.length > 0) {
      if (ready.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const batch = ready;
      ready = [];
      yield* batch;
      if (failure !== undefined) throw failure.error;
      fill();
    }
  } finally {
    over = true;
  }
}

/** Something to be done later: asked for any number of times until then, it is done once. */
function once(later: (act: () => void) => unknown, act: () => void): { ask(): void; readonly isDue: boolean } {
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

function numbersByHost(targets: Targets): number[][] {
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
