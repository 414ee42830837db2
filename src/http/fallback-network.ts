import { createHttpClient } from './client.ts';
import { parseProxyUrl } from './proxy/index.ts';
import type { HttpClient, HttpClientOptions } from './types.ts';

/**
 * Opens the second way to the outside that the operator has: the proxy given, or that of LISTKEEPER_SECOND_PROXY in the environment. Undefined when
 * there is neither. Settings are those of the first network; its own proxies do not count. Throws a ProxyError (a RangeError) that names
 * what gave the address, `--proxy` or the variable, when it can not be read.
 */
export function createFallbackHttpClient(options: HttpClientOptions, proxy?: string): HttpClient | undefined {
  const proxyOption = proxy?.trim();
  const address = proxyOption || options.environment?.LISTKEEPER_SECOND_PROXY?.trim();
  if (!address) return undefined;
  // Read here first: below it is HTTPS_PROXY, which nobody has set.
  const name = proxyOption ? '--proxy' : 'LISTKEEPER_SECOND_PROXY';
  parseProxyUrl(
    name,
    address,
    `Give ${name} an http:// or https:// address, such as http://proxy.invented.cn:3128 (most SOCKS proxies listen for HTTP on a port of their own), or leave it out.`,
  );
  return createHttpClient({ ...options, environment: { HTTPS_PROXY: address, HTTP_PROXY: address } });
}
