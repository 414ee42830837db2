/**
 * The HTTP server of the sandbox. It serves the API and the pages, and can fail on purpose or
 * record exchanges for tests.
 */

export type { Fault } from './fault-injector.ts';
export { SandboxHttpServer } from './http-server.ts';
export type { RecordedExchange } from './recorded-exchange.ts';
