export { type ConnectTarget, openConnection } from './connect.ts';
export { ConnectionPool, type PooledConnection, preloadUndici } from './connection-pool.ts';
export { createDnsLookup, type DnsLookup } from './dns.ts';
export { exchangeHttp, type RawRequest, type RawResponse } from './http-exchange.ts';
