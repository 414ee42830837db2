import { createFallbackHttpClient, createHttpClient, type HttpClientOptions } from '../../http/index.ts';
import type { CheckContext } from '../../links/index.ts';
import type { Environment } from '../terminal/index.ts';
import type { CheckOptions } from './check-options.ts';

export type CheckNetworks = Pick<CheckContext, 'network' | 'secondNetwork'>;

type NetworkOptions = Pick<CheckOptions, 'allowAddress' | 'maxPerHost' | 'timeout' | 'proxy'>;

/**
 * The network of a check and, where a proxy for it is set, the second one. Nothing is connected
 * yet.
 * @throws when an address range or a proxy is not valid
 */
export function openCheckNetworks(options: NetworkOptions, environment: Environment): CheckNetworks {
  const { allowAddress: allowAddresses, maxPerHost, timeout, proxy } = options;
  const settings: HttpClientOptions = {
    environment,
    allowAddresses,
    ...(maxPerHost === undefined ? {} : { maxConcurrentPerHost: maxPerHost }),
    ...(timeout === undefined ? {} : { timeouts: toTimeouts(timeout) }),
  };
  const network = createHttpClient(settings);
  const secondNetwork = createFallbackHttpClient(settings, proxy);
  return { network, ...(secondNetwork === undefined ? {} : { secondNetwork }) };
}

export const hasSecondNetwork = ({ proxy }: NetworkOptions, environment: Environment): boolean =>
  Boolean(proxy?.trim() || environment.LISTKEEPER_SECOND_PROXY?.trim());

/** One limit for the whole request is also the limit of each of its phases. */
function toTimeouts(seconds: number): NonNullable<HttpClientOptions['timeouts']> {
  const ms = seconds * 1000;
  return { connectMs: ms, headersMs: ms, bodyMs: ms, totalMs: ms };
}
