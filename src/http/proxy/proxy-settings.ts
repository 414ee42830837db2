import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { parseNoProxyRule } from './no-proxy.ts';

/** Where a proxy listens and how to authenticate with it. */
export interface ProxyServer {
  hostname: string;
  port: number;
  /** The proxy itself speaks TLS. */
  secure: boolean;
  /** The `proxy-authorization` header, when the proxy's URL contains credentials. */
  authorization?: string;
}

/**
 * The proxies and exceptions of an environment. The texts are as given, for a library that parses
 * them itself.
 */
export interface ProxySettings {
  selectProxy(url: URL): ProxyServer | undefined;
  httpProxy: string;
  httpsProxy: string;
  noProxy: string;
}

type Environment = Record<string, string | undefined>;

/**
 * Reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, lower case first, as curl does. Without
 * HTTPS_PROXY, `https` goes through HTTP_PROXY.
 *
 * @throws ListkeeperError `bad-proxy` or `socks-proxy`. Ignoring it would bypass the proxy, and
 * leak what the proxy is there to hide.
 */
export function readProxySettings(environment: Environment = {}): ProxySettings {
  const readVariable = (name: string) => environment[name.toLowerCase()]?.trim() || environment[name]?.trim() || '';
  const allProxy = readVariable('ALL_PROXY');
  const httpProxy = readVariable('HTTP_PROXY') || allProxy;
  const httpsProxy = readVariable('HTTPS_PROXY') || httpProxy;
  const noProxy = readVariable('NO_PROXY');
  const parseVariable = (value: string): ProxyServer | undefined => {
    if (value === '') return undefined;
    const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];
    return parseProxyUrl(names.find((name) => readVariable(name) === value) ?? 'ALL_PROXY', value);
  };
  const httpServer = parseVariable(httpProxy);
  const httpsServer = parseVariable(httpsProxy);
  const rules = noProxy
    .toLowerCase()
    .split(/[,\s]+/)
    .filter((rule) => rule !== '')
    .map(parseNoProxyRule);
  return {
    httpProxy,
    httpsProxy,
    noProxy,
    selectProxy(url) {
      const server = url.protocol === 'https:' ? httpsServer : httpServer;
      if (!server || rules.some((applies) => applies(url))) return undefined;
      return server;
    },
  };
}

/**
 * Parses the URL of one proxy. Without a scheme it is `http`.
 *
 * @param name - the variable or option that gave the URL. Errors contain it, but never the URL,
 * which may contain a password.
 * @throws ListkeeperError `bad-proxy` or `socks-proxy`.
 * @example
 * parseProxyUrl('--proxy', 'proxy.example.org:3128')
 * // { hostname: 'proxy.example.org', port: 3128, secure: false }
 */
export function parseProxyUrl(name: string, text: string): ProxyServer {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (!url?.hostname || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new ListkeeperError(/^socks/i.test(text) ? 'socks-proxy' : 'bad-proxy', { name });
  }
  const secure = url.protocol === 'https:';
  const credentials = percentDecodeToBytes(`${url.username}:${url.password}`);
  return {
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    secure,
    ...(url.username === '' ? {} : { authorization: `Basic ${credentials.toString('base64')}` }),
  };
}

/** Percent-decodes to bytes. As in curl, a percent sign without two digits stays as it is. */
function percentDecodeToBytes(text: string): Buffer {
  const decodeByte = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16));
  return Buffer.from(text.replace(/%([\da-f]{2})/gi, decodeByte), 'latin1');
}
