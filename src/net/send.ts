import { isIP } from 'node:net';
import { openBreaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import { openConnection, type Target } from './connect.ts';
import { type Exchanged, exchange, type Wire } from './exchange.ts';
import { type Fault, isFault } from './faults.ts';
import type { Guard } from './guard.ts';
import { type Lane, loadClient, openLanes } from './lanes.ts';
import type { Deadlines } from './network.ts';
import type { Proxies } from './proxy.ts';
import type { NameLookup } from './resolve.ts';
import type { Stop } from './withdraw.ts';

/** One request to one address: nothing followed, nothing waited for. */
export interface Sending {
  url: URL;
  method: 'GET' | 'HEAD' | 'POST';
  headers: Record<string, string>;
  body?: string;
  readUpTo: number;
  /** Milliseconds for all of it. */
  total: number;
  /** May be sent twice without harm. */
  repeatable: boolean;
  /** For the counts. */
  service?: string;
  stop: Stop;
}

/** `sent` is false when the request never left, so that sending it again cannot do anything twice. */
export type Sent = Exchanged | { ok: false; fault: Fault; sent: boolean };

export interface Sender {
  /** Why this address may not be asked at all, or undefined. Before any name is looked up. */
  refuses(url: URL): Fault | undefined;
  send(sending: Sending): Promise<Sent>;
  /** Connections open now. */
  connections(): number;
  close(): void;
}

export interface SendTools {
  guard: Guard;
  resolve: NameLookup;
  proxies: Proxies;
  route: (url: URL) => URL | undefined;
  deadlines: Deadlines;
  /** Open connections over all hosts. */
  connections: number;
  /** Of one host. */
  concurrency: (hostname: string) => number;
  clock: Clock;
  /** Called for every request that goes over the wire. */
  onSend: (url: URL, service: string | undefined) => void;
}

/** Opens, reuses and closes connections, and sends requests over them. */
export function openSender(tools: SendTools): Sender {
  const lanes = openLanes(tools.connections);
  let isFirst = true;
  const now = () => tools.clock.now();
  const hosts = openBreaker({ after: 3, rest: 1000, longest: 60_000, now });
  const proxy = openBreaker({ after: 5, rest: 1000, longest: 30_000, now });

  /** An open lane that is not an old one. */
  const connect = async (target: Target, key: string, { url, stop }: Sending, until: number): Promise<Lane | Fault> => {
    const known = hosts.open(key) ?? (target.proxy ? proxy.open('proxy') : undefined);
    if (known) return known;
    lanes.reserve(url.hostname, tools.concurrency(url.hostname));
    const { resolve, guard, deadlines } = tools;
    const opening = openConnection(target, { resolve, guard, stop, deadline: deadlines.connect, until });
    // While names are looked up and hosts are dialled there is time to load.
    if (isFirst) setImmediate(loadClient);
    isFirst = false;
    const socket = await opening;
    if (isFault(socket)) {
      lanes.release(url.hostname);
      if (isUnreachable(socket)) hosts.failed(key, socket);
      if (isProxyDown(socket)) proxy.failed('proxy', socket);
      return socket;
    }
    hosts.worked(key);
    proxy.worked('proxy');
    return lanes.open(key, url.hostname, socket);
  };

  const once = async (
    sending: Sending,
    target: Target,
    key: string,
    until: number,
    reuse: boolean,
  ): Promise<Sent & { stale?: boolean }> => {
    const lane = (reuse ? lanes.take(key) : undefined) ?? (await connect(target, key, sending, until));
    if (isFault(lane)) return { ok: false, fault: lane, sent: false };
    const wasUsed = lane.uses > 0;
    tools.onSend(sending.url, sending.service);
    const { deadlines } = tools;
    const total = until - performance.now();
    const limits = { headers: deadlines.headers, body: deadlines.body, total, readUpTo: sending.readUpTo };
    const result = await exchange(lane, wireFor(sending, target), limits, sending.stop);
    if (result.ok && result.reusable) lanes.give(lane);
    else lanes.drop(lane);
    if (result.ok) return viaProxyOnly(result, target);
    return { ...result, sent: true, stale: wasUsed && result.fault.kind === 'reset' };
  };

  return {
    refuses(url) {
      if (tools.route(url)) return undefined;
      const viaProxy = tools.proxies.forUrl(url) !== undefined;
      const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
      // What an address parser took for a host ends in a digit or a bracket only if it is an address itself.
      if (/[\d\]]$/.test(url.hostname) && isIP(literal)) return tools.guard.refuses(literal, portOf(url));
      return tools.guard.refusesName(literal, viaProxy) ?? tools.guard.refusesPort(portOf(url), viaProxy);
    },
    async send(sending) {
      const target = targetFor(sending.url, tools);
      const key = keyOf(sending.url, target);
      const until = performance.now() + sending.total;
      // What must not be sent twice gets a connection of its own: an old one may be closed just as it is used, and nobody would know
      // whether the request had arrived.
      const first = await once(sending, target, key, until, sending.repeatable);
      if (first.ok || !first.stale || !sending.repeatable) return first;
      // The server had closed the idle connection. That is no fault of anybody's and costs no retry.
      return once(sending, target, key, until, false);
    },
    connections: lanes.count,
    close: lanes.closeAll,
  };
}

function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

function targetFor(url: URL, { route, proxies }: SendTools): Target {
  const routed = route(url);
  if (routed) return { hostname: routed.hostname, port: portOf(routed), secure: routed.protocol === 'https:', trusted: true };
  const proxy = proxies.forUrl(url);
  const target = { hostname: url.hostname, port: portOf(url), secure: url.protocol === 'https:' };
  return proxy ? { ...target, proxy } : target;
}

/** The original address is part of it even when all go to one place: a test's connections are to be as many as the real ones. */
function keyOf(url: URL, target: Target): string {
  return `${url.protocol}//${url.host} ${target.hostname}:${target.port}${target.proxy ? ' via proxy' : ''}`;
}

function wireFor({ url, method, headers, body }: Sending, target: Target): Wire {
  const absolute = target.proxy && !target.secure;
  const authorization = absolute ? target.proxy?.authorization : undefined;
  return {
    method,
    path: `${absolute ? url.origin : ''}${url.pathname}${url.search}`,
    headers: { host: url.host, ...headers, ...(authorization === undefined ? {} : { 'proxy-authorization': authorization }) },
    ...(body === undefined ? {} : { body }),
  };
}

/** An answer of a plain-http proxy about itself is not the host's: 407, or an error page that says whose it is. */
function viaProxyOnly(result: Exchanged, target: Target): Sent {
  if (!target.proxy || target.secure) return result;
  const own =
    result.status === 407 ||
    (result.status >= 500 && (result.headers['x-squid-error'] ?? result.headers['proxy-status']) !== undefined);
  if (!own) return result;
  const fault: Fault = { kind: 'proxy', code: `PROXY_${result.status}`, message: `the proxy answered ${result.status}` };
  return { ok: false, fault, sent: result.status !== 407 };
}

function isUnreachable({ kind }: Fault): boolean {
  return kind === 'dns' || kind === 'refused' || kind === 'unreachable' || kind === 'timeout' || kind === 'proxy';
}

/** The proxy itself, rather than what it says about one host. */
function isProxyDown({ kind, code }: Fault): boolean {
  return kind === 'proxy' && (code === 'PROXY_407' || !/^PROXY_\d/.test(code ?? ''));
}
