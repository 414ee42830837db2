import type { Network, NetworkSettings } from './network.ts';
import { openNetwork } from './open.ts';

/**
 * Opens the second way to the outside that the operator has: the proxy given, or that of LISTKEEPER_SECOND_PROXY in the environment. Undefined when
 * there is neither. Settings are those of the first network; its own proxies do not count. Throws a RangeError when the proxy's address can
 * not be read.
 */
export function openSecondNetwork(settings: NetworkSettings, proxy?: string): Network | undefined {
  const address = proxy?.trim() || settings.environment?.LISTKEEPER_SECOND_PROXY?.trim();
  return address ? openNetwork({ ...settings, environment: { HTTPS_PROXY: address, HTTP_PROXY: address } }) : undefined;
}
