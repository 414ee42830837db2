import { deserializeError, type SerializedError, serializeError } from '../queue/index.ts';

/** Remote procedure calls in both directions over one channel of messages. */

/**
 * Carries messages to the other end and back. Every message is copied, so only plain data passes.
 * Messages sent after the channel has closed are lost.
 */
export interface RpcTransport {
  send(message: unknown): void;
  /** Sets the one listener. Messages that arrive earlier are lost, so set it at once. */
  onMessage(listener: (message: unknown) => void): void;
}

/**
 * Plain data in, plain data out. The signal is aborted when the caller no longer wants the result.
 */
type RpcMethod = (params: never, signal: AbortSignal) => Promise<unknown>;
export type RpcMethods<Side> = { [Name in keyof Side]: RpcMethod };

/**
 * Calls a method of the other end. Rejects with the method's error, or with the reason for which
 * the connection ended. Aborting only notifies the other end, which may still respond.
 */
export type RpcCall<Theirs extends RpcMethods<Theirs>> = <Name extends keyof Theirs & string>(
  method: Name,
  params: Parameters<Theirs[Name]>[0],
  signal?: AbortSignal,
) => ReturnType<Theirs[Name]>;

interface RpcRequest {
  type: 'request';
  id: number;
  method: string;
  params: unknown;
}

type RpcMessage =
  | RpcRequest
  | { type: 'cancel'; id: number }
  | { type: 'response'; id: number; value: unknown }
  | { type: 'error'; id: number; error: SerializedError };

export interface RpcConnection<Theirs extends RpcMethods<Theirs>> {
  call: RpcCall<Theirs>;
  /** Rejects all pending calls with this error, and aborts the methods that run here. */
  disconnect(reason: Error): void;
}

/**
 * Opens a connection: calls in both directions, answered in any order.
 * @param methods what the other end may call here.
 */
export function connectRpc<Theirs extends RpcMethods<Theirs>, Ours extends RpcMethods<Ours>>(
  transport: RpcTransport,
  methods: Ours,
): RpcConnection<Theirs> {
  const pendingCalls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const runningCalls = new Map<number, AbortController>();
  const send = (message: RpcMessage) => transport.send(message);
  let lastId = 0;
  let disconnectReason: Error | undefined;

  async function handleRequest({ id, method, params }: RpcRequest): Promise<void> {
    const abort = new AbortController();
    runningCalls.set(id, abort);
    try {
      const handler = Object.hasOwn(methods, method) ? methods[method as keyof Ours] : undefined;
      if (!handler) throw new Error(`There is no method ${method}`);
      send({ type: 'response', id, value: await handler(params as never, abort.signal) });
    } catch (error) {
      send({ type: 'error', id, error: serializeError(error) });
    } finally {
      runningCalls.delete(id);
    }
  }

  function settle(id: number): { resolve(value: unknown): void; reject(error: Error): void } | undefined {
    const pending = pendingCalls.get(id);
    pendingCalls.delete(id);
    return pending;
  }

  transport.onMessage((received) => {
    const message = received as RpcMessage;
    if (message.type === 'request') handleRequest(message);
    else if (message.type === 'cancel') runningCalls.get(message.id)?.abort(new Error('The call was cancelled'));
    else if (message.type === 'response') settle(message.id)?.resolve(message.value);
    else settle(message.id)?.reject(deserializeError(message.error));
  });

  function call(method: string, params: unknown, signal?: AbortSignal): Promise<unknown> {
    if (disconnectReason) return Promise.reject(disconnectReason);
    const id = ++lastId;
    const cancel = () => send({ type: 'cancel', id });
    const result = new Promise((resolve, reject) => pendingCalls.set(id, { resolve, reject }));
    send({ type: 'request', id, method, params });
    if (!signal) return result;
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    return result.finally(() => signal.removeEventListener('abort', cancel));
  }

  return {
    call: call as RpcCall<Theirs>,
    disconnect(reason) {
      disconnectReason ??= reason;
      for (const { reject } of pendingCalls.values()) reject(disconnectReason);
      pendingCalls.clear();
      for (const abort of runningCalls.values()) abort.abort(disconnectReason);
    },
  };
}

/** Both ends of a channel within this thread. */
export function createInThreadTransports(): [RpcTransport, RpcTransport] {
  const endpoints: [InThreadEndpoint, InThreadEndpoint] = [{}, {}];
  const transport = (own: InThreadEndpoint, other: InThreadEndpoint): RpcTransport => ({
    send(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => other.deliver?.(copy));
    },
    onMessage: (listener) => {
      own.deliver = listener;
    },
  });
  return [transport(...endpoints), transport(endpoints[1], endpoints[0])];
}

interface InThreadEndpoint {
  deliver?: (message: unknown) => void;
}
