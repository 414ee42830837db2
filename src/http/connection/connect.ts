import { isIP, type Socket } from 'node:net';
import { monotonicNow } from '../../runtime/clock.ts';
import { createNetworkError, isNetworkError, type NetworkError } from '../network-error.ts';
import { openTunnel, type ProxyServer } from '../proxy/index.ts';
import type { AddressGuard } from '../request-rules/index.ts';
import { createConnectThrottle } from './connect-throttle.ts';
import type { DnsLookup } from './dns.ts';
import { HappyEyeballs } from './happy-eyeballs.ts';
import { type AlpnProtocol, startTls } from './tls.ts';
import { type PhaseLimits, withTimeout } from './with-timeout.ts';

/** Where to connect to: a host, perhaps through a proxy, or an address that the operator set. */
export interface ConnectTarget {
  hostname: string;
  port: number;
  secure: boolean;
  proxy?: ProxyServer;
  /** For an address that the operator set. */
  skipAddressGuard?: boolean;
  /** Offer HTTP/2 alone in the TLS handshake, for a server that refused HTTP/1.1. */
  http2?: boolean;
}

/** `phaseTimeoutMs` is for DNS and TCP together, then for the proxy's response, then for TLS. */
export interface ConnectOptions extends PhaseLimits {
  lookupName: DnsLookup;
  addressGuard: AddressGuard;
}

/** Connections started in one turn of the event loop. */
const waitToStart = createConnectThrottle(16);
/** Addresses of one name that are tried. */
const maxAddresses = 6;

/**
 * Opens one connection, ready for HTTP/1.1, or for HTTP/2 where the target asks for it.
 *
 * The addresses that were checked are the ones that are connected to: there is no second lookup
 * that could give others (DNS rebinding).
 *
 * @returns the socket, or why there is none; `aborted` when it was aborted. Never rejects, and
 * never outlives its deadlines.
 */
export async function openConnection(target: ConnectTarget, options: ConnectOptions): Promise<Socket | NetworkError> {
  if (target.proxy) return connectViaProxy(target, target.proxy, options);
  const socket = await connectTcpChecked(target, options, target.skipAddressGuard ? undefined : options.addressGuard);
  if (isNetworkError(socket) || !target.secure) return socket;
  return startTls(socket, target.hostname, options, getAlpnProtocol(target));
}

const getAlpnProtocol = ({ http2 }: ConnectTarget): AlpnProtocol => (http2 ? 'h2' : 'http/1.1');

async function connectViaProxy(
  target: ConnectTarget,
  proxy: ProxyServer,
  options: ConnectOptions,
): Promise<Socket | NetworkError> {
  let socket = await connectTcpChecked(proxy, options, undefined);
  if (!isNetworkError(socket) && proxy.secure) socket = await startTls(socket, proxy.hostname, options, 'http/1.1');
  if (isNetworkError(socket)) return socket.kind === 'aborted' ? socket : { ...socket, kind: 'proxy' };
  // Plain HTTP is sent to the proxy with an absolute URL; only TLS needs a tunnel.
  if (!target.secure) return socket;
  const proxySocket = socket;
  const tunnel = await withTimeout<Socket>(
    options,
    'PROXY_TIMEOUT',
    () => proxySocket.destroy(),
    openTunnel(proxySocket, target, proxy),
  );
  if (isNetworkError(tunnel)) return tunnel.kind === 'timeout' ? { ...tunnel, kind: 'proxy' } : tunnel;
  const secured = await startTls(tunnel, target.hostname, options, getAlpnProtocol(target));
  // Some proxies open a tunnel to a host that they cannot reach, and then close it.
  return isNetworkError(secured) && secured.kind === 'reset'
    ? createNetworkError('proxy', 'PROXY_NO_ANSWER', `${target.hostname}:${target.port}`)
    : secured;
}

async function connectTcpChecked(
  { hostname, port }: { hostname: string; port: number },
  options: ConnectOptions,
  guard: AddressGuard | undefined,
): Promise<Socket | NetworkError> {
  const startedAt = monotonicNow();
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(name) ? [name] : await withTimeout(options, 'DNS_TIMEOUT', () => {}, options.lookupName(name));
  if (isNetworkError(addresses)) return addresses.code === 'DNS_TIMEOUT' ? { ...addresses, kind: 'dns' } : addresses;

  const errors = new Map(addresses.map((address) => [address, guard?.checkAddress(address, port)]));
  const allowed = addresses.filter((address) => errors.get(address) === undefined).slice(0, maxAddresses);
  if (allowed.length === 0) return errors.get(addresses[0] ?? '') ?? createNetworkError('dns', 'ENOTFOUND', name);

  await waitToStart();
  const attempt = new HappyEyeballs(allowed, port);
  const phaseTimeoutMs = options.phaseTimeoutMs - (monotonicNow() - startedAt);
  return withTimeout({ ...options, phaseTimeoutMs }, 'CONNECT_TIMEOUT', () => attempt.stop(), attempt.result);
}
