export { openTunnel, type ProxyServer, type ProxySettings, parseProxyUrl, readProxySettings } from './proxy-settings.ts';
