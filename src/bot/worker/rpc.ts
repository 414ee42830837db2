import { deserializeError, type SerializedError, serializeError } from '../queue/index.ts';

/** Carries messages to one other end and back. Each is copied on its way: only plain data passes. What is sent after the end is lost. */
export interface RpcTransport {
  send(message: unknown): void;
  /** One listener, set at once: what comes before it is lost. */
  onMessage(heard: (message: unknown) => void): void;
}

/** What one end can be asked for: plain data in, plain data out. The signal says that the asker does not want it any more. */
type RpcMethod = (given: never, signal: AbortSignal) => Promise<unknown>;
export type RpcMethods<Side> = { [Name in keyof Side]: RpcMethod };

/** Asks the other end. Rejects with its error, or with what ended the wire. Aborting only tells the other end, which may still answer. */
export type RpcCall<Theirs extends RpcMethods<Theirs>> = <Name extends keyof Theirs & string>(
  name: Name,
  given: Parameters<Theirs[Name]>[0],
  signal?: AbortSignal,
) => ReturnType<Theirs[Name]>;

interface RpcRequest {
  ask: number;
  name: string;
  given: unknown;
}

type RpcMessage =
  | RpcRequest
  | { cancel: number }
  | { answer: number; value: unknown }
  | { answer: number; failure: SerializedError };

/**
 * Makes a wire a conversation: questions both ways, answered in any order.
 * @param methods what the other end may ask us for.
 */
export function connectRpc<Theirs extends RpcMethods<Theirs>, Ours extends RpcMethods<Ours>>(
  transport: RpcTransport,
  methods: Ours,
): { ask: RpcCall<Theirs>; hangUp(why: Error): void } {
  const pendingCalls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const runningCalls = new Map<number, AbortController>();
  let last = 0;
  let closeReason: Error | undefined;

  async function handleRequest({ ask: id, name, given }: RpcRequest): Promise<void> {
    const abort = new AbortController();
    runningCalls.set(id, abort);
    try {
      const method = Object.hasOwn(methods, name) ? methods[name as keyof Ours] : undefined;
      if (!method) throw new Error(`nobody answers to ${name}`);
      const value = await method(given as never, abort.signal);
      transport.send({ answer: id, value });
    } catch (error) {
      transport.send({ answer: id, failure: serializeError(error) });
    } finally {
      runningCalls.delete(id);
    }
  }

  transport.onMessage((heard) => {
    const message = heard as RpcMessage;
    if ('ask' in message) return void handleRequest(message);
    if ('cancel' in message) return runningCalls.get(message.cancel)?.abort(new Error('it is not wanted any more'));
    const asker = pendingCalls.get(message.answer);
    pendingCalls.delete(message.answer);
    if ('failure' in message) asker?.reject(deserializeError(message.failure));
    else asker?.resolve(message.value);
  });

  function ask(name: string, given: unknown, signal?: AbortSignal): Promise<unknown> {
    if (closeReason) return Promise.reject(closeReason);
    const id = ++last;
    const cancel = () => transport.send({ cancel: id });
    const answered = new Promise((resolve, reject) => pendingCalls.set(id, { resolve, reject }));
    transport.send({ ask: id, name, given });
    if (!signal) return answered;
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    return answered.finally(() => signal.removeEventListener('abort', cancel));
  }

  return {
    ask: ask as RpcCall<Theirs>,
    hangUp(why) {
      closeReason ??= why;
      for (const { reject } of pendingCalls.values()) reject(closeReason);
      pendingCalls.clear();
      for (const abort of runningCalls.values()) abort.abort(closeReason);
    },
  };
}

/** Both ends of a wire within this thread. */
export function createInThreadTransports(): [RpcTransport, RpcTransport] {
  const ends: [InThreadEndpoint, InThreadEndpoint] = [{}, {}];
  const end = (own: InThreadEndpoint, other: InThreadEndpoint): RpcTransport => ({
    send(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => other.deliver?.(copy));
    },
    onMessage: (heard) => {
      own.deliver = heard;
    },
  });
  return [end(...ends), end(ends[1], ends[0])];
}

interface InThreadEndpoint {
  deliver?: (message: unknown) => void;
}
