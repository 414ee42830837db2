/**
 * Connections, HTTP/1.1 and HTTP/2: DNS, Happy Eyeballs, TLS, the pool, and one exchange at a time.
 *
 * Start with `connect.ts` and `http-exchange.ts`. Every function ends within its timeout and
 * returns errors as values. Retries are in `../retry.ts`.
 */

export { type ConnectOptions, type ConnectTarget, openConnection } from './connect.ts';
export { ConnectionPool, type PooledConnection } from './connection-pool.ts';
export { createDnsLookup, type DnsLookup } from './dns.ts';
export type { RawRequest } from './exchange-client.ts';
export { exchangeHttp, type RawResponse } from './http-exchange.ts';
