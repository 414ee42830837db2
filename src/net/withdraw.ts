import { type Bag, newBag } from './bag.ts';

/**
 * Thousands of questions may wait under one signal, the run's. An event target looks through all its listeners for each that is added or taken
 * away, which makes the square of them; here each signal has one listener, and a bag behind it.
 */
const waiting = new WeakMap<AbortSignal, Bag<() => void>>();

/** Calls `withdraw` once when the signal is aborted; nothing when it was before. Returns what takes that back. Without a signal it does nothing. */
export function onWithdrawal(signal: AbortSignal | undefined, withdraw: () => void): () => void {
  if (signal === undefined || signal.aborted) return () => {};
  const known = waiting.get(signal);
  const all = known ?? newBag();
  if (known === undefined) {
    waiting.set(signal, all);
    const tell = () => {
      waiting.delete(signal);
      for (const one of all) one();
      all.clear();
    };
    signal.addEventListener('abort', tell, { once: true });
  }
  return all.add(withdraw);
}

/**
 * What stops one request on its way: connecting, then asking. An AbortController with its event target would be a good part of what a request costs;
 * here there is one listener, which is whatever is going on at the moment.
 */
export interface Stop {
  stopped: boolean;
  /** Called once, when it is stopped. */
  tell: (() => void) | undefined;
}

export function newStop(stopped: boolean): Stop {
  return { stopped, tell: undefined };
}

export function stopNow(stop: Stop): void {
  if (stop.stopped) return;
  stop.stopped = true;
  stop.tell?.();
}
