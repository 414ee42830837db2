import { createHttpClient } from '../client.ts';
import { parseProxyUrl } from '../proxy/index.ts';
import type { HttpClient, HttpClientOptions } from '../types.ts';

/**
 * Opens the fallback network, a second route to the internet: the given proxy, or that of
 * LISTKEEPER_SECOND_PROXY in the environment. It has the first network's options, but not its
 * proxies.
 *
 * @param proxy - the value of `--proxy`.
 * @returns undefined without either.
 * @throws ListkeeperError `bad-proxy` or `socks-proxy`, which names `--proxy` or the variable.
 */
export function createFallbackHttpClient(options: HttpClientOptions, proxy?: string): HttpClient | undefined {
  const proxyOption = proxy?.trim();
  const proxyUrl = proxyOption || options.environment?.LISTKEEPER_SECOND_PROXY?.trim();
  if (!proxyUrl) return undefined;
  // Validated here, because an error below would blame HTTPS_PROXY, which nobody set.
  parseProxyUrl(proxyOption ? '--proxy' : 'LISTKEEPER_SECOND_PROXY', proxyUrl);
  return createHttpClient({ ...options, environment: { HTTPS_PROXY: proxyUrl, HTTP_PROXY: proxyUrl } });
}
