import { createUnorderedSet, type UnorderedSet } from './unordered-set.ts';

/**
 * Thousands of questions may wait under one signal, the run's. An event target looks through all its listeners for each that is added or taken
 * away, which makes the square of them; here each signal has one listener, and a bag behind it.
 */
const listenersBySignal = new WeakMap<AbortSignal, UnorderedSet<() => void>>();

/** Calls `withdraw` once when the signal is aborted; nothing when it was before. Returns what takes that back. Without a signal it does nothing. */
export function listenForAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined || signal.aborted) return () => {};
  const existing = listenersBySignal.get(signal);
  const listeners = existing ?? createUnorderedSet();
  if (existing === undefined) {
    listenersBySignal.set(signal, listeners);
    const tell = () => {
      listenersBySignal.delete(signal);
      for (const one of listeners) one();
      listeners.clear();
    };
    signal.addEventListener('abort', tell, { once: true });
  }
  return listeners.add(listener);
}

/**
 * What stops one request on its way: connecting, then asking. An AbortController with its event target would be a good part of what a request costs;
 * here there is one listener, which is whatever is going on at the moment.
 */
export interface AbortToken {
  aborted: boolean;
  /** Called once, when it is stopped. */
  onAbort: (() => void) | undefined;
}

export function createAbortToken(aborted: boolean): AbortToken {
  return { aborted, onAbort: undefined };
}

export function triggerAbort(token: AbortToken): void {
  if (token.aborted) return;
  token.aborted = true;
  token.onAbort?.();
}
