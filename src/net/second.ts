import type { Network, NetworkSettings } from './network.ts';
import { openNetwork } from './open.ts';
import { parseProxy } from './proxy.ts';

/**
 * Opens the second way to the outside that the operator has: the proxy given, or that of LISTKEEPER_SECOND_PROXY in the environment. Undefined when
 * there is neither. Settings are those of the first network; its own proxies do not count. Throws a ProxyError (a RangeError) that names
 * what gave the address, `--proxy` or the variable, when it can not be read.
 */
export function openSecondNetwork(settings: NetworkSettings, proxy?: string): Network | undefined {
  const given = proxy?.trim();
  const address = given || settings.environment?.LISTKEEPER_SECOND_PROXY?.trim();
  if (!address) return undefined;
  // Read here first: below it is HTTPS_PROXY, which nobody has set.
  const name = given ? '--proxy' : 'LISTKEEPER_SECOND_PROXY';
  parseProxy(
    name,
    address,
    `Give ${name} an http:// or https:// address, such as http://proxy.invented.cn:3128 (most SOCKS proxies listen for HTTP on a port of their own), or leave it out.`,
  );
  return openNetwork({ ...settings, environment: { HTTPS_PROXY: address, HTTP_PROXY: address } });
}
