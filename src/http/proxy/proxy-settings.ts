import { isIP, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import { createNetworkError, type NetworkError } from '../network-error.ts';

/** A proxy of the environment: where it listens and what it wants to hear. */
export interface ProxyServer {
  hostname: string;
  port: number;
  /** The proxy itself speaks TLS. */
  secure: boolean;
  /** `proxy-authorization`, when its address has credentials. */
  authorization?: string;
}

/** Proxies and exceptions as the environment names them; `url` values are as given, for a library that parses them itself. */
export interface ProxySettings {
  selectProxy(url: URL): ProxyServer | undefined;
  httpProxy: string;
  httpsProxy: string;
  noProxy: string;
}

type Environment = Record<string, string | undefined>;

const defaultRemedy =
  'Set HTTPS_PROXY to an http:// or https:// address (most SOCKS proxies listen for HTTP on a port of their own), or unset it and list in NO_PROXY what needs no proxy.';

/** A proxy that can not be spoken to. Names the variable or option that gave it, never its value, which may hold a password. */
export class ProxyError extends RangeError {
  readonly remedy: string;

  constructor(name: string, socks: boolean, remedy: string) {
    super(`${name} is ${socks ? 'a SOCKS proxy, which Listkeeper does not speak' : 'not an http:// or https:// address'}.`);
    this.name = 'ProxyError';
    this.remedy = remedy;
  }
}

/**
 * Reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, lower case first as curl does. Without HTTPS_PROXY, `https` goes through
 * HTTP_PROXY. Throws a ProxyError (a RangeError) for a value that is no proxy's address: to go round a proxy by mistake would leak what
 * it is to hide.
 */
export function readProxySettings(environment: Environment = {}): ProxySettings {
  const readVariable = (name: string) => environment[name.toLowerCase()]?.trim() || environment[name]?.trim() || '';
  const all = readVariable('ALL_PROXY');
  const http = readVariable('HTTP_PROXY') || all;
  const https = readVariable('HTTPS_PROXY') || http;
  const no = readVariable('NO_PROXY');
  const findVariableName = (value: string) =>
    ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].find((name) => readVariable(name) === value) ?? 'ALL_PROXY';
  const forHttp = http ? parseProxyUrl(findVariableName(http), http) : undefined;
  const forHttps = https ? parseProxyUrl(findVariableName(https), https) : undefined;
  const exceptions = no.split(/[,\s]+/).filter((part) => part !== '');
  return {
    httpProxy: http,
    httpsProxy: https,
    noProxy: no,
    selectProxy(url) {
      const proxy = url.protocol === 'https:' ? forHttps : forHttp;
      if (!proxy || exceptions.some((exception) => matchesNoProxyRule(url, exception.toLowerCase()))) return undefined;
      return proxy;
    },
  };
}

/**
 * Reads the address of one proxy; without a scheme it is `http`. Throws a ProxyError under the name of whatever gave the address, with
 * what to do about it.
 */
export function parseProxyUrl(name: string, text: string, remedy: string = defaultRemedy): ProxyServer {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (!url?.hostname || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new ProxyError(name, /^socks/i.test(text), remedy);
  }
  const secure = url.protocol === 'https:';
  const user = percentDecodeToBytes(`${url.username}:${url.password}`);
  return {
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    secure,
    ...(url.username === '' ? {} : { authorization: `Basic ${user.toString('base64')}` }),
  };
}

/** What stands in an address as `%` and two digits; a percent sign that stands for nothing is itself, as in curl. */
function percentDecodeToBytes(text: string): Buffer {
  const byte = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16));
  return Buffer.from(text.replace(/%([\da-f]{2})/gi, byte), 'latin1');
}

/** `*`, `host`, `.host`, `*.host`, `host:port`, an address, or a range. A bare host covers its sub-hosts, as in curl. */
function matchesNoProxyRule(url: URL, exception: string): boolean {
  if (exception === '*') return true;
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  if (exception.includes('/')) return isIP(hostname) !== 0 && isInCidrRange(hostname, exception);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const [, name = exception, wanted] = /^(\[.*\]|[^:]*):(\d+)$/.exec(exception) ?? [];
  if (wanted !== undefined && wanted !== port) return false;
  const bare = name.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const suffix = bare.replace(/^\*?\./, '');
  if (hostname === suffix) return !bare.startsWith('*');
  return suffix !== '' && isIP(hostname) === 0 && hostname.endsWith(`.${suffix}`);
}

function isInCidrRange(hostname: string, range: string): boolean {
  try {
    const [base, bits] = ipaddr.parseCIDR(range);
    const address = ipaddr.process(hostname);
    return address.kind() === base.kind() && address.match([base, bits] as never);
  } catch {
    return false;
  }
}

const maxHeadBytes = 16_384;

/**
 * Asks a proxy, over an open socket to it, for a tunnel to `host:port`. Resolves with the same socket when the proxy says 200, with a
 * `proxy` fault when it says anything else, hangs up or sends too much. One question, one answer: nothing is retried here. The caller's
 * deadline ends a proxy that is silent, by destroying the socket.
 */
export function openTunnel(
  socket: Socket,
  target: { hostname: string; port: number },
  proxy: ProxyServer,
): Promise<Socket | NetworkError> {
  const host = `${target.hostname.includes(':') ? `[${target.hostname}]` : target.hostname}:${target.port}`;
  const lines = [`CONNECT ${host} HTTP/1.1`, `host: ${host}`, 'proxy-connection: keep-alive'];
  if (proxy.authorization !== undefined) lines.push(`proxy-authorization: ${proxy.authorization}`);

  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const settle = (result: Socket | NetworkError) => {
      socket.off('data', onData).off('close', onClose).off('error', onClose);
      if (result !== socket) socket.destroy();
      resolve(result);
    };
    const onClose = () => settle(createNetworkError('proxy', 'PROXY_CLOSED', 'the proxy hung up before it opened a tunnel'));
    const onData = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) {
        if (head.length > maxHeadBytes) settle(createNetworkError('proxy', 'PROXY_PROTOCOL', 'the proxy’s answer has no end'));
        return;
      }
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(head.toString('latin1', 0, 32))?.[1];
      if (status === undefined) return settle(createNetworkError('proxy', 'PROXY_PROTOCOL', 'the proxy does not speak HTTP'));
      if (!status.startsWith('2'))
        return settle(createNetworkError('proxy', `PROXY_${status}`, `the proxy answered ${status} for ${host}`));
      socket.pause();
      if (end + 4 < head.length) socket.unshift(head.subarray(end + 4));
      settle(socket);
    };
    socket.on('data', onData).on('close', onClose).on('error', onClose);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}
