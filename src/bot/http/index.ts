export { HttpServer } from './http-server.ts';
export { requestRedeliveries } from './redelivery.ts';
export { startSmeeClient } from './smee-client.ts';
