/**
 * HTTP proxies: settings from the environment, NO_PROXY, and CONNECT tunnels. SOCKS is not
 * supported.
 */

export { openTunnel } from './connect-tunnel.ts';
export { type ProxyServer, type ProxySettings, parseProxyUrl, readProxySettings } from './proxy-settings.ts';
