import { connect as connectTcp, isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { type Fault, fault, faultOf, isFault } from './faults.ts';
import type { Guard } from './guard.ts';
import { late } from './late.ts';
import { openTunnel, type ProxyServer } from './proxy.ts';
import { openRamp } from './ramp.ts';
import type { NameLookup } from './resolve.ts';
import type { Stop } from './withdraw.ts';

/** Where to connect to: a host of the internet, maybe through a proxy, or the place to which an operator routes it. */
export interface Target {
  hostname: string;
  port: number;
  secure: boolean;
  proxy?: ProxyServer;
  /** The operator chose this place: no guard. */
  trusted?: boolean;
}

export interface ConnectTools {
  resolve: NameLookup;
  guard: Guard;
  stop: Stop;
  /** Milliseconds for name and TCP together, for the proxy's answer, and again for the TLS handshake. */
  deadline: number;
  /** By `performance.now()`: nothing here goes on beyond this, however many phases are left. */
  until: number;
}

// Loaded with what speaks HTTP, while the first host is dialled.
const nodeTls = late<typeof import('node:tls')>('node:tls');

/** Another address gets its chance after this long (RFC 8305), while the first goes on trying. */
const headStart = 300;
/** Connections begun in one turn of the event loop. */
const ramp = openRamp(16);
/** A name with more addresses than this has been tried enough. */
const mostAddresses = 6;

/**
 * One open connection, ready for HTTP/1.1, or why there is none. The addresses that were checked are the ones that are dialled: no
 * second lookup can change them. Never rejects and never outlives its deadlines; a withdrawal gives `aborted`.
 */
export async function openConnection(target: Target, tools: ConnectTools): Promise<Socket | Fault> {
  if (target.proxy) return connectViaProxy(target, target.proxy, tools);
  const socket = await connectPlain(target, tools, target.trusted ? undefined : tools.guard);
  if (isFault(socket) || !target.secure) return socket;
  return startTls(socket, target.hostname, tools);
}

async function connectViaProxy(target: Target, proxy: ProxyServer, tools: ConnectTools): Promise<Socket | Fault> {
  let socket = await connectPlain(proxy, tools, undefined);
  if (!isFault(socket) && proxy.secure) socket = await startTls(socket, proxy.hostname, tools);
  if (isFault(socket)) return socket.kind === 'aborted' ? socket : { ...socket, kind: 'proxy' };
  // Plain http goes to the proxy as an absolute address; only TLS needs a tunnel.
  if (!target.secure) return socket;
  const open = socket;
  const tunnel = await limited<Socket>(tools, 'PROXY_TIMEOUT', () => open.destroy(), openTunnel(open, target, proxy));
  if (isFault(tunnel)) return tunnel.kind === 'timeout' ? { ...tunnel, kind: 'proxy' } : tunnel;
  return startTls(tunnel, target.hostname, tools);
}

async function connectPlain(
  { hostname, port }: { hostname: string; port: number },
  tools: ConnectTools,
  guard: Guard | undefined,
): Promise<Socket | Fault> {
  const started = performance.now();
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  const found = isIP(name) ? [name] : await limited(tools, 'DNS_TIMEOUT', () => {}, tools.resolve(name));
  if (isFault(found)) return found.code === 'DNS_TIMEOUT' ? { ...found, kind: 'dns' } : found;

  const refusals = new Map(found.map((address) => [address, guard?.refuses(address, port)]));
  const allowed = found.filter((address) => refusals.get(address) === undefined).slice(0, mostAddresses);
  if (allowed.length === 0) return refusals.get(found[0] ?? '') ?? fault('dns', 'ENOTFOUND', `${name} has no address`);

  await ramp();
  const dial = dialFirst(allowed, port);
  const deadline = tools.deadline - (performance.now() - started);
  return limited({ ...tools, deadline }, 'CONNECT_TIMEOUT', dial.stop, dial.socket);
}

/** The first address that answers; the others are let go. */
function dialFirst(addresses: string[], port: number): { socket: Promise<Socket | Fault>; stop: () => void } {
  const trying = new Set<Socket>();
  let next = 0;
  let stagger: NodeJS.Timeout | undefined;
  let settle: (result: Socket | Fault) => void = () => {};
  const stop = () => {
    clearTimeout(stagger);
    next = addresses.length;
    for (const socket of trying) socket.destroy();
    trying.clear();
  };
  const tryNext = () => {
    clearTimeout(stagger);
    const address = addresses[next];
    if (address === undefined) return;
    next += 1;
    const socket = connectTcp({ host: address, port });
    trying.add(socket);
    socket.once('connect', () => {
      trying.delete(socket);
      stop();
      settle(socket);
    });
    // The listener stays, so that no later error of this socket is ever without one.
    socket.on('error', (error) => {
      if (!trying.delete(socket)) return;
      if (next < addresses.length) tryNext();
      else if (trying.size === 0) settle(faultOf(error, 'connect'));
    });
    if (next < addresses.length) stagger = setTimeout(tryNext, headStart);
  };
  const socket = new Promise<Socket | Fault>((resolve) => {
    settle = resolve;
  });
  tryNext();
  return { socket, stop };
}

function startTls(socket: Socket, hostname: string, tools: ConnectTools): Promise<Socket | Fault> {
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  let secure: TLSSocket | undefined;
  const handshake = new Promise<Socket | Fault>((resolve) => {
    try {
      const servername = isIP(name) ? {} : { servername: name };
      const tls = nodeTls().connect({ socket, host: name, ALPNProtocols: ['http/1.1'], ...servername });
      secure = tls;
      tls.once('secureConnect', () => resolve(tls));
      tls.on('error', (error) => resolve(faultOf(error, 'tls')));
      tls.once('close', () => resolve(fault('reset', 'ECONNRESET', 'the connection was closed during the TLS handshake')));
    } catch (error) {
      resolve(faultOf(error, 'tls'));
    }
  });
  const give = () => {
    secure?.destroy();
    socket.destroy();
  };
  return limited(tools, 'TLS_TIMEOUT', give, handshake).then((result) => {
    if (isFault(result)) give();
    return result;
  });
}

/** `work`, unless the deadline or the withdrawal comes first; then `give` is called and the fault is the result. */
function limited<T extends object>(
  tools: Pick<ConnectTools, 'deadline' | 'until' | 'stop'>,
  code: string,
  give: () => void,
  work: Promise<T | Fault>,
): Promise<T | Fault> {
  const { stop } = tools;
  const deadline = Math.max(1, Math.min(tools.deadline, tools.until - performance.now()));
  return new Promise((resolve) => {
    const settle = (result: T | Fault, early: boolean) => {
      clearTimeout(timer);
      stop.tell = undefined;
      resolve(result);
      if (early) give();
    };
    const onStop = () => settle(fault('aborted', 'ABORTED', 'the question was withdrawn'), true);
    const timer = setTimeout(() => settle(fault('timeout', code, `nothing after ${Math.round(deadline)} ms`), true), deadline);
    stop.tell = onStop;
    if (stop.stopped) onStop();
    else
      work.then(
        (result) => settle(result, false),
        (error: unknown) => settle(faultOf(error, 'connect'), true),
      );
  });
}
