export { openTunnel } from './connect-tunnel.ts';
export { type ProxyServer, type ProxySettings, parseProxyUrl, readProxySettings } from './proxy-settings.ts';
