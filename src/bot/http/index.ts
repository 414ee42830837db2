/**
 * The HTTP side of the bot: the signed webhook endpoint, health probes, missed deliveries, and the
 * smee.io channel for development. `event-to-jobs.ts` says which event causes which jobs. Nothing
 * here runs a job.
 */

export { HttpServer } from './http-server.ts';
export { MetricsServer, type MetricsServerSettings } from './metrics-server.ts';
export { requestRedeliveries } from './redelivery.ts';
export { startSmeeClient } from './smee-client.ts';
