import { UnorderedSet } from './unordered-set.ts';

/**
 * Thousands of requests may share one signal, that of the run. `EventTarget` searches all listeners
 * whenever one is added or removed, which is quadratic. So each signal gets one listener here, and
 * a collection behind it.
 */
const listenersBySignal = new WeakMap<AbortSignal, UnorderedSet<() => void>>();

/**
 * Calls `listener` once when the signal is aborted.
 *
 * @returns the function that removes the listener. Without a signal, or with an aborted one, the
 * listener is never called.
 */
export function listenForAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined || signal.aborted) return () => {};
  const existing = listenersBySignal.get(signal);
  const listeners = existing ?? new UnorderedSet<() => void>();
  if (existing === undefined) {
    listenersBySignal.set(signal, listeners);
    const notifyAll = () => {
      listenersBySignal.delete(signal);
      for (const notify of listeners) notify();
      listeners.clear();
    };
    signal.addEventListener('abort', notifyAll, { once: true });
  }
  return listeners.add(listener);
}

/**
 * Cancels one request in all its phases: connecting first, then the exchange.
 *
 * An `AbortController` with its event target would be a large part of what a request costs. This
 * token has room for one listener, which is that of the phase in progress.
 */
export class AbortToken {
  aborted: boolean;
  /** Called once, on abort. */
  onAbort: (() => void) | undefined;

  constructor(aborted = false) {
    this.aborted = aborted;
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    this.onAbort?.();
  }
}
