/**
 * HTTP/1.1 over an open socket: what is usual is read here, and everything else by undici.
 *
 * Start with `http1-client.ts`. `response-reader.ts` decides what is usual.
 */

export { Http1Client } from './http1-client.ts';
