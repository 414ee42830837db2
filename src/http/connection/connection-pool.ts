import type { Socket } from 'node:net';
import type { Client as UndiciClient } from 'undici';
import { lazyRequire } from '../../runtime/lazy-require.ts';

// Only this part of undici: the whole of it, with `fetch`, sockets of the web and mocks, is a third of what a short command takes to start.
const loadUndiciClient = lazyRequire<typeof UndiciClient>('undici/lib/dispatcher/client.js');

/** Loads what speaks HTTP, which a run that asks nobody does without. It is loaded when it is needed, or before by this. */
export const preloadUndici = (): void => void loadUndiciClient();

/** One open connection, which carries one request at a time. */
export interface PooledConnection {
  client: UndiciClient;
  /** Lanes with one key lead to the same place: scheme, host, port and way there. */
  key: string;
  /** The host whose politeness it counts towards. */
  host: string;
  /** Requests it has carried. */
  requestCount: number;
  /** When it was given back, counted in gives; 0 while it is in use. */
  idleOrder: number;
  closed: boolean;
}

/** All open connections, so that their number has a bound and idle ones are used again. */
export interface ConnectionPool {
  /** An idle lane, most recently used first, or undefined. */
  acquire(key: string): PooledConnection | undefined;
  /** Makes room for one more connection of `host` by closing idle ones; to be followed by `open` or `release`. */
  reserve(host: string, maxPerHost: number): void;
  cancelReservation(host: string): void;
  /** Puts an open socket to use. */
  add(key: string, host: string, socket: Socket): PooledConnection;
  /** Back after a complete answer, to be used again. */
  release(lane: PooledConnection): void;
  /** Closes a lane; whatever it carries fails. */
  close(lane: PooledConnection): void;
  /** Connections open or being opened. */
  size(): number;
  closeAll(): void;
}

const maxHeaderBytes = 65_536;
/**
 * An idle connection that makes room for another is closed a little later: when answers come in bursts, as those of a full run do, closing two hundred
 * connections first would keep the next requests waiting. In ms; no more wait for it than half of those that may be open, and of a host only its last,
 * until it opens another: no host sees more than it may.
 */
const closeDelayMs = 30;
/** Of no host: a lane's socket is open before it has a client. Parsed once. */
const placeholderOrigin = new URL('http://lane.invalid');

/** One for all: a stack trace for each of a thousand connections costs more than closing them. */
const connectionClosedError = Object.assign(new Error('the connection was closed'), { code: 'LANE_CLOSED' });

/** What every lane becomes when it is closed: whoever asks by it is told so. */
let destroyedClient: UndiciClient | undefined;

function getDestroyedClient(): UndiciClient {
  if (destroyedClient === undefined) {
    destroyedClient = new (loadUndiciClient())(placeholderOrigin);
    void destroyedClient.destroy(connectionClosedError);
  }
  return destroyedClient;
}

/** `most`: connections over all hosts. Queues see to it that no more than that are busy; here only idle ones are closed for it. */
export function createConnectionPool(maxConnections: number): ConnectionPool {
  // Idle or not: were lanes put into a table and taken out again at each request, V8 would make it anew every few hundred requests, and a table that
  // has grown old keeps all that came after it (see bag.ts).
  const connectionsByKey = new Map<string, PooledConnection[]>();
  const countByHost = new Map<string, number>();
  /** Idle ones that have made room and are not closed yet, the oldest first. */
  let closing: { client: UndiciClient; host: string }[] = [];
  let closeTimer: NodeJS.Timeout | undefined;
  let openCount = 0;
  let releaseCount = 0;

  const changeCount = (host: string, change: 1 | -1) => {
    openCount += change;
    const now = (countByHost.get(host) ?? 0) + change;
    if (now > 0) countByHost.set(host, now);
    else countByHost.delete(host);
  };
  const destroy = (client: UndiciClient) => void client.destroy(connectionClosedError).catch(() => {});
  const destroyClosing = (of?: string) => {
    const some = closing;
    closing = [];
    for (const one of some) {
      if (of === undefined || one.host === of) destroy(one.client);
      else closing.push(one);
    }
  };
  /** Takes a lane out of use. What it was is to be closed by whoever calls; undefined when somebody has. */
  const removeFromPool = (lane: PooledConnection): UndiciClient | undefined => {
    if (lane.closed) return undefined;
    lane.closed = true;
    changeCount(lane.host, -1);
    const others = connectionsByKey.get(lane.key)?.filter((other) => other !== lane) ?? [];
    if (others.length > 0) connectionsByKey.set(lane.key, others);
    else connectionsByKey.delete(lane.key);
    const { client } = lane;
    // Tables of lanes that V8 has grown old (see bag.ts) must not keep a thousand sockets.
    lane.client = getDestroyedClient();
    return client;
  };
  const closeConnection = (lane: PooledConnection) => {
    const client = removeFromPool(lane);
    if (client) destroy(client);
  };
  const closeSoon = (lane: PooledConnection) => {
    if (countByHost.get(lane.host) !== 1) return closeConnection(lane);
    const client = removeFromPool(lane);
    if (client) closing.push({ client, host: lane.host });
    closeTimer ??= setTimeout(() => {
      closeTimer = undefined;
      destroyClosing();
    }, closeDelayMs);
    if (closing.length <= maxConnections / 2) return;
    const oldest = closing.shift();
    if (oldest) destroy(oldest.client);
  };

  const oldestIdle = (host?: string): PooledConnection | undefined => {
    let oldest: PooledConnection | undefined;
    for (const lanes of connectionsByKey.values()) {
      for (const lane of lanes) {
        if (lane.idleOrder === 0 || (host !== undefined && lane.host !== host)) continue;
        if (oldest === undefined || lane.idleOrder < oldest.idleOrder) oldest = lane;
      }
    }
    return oldest;
  };

  return {
    acquire(key) {
      let latest: PooledConnection | undefined;
      for (const lane of connectionsByKey.get(key) ?? []) if (lane.idleOrder > (latest?.idleOrder ?? 0)) latest = lane;
      if (latest) latest.idleOrder = 0;
      return latest;
    },
    reserve(host, mostOfHost) {
      if (closing.some((one) => one.host === host)) destroyClosing(host);
      while (openCount >= maxConnections) {
        const oldest = oldestIdle();
        if (!oldest) break;
        closeSoon(oldest);
      }
      const ofThis = (countByHost.get(host) ?? 0) >= mostOfHost ? oldestIdle(host) : undefined;
      if (ofThis) closeConnection(ofThis);
      changeCount(host, 1);
    },
    cancelReservation: (host) => changeCount(host, -1),
    add(key, host, socket) {
      // The socket is ready, so undici connects by being handed it. It must never connect again by itself: who may be reached, how
      // long that may take and how often it is tried is decided elsewhere. (undici repeats some failed connects in a tight loop.)
      let given = false;
      const client = new (loadUndiciClient())(placeholderOrigin, {
        connect(_, callback) {
          if (given) return callback(connectionClosedError, null);
          given = true;
          // Not at once: undici resumes its queue only for a socket that comes later.
          queueMicrotask(() => callback(null, socket));
        },
        allowH2: false,
        pipelining: 1,
        headersTimeout: 0,
        bodyTimeout: 0,
        keepAliveMaxTimeout: 30_000,
        maxHeaderSize: maxHeaderBytes,
      });
      const lane: PooledConnection = { client, key, host, requestCount: 0, idleOrder: 0, closed: false };
      const others = connectionsByKey.get(key);
      if (others) others.push(lane);
      else connectionsByKey.set(key, [lane]);
      client.on('disconnect', () => closeConnection(lane));
      client.on('connectionError', () => closeConnection(lane));
      return lane;
    },
    release(lane) {
      if (!lane.closed) lane.idleOrder = releaseCount += 1;
    },
    close: closeConnection,
    size: () => openCount,
    closeAll() {
      for (const lane of [...connectionsByKey.values()].flat()) closeConnection(lane);
      clearTimeout(closeTimer);
      closeTimer = undefined;
      destroyClosing();
    },
  };
}
