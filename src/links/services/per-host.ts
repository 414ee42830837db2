import type { Verdict } from '../verdict.ts';
import type { Judged, Target, Targets } from './service.ts';

/** So many beyond the first of each host are in hand: as many as a network has connections, so that those stay busy; more would only wait, and grow old. */
const window = 256;
/** When these are used up, so many hosts are at work at once: enough that slow ones hold nobody up, few enough that connections are used again. */
const hostsAtOnce = 128;
/** In hand at all, for lists with one link of each host. */
const most = 2048;

interface Host {
  /** Where its targets stand among all; only these numbers wait. */
  rest: Iterator<number>;
  left: number;
  active: number;
}

/**
 * Judges targets, at most `limit` of one host at a time, those of the hosts with the most first, and yields as they come. Not all hosts are begun at
 * once: what waits costs memory, and a connection is worth keeping only for a host that goes on. A `work` that rejects fails the whole.
 */
export async function* perHost(
  targets: Targets,
  limit: number,
  work: (target: Target) => Promise<Verdict>,
): AsyncGenerator<Judged, void> {
  const hosts = new Set<Host>();
  for (const list of numbersByHost(targets).sort((a, b) => b.length - a.length)) {
    hosts.add({ rest: list.values(), left: list.length, active: 0 });
  }
  let ready: Judged[] = [];
  let inHand = 0;
  /** Of these, how many are not the first of their host. */
  let beyond = 0;
  let failure: { error: unknown } | undefined;
  let wake: () => void = () => {};

  // What nobody takes is not added to.
  const mayGoOn = () => ready.length < window;
  const mayBegin = () => inHand < most && mayGoOn() && (beyond < window || inHand - beyond < hostsAtOnce);
  const mayStart = ({ left, active }: Host) =>
    left > 0 && active < limit && (active === 0 ? mayBegin() : beyond < window && mayGoOn());
  const start = (host: Host) => {
    const { value: number } = host.rest.next();
    const target = number === undefined ? undefined : targets.at(number);
    host.left -= 1;
    if (host.left === 0) hosts.delete(host);
    if (target === undefined) return;
    if (host.active > 0) beyond += 1;
    host.active += 1;
    inHand += 1;
    work(target).then(
      (verdict) => {
        ready.push([target, verdict]);
        finish(host);
      },
      (error: unknown) => {
        failure ??= { error };
        finish(host);
      },
    );
  };
  const finish = (host: Host) => {
    host.active -= 1;
    if (host.active > 0) beyond -= 1;
    inHand -= 1;
    if (failure === undefined && mayStart(host)) start(host);
    wake();
  };
  const fill = () => {
    for (const host of hosts) {
      while (mayStart(host)) start(host);
      if (!mayBegin()) return;
    }
  };

  fill();
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
    if (beyond < window - window / 8 || inHand - beyond < hostsAtOnce) fill();
  }
  if (failure !== undefined) throw failure.error;
}

function numbersByHost(targets: Targets): number[][] {
  const hosts = new Map<string, number[]>();
  let number = 0;
  for (const url of targets.urls()) {
    const host = URL.parse(url)?.host ?? '';
    const numbers = hosts.get(host);
    if (numbers === undefined) hosts.set(host, [number]);
    else numbers.push(number);
    number += 1;
  }
  return [...hosts.values()];
}
