export type { Fault } from './fault-injector.ts';
export { SandboxHttpServer } from './http-server.ts';
export type { RecordedExchange } from './recorded-exchange.ts';
