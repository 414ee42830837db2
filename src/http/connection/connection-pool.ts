import type { Socket } from 'node:net';
import type { ExchangeClient } from './exchange-client.ts';
import { Http1Client } from './http1/index.ts';
import { createUndiciClient } from './undici-client.ts';

/** One open connection, which carries one request at a time. */
export interface PooledConnection {
  client: ExchangeClient;
  /** Connections with the same key lead to the same place: scheme, host, port and route. */
  key: string;
  /** The host whose connection limit it counts towards. */
  host: string;
  /** Requests it has carried. */
  requestCount: number;
  /** Grows with each release, so that the smallest is the longest idle; 0 while in use. */
  idleOrder: number;
  closed: boolean;
}

interface ClosingConnection {
  client: ExchangeClient;
  host: string;
}

/**
 * Delay before an idle connection that made room for another is closed, in ms. Responses of a full
 * run come in bursts, and closing two hundred connections first would delay the next requests. The
 * delay never lets a host have more connections than its limit: only its last connection waits, and
 * no longer than until the host opens another one.
 */
const closeDelayMs = 30;
/**
 * Shared, because a stack trace for each of a thousand connections costs more than closing them.
 */
const connectionClosedError = Object.assign(new Error('CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });

/** Replaces the client of a closed connection, so that later uses fail. */
const closedClient: ExchangeClient = {
  dispatch() {
    throw connectionClosedError;
  },
  destroy() {},
};

const destroy = (client: ExchangeClient) => client.destroy(connectionClosedError);

/**
 * All open connections, so that their number is bounded and idle ones are reused.
 *
 * The pool only closes idle connections to stay within its limits. The host scheduler ensures that
 * no more connections are in use.
 */
export class ConnectionPool {
  readonly #maxConnections: number;
  /**
   * Idle and busy ones. Moving them in and out of a table at each request would make V8 rehash it
   * every few hundred requests, with the leak that `UnorderedSet` describes.
   */
  readonly #connectionsByKey = new Map<string, PooledConnection[]>();
  readonly #countByHost = new Map<string, number>();
  /** Connections that made room and are not closed yet, the oldest first. */
  #closing: ClosingConnection[] = [];
  #closeTimer: NodeJS.Timeout | undefined;
  #size = 0;
  #releaseCount = 0;

  constructor(maxConnections: number) {
    this.#maxConnections = maxConnections;
  }

  /** Connections that are open or being opened. */
  get size(): number {
    return this.#size;
  }

  /** Takes the idle connection that was used last; undefined if there is none. */
  acquire(key: string): PooledConnection | undefined {
    let latest: PooledConnection | undefined;
    for (const connection of this.#connectionsByKey.get(key) ?? [])
      if (connection.idleOrder > (latest?.idleOrder ?? 0)) latest = connection;
    if (latest) latest.idleOrder = 0;
    return latest;
  }

  /**
   * Makes room for one more connection of `host`. Must be followed by `add` or `cancelReservation`.
   */
  reserve(host: string, maxPerHost: number): void {
    if (this.#closing.some((connection) => connection.host === host)) this.#destroyClosing(host);
    while (this.#size >= this.#maxConnections) {
      const oldest = this.#findOldestIdle();
      if (!oldest) break;
      this.#closeSoon(oldest);
    }
    const isHostFull = (this.#countByHost.get(host) ?? 0) >= maxPerHost;
    const oldestOfHost = isHostFull ? this.#findOldestIdle(host) : undefined;
    if (oldestOfHost) this.close(oldestOfHost);
    this.#changeCount(host, 1);
  }

  cancelReservation(host: string): void {
    this.#changeCount(host, -1);
  }

  /** Adds an open socket as a connection in use, in the room that was reserved. */
  add(key: string, host: string, socket: Socket): PooledConnection {
    const connection: PooledConnection = { client: closedClient, key, host, requestCount: 0, idleOrder: 0, closed: false };
    connection.client = createClient(socket, () => this.close(connection));
    const others = this.#connectionsByKey.get(key);
    if (others) others.push(connection);
    else this.#connectionsByKey.set(key, [connection]);
    return connection;
  }

  /** Returns a connection after a complete response, to be reused. */
  release(connection: PooledConnection): void {
    if (connection.closed) return;
    this.#releaseCount += 1;
    connection.idleOrder = this.#releaseCount;
  }

  /** Closes a connection; a request in progress fails. */
  close(connection: PooledConnection): void {
    const client = this.#remove(connection);
    if (client) destroy(client);
  }

  closeAll(): void {
    for (const connection of [...this.#connectionsByKey.values()].flat()) this.close(connection);
    clearTimeout(this.#closeTimer);
    this.#closeTimer = undefined;
    this.#destroyClosing();
  }

  /** Takes a connection out of the pool. The caller destroys the client that is returned. */
  #remove(connection: PooledConnection): ExchangeClient | undefined {
    if (connection.closed) return undefined;
    connection.closed = true;
    this.#changeCount(connection.host, -1);
    const others = this.#connectionsByKey.get(connection.key)?.filter((other) => other !== connection) ?? [];
    if (others.length > 0) this.#connectionsByKey.set(connection.key, others);
    else this.#connectionsByKey.delete(connection.key);
    const { client } = connection;
    // Old tables that V8 has not collected yet must not keep a thousand sockets alive.
    connection.client = closedClient;
    return client;
  }

  #closeSoon(connection: PooledConnection): void {
    if (this.#countByHost.get(connection.host) !== 1) {
      this.close(connection);
      return;
    }
    const client = this.#remove(connection);
    if (client) this.#closing.push({ client, host: connection.host });
    this.#closeTimer ??= setTimeout(() => {
      this.#closeTimer = undefined;
      this.#destroyClosing();
    }, closeDelayMs);
    if (this.#closing.length <= this.#maxConnections / 2) return;
    const oldest = this.#closing.shift();
    if (oldest) destroy(oldest.client);
  }

  #destroyClosing(host?: string): void {
    const connections = this.#closing;
    this.#closing = [];
    for (const connection of connections) {
      if (host === undefined || connection.host === host) destroy(connection.client);
      else this.#closing.push(connection);
    }
  }

  #findOldestIdle(host?: string): PooledConnection | undefined {
    let oldest: PooledConnection | undefined;
    for (const connections of this.#connectionsByKey.values()) {
      for (const connection of connections) {
        if (connection.idleOrder === 0 || (host !== undefined && connection.host !== host)) continue;
        if (oldest === undefined || connection.idleOrder < oldest.idleOrder) oldest = connection;
      }
    }
    return oldest;
  }

  #changeCount(host: string, change: 1 | -1): void {
    this.#size += change;
    const count = (this.#countByHost.get(host) ?? 0) + change;
    if (count > 0) this.#countByHost.set(host, count);
    else this.#countByHost.delete(host);
  }
}

function createClient(socket: Socket, onClose: () => void): ExchangeClient {
  // undici selects the protocol in the same way.
  const isHttp2 = 'alpnProtocol' in socket && socket.alpnProtocol === 'h2';
  return isHttp2 ? createUndiciClient(socket, true, onClose) : new Http1Client(socket, onClose);
}
