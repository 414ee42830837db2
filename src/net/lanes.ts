import type { Socket } from 'node:net';
import type { Client as UndiciClient } from 'undici';
import { late } from './late.ts';

// Only this part of undici: the whole of it, with `fetch`, sockets of the web and mocks, is a third of what a short command takes to start.
const undiciClient = late<typeof UndiciClient>('undici/lib/dispatcher/client.js');

/** Loads what speaks HTTP, which a run that asks nobody does without. It is loaded when it is needed, or before by this. */
export const loadClient = (): void => void undiciClient();

/** One open connection, which carries one request at a time. */
export interface Lane {
  client: UndiciClient;
  /** Lanes with one key lead to the same place: scheme, host, port and way there. */
  key: string;
  /** The host whose politeness it counts towards. */
  host: string;
  /** Requests it has carried. */
  uses: number;
  /** When it was given back, counted in gives; 0 while it is in use. */
  idleSince: number;
  dead: boolean;
}

/** All open connections, so that their number has a bound and idle ones are used again. */
export interface Lanes {
  /** An idle lane, most recently used first, or undefined. */
  take(key: string): Lane | undefined;
  /** Makes room for one more connection of `host` by closing idle ones; to be followed by `open` or `release`. */
  reserve(host: string, mostOfHost: number): void;
  release(host: string): void;
  /** Puts an open socket to use. */
  open(key: string, host: string, socket: Socket): Lane;
  /** Back after a complete answer, to be used again. */
  give(lane: Lane): void;
  /** Closes a lane; whatever it carries fails. */
  drop(lane: Lane): void;
  /** Connections open or being opened. */
  count(): number;
  closeAll(): void;
}

const headerLimit = 65_536;
/**
 * An idle connection that makes room for another is closed a little later: when answers come in bursts, as those of a full run do, closing two hundred
 * connections first would keep the next requests waiting. In ms; no more wait for it than half of those that may be open, and of a host only its last,
 * until it opens another: no host sees more than it may.
 */
const closesAfter = 30;
/** Of no host: a lane's socket is open before it has a client. Parsed once. */
const origin = new URL('http://lane.invalid');

/** One for all: a stack trace for each of a thousand connections costs more than closing them. */
const closed = Object.assign(new Error('the connection was closed'), { code: 'LANE_CLOSED' });

/** What every lane becomes when it is closed: whoever asks by it is told so. */
let gone: UndiciClient | undefined;

function closedClient(): UndiciClient {
  if (gone === undefined) {
    gone = new (undiciClient())(origin);
    void gone.destroy(closed);
  }
  return gone;
}

/** `most`: connections over all hosts. Queues see to it that no more than that are busy; here only idle ones are closed for it. */
export function openLanes(most: number): Lanes {
  // Idle or not: were lanes put into a table and taken out again at each request, V8 would make it anew every few hundred requests, and a table that
  // has grown old keeps all that came after it (see bag.ts).
  const all = new Map<string, Lane[]>();
  const ofHost = new Map<string, number>();
  /** Idle ones that have made room and are not closed yet, the oldest first. */
  let closing: { client: UndiciClient; host: string }[] = [];
  let closes: NodeJS.Timeout | undefined;
  let open = 0;
  let gives = 0;

  const count = (host: string, change: 1 | -1) => {
    open += change;
    const now = (ofHost.get(host) ?? 0) + change;
    if (now > 0) ofHost.set(host, now);
    else ofHost.delete(host);
  };
  const destroy = (client: UndiciClient) => void client.destroy(closed).catch(() => {});
  const closeSome = (of?: string) => {
    const some = closing;
    closing = [];
    for (const one of some) {
      if (of === undefined || one.host === of) destroy(one.client);
      else closing.push(one);
    }
  };
  /** Takes a lane out of use. What it was is to be closed by whoever calls; undefined when somebody has. */
  const retire = (lane: Lane): UndiciClient | undefined => {
    if (lane.dead) return undefined;
    lane.dead = true;
    count(lane.host, -1);
    const others = all.get(lane.key)?.filter((other) => other !== lane) ?? [];
    if (others.length > 0) all.set(lane.key, others);
    else all.delete(lane.key);
    const { client } = lane;
    // Tables of lanes that V8 has grown old (see bag.ts) must not keep a thousand sockets.
    lane.client = closedClient();
    return client;
  };
  const drop = (lane: Lane) => {
    const client = retire(lane);
    if (client) destroy(client);
  };
  const letGo = (lane: Lane) => {
    if (ofHost.get(lane.host) !== 1) return drop(lane);
    const client = retire(lane);
    if (client) closing.push({ client, host: lane.host });
    closes ??= setTimeout(() => {
      closes = undefined;
      closeSome();
    }, closesAfter);
    if (closing.length <= most / 2) return;
    const oldest = closing.shift();
    if (oldest) destroy(oldest.client);
  };

  const oldestIdle = (host?: string): Lane | undefined => {
    let oldest: Lane | undefined;
    for (const lanes of all.values()) {
      for (const lane of lanes) {
        if (lane.idleSince === 0 || (host !== undefined && lane.host !== host)) continue;
        if (oldest === undefined || lane.idleSince < oldest.idleSince) oldest = lane;
      }
    }
    return oldest;
  };

  return {
    take(key) {
      let latest: Lane | undefined;
      for (const lane of all.get(key) ?? []) if (lane.idleSince > (latest?.idleSince ?? 0)) latest = lane;
      if (latest) latest.idleSince = 0;
      return latest;
    },
    reserve(host, mostOfHost) {
      if (closing.some((one) => one.host === host)) closeSome(host);
      while (open >= most) {
        const oldest = oldestIdle();
        if (!oldest) break;
        letGo(oldest);
      }
      const ofThis = (ofHost.get(host) ?? 0) >= mostOfHost ? oldestIdle(host) : undefined;
      if (ofThis) drop(ofThis);
      count(host, 1);
    },
    release: (host) => count(host, -1),
    open(key, host, socket) {
      // The socket is ready, so undici connects by being handed it. It must never connect again by itself: who may be reached, how
      // long that may take and how often it is tried is decided elsewhere. (undici repeats some failed connects in a tight loop.)
      let given = false;
      const client = new (undiciClient())(origin, {
        connect(_, callback) {
          if (given) return callback(closed, null);
          given = true;
          // Not at once: undici resumes its queue only for a socket that comes later.
          queueMicrotask(() => callback(null, socket));
        },
        allowH2: false,
        pipelining: 1,
        headersTimeout: 0,
        bodyTimeout: 0,
        keepAliveMaxTimeout: 30_000,
        maxHeaderSize: headerLimit,
      });
      const lane: Lane = { client, key, host, uses: 0, idleSince: 0, dead: false };
      const others = all.get(key);
      if (others) others.push(lane);
      else all.set(key, [lane]);
      client.on('disconnect', () => drop(lane));
      client.on('connectionError', () => drop(lane));
      return lane;
    },
    give(lane) {
      if (!lane.dead) lane.idleSince = gives += 1;
    },
    drop,
    count: () => open,
    closeAll() {
      for (const lane of [...all.values()].flat()) drop(lane);
      clearTimeout(closes);
      closes = undefined;
      closeSome();
    },
  };
}
