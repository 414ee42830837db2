import { errorOf, type Failure, failureOf } from './failure.ts';

/** Carries messages to one other end and back. Each is copied on its way: only plain data passes. What is sent after the end is lost. */
export interface Wire {
  send(message: unknown): void;
  /** One listener, set at once: what comes before it is lost. */
  listen(heard: (message: unknown) => void): void;
}

/** What one end can be asked for: plain data in, plain data out. The signal says that the asker does not want it any more. */
type Method = (given: never, signal: AbortSignal) => Promise<unknown>;
export type Methods<Side> = { [Name in keyof Side]: Method };

/** Asks the other end. Rejects with its error, or with what ended the wire. Aborting only tells the other end, which may still answer. */
export type Ask<Theirs extends Methods<Theirs>> = <Name extends keyof Theirs & string>(
  name: Name,
  given: Parameters<Theirs[Name]>[0],
  signal?: AbortSignal,
) => ReturnType<Theirs[Name]>;

interface Question {
  ask: number;
  name: string;
  given: unknown;
}

type Message = Question | { cancel: number } | { answer: number; value: unknown } | { answer: number; failure: Failure };

/**
 * Makes a wire a conversation: questions both ways, answered in any order.
 * @param ours what the other end may ask us for.
 */
export function converse<Theirs extends Methods<Theirs>, Ours extends Methods<Ours>>(
  wire: Wire,
  ours: Ours,
): { ask: Ask<Theirs>; hangUp(why: Error): void } {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const working = new Map<number, AbortController>();
  let last = 0;
  let over: Error | undefined;

  async function answer({ ask: id, name, given }: Question): Promise<void> {
    const abort = new AbortController();
    working.set(id, abort);
    try {
      const method = Object.hasOwn(ours, name) ? ours[name as keyof Ours] : undefined;
      if (!method) throw new Error(`nobody answers to ${name}`);
      const value = await method(given as never, abort.signal);
      wire.send({ answer: id, value });
    } catch (error) {
      wire.send({ answer: id, failure: failureOf(error) });
    } finally {
      working.delete(id);
    }
  }

  wire.listen((heard) => {
    const message = heard as Message;
    if ('ask' in message) return void answer(message);
    if ('cancel' in message) return working.get(message.cancel)?.abort(new Error('it is not wanted any more'));
    const asker = waiting.get(message.answer);
    waiting.delete(message.answer);
    if ('failure' in message) asker?.reject(errorOf(message.failure));
    else asker?.resolve(message.value);
  });

  function ask(name: string, given: unknown, signal?: AbortSignal): Promise<unknown> {
    if (over) return Promise.reject(over);
    const id = ++last;
    const cancel = () => wire.send({ cancel: id });
    const answered = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    wire.send({ ask: id, name, given });
    if (!signal) return answered;
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    return answered.finally(() => signal.removeEventListener('abort', cancel));
  }

  return {
    ask: ask as Ask<Theirs>,
    hangUp(why) {
      over ??= why;
      for (const { reject } of waiting.values()) reject(over);
      waiting.clear();
      for (const abort of working.values()) abort.abort(over);
    },
  };
}

/** Both ends of a wire within this thread. */
export function wireInThread(): [Wire, Wire] {
  const ends: [Listener, Listener] = [{}, {}];
  const end = (own: Listener, other: Listener): Wire => ({
    send(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => other.heard?.(copy));
    },
    listen: (heard) => {
      own.heard = heard;
    },
  });
  return [end(...ends), end(ends[1], ends[0])];
}

interface Listener {
  heard?: (message: unknown) => void;
}
