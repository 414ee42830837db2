import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../runtime/clock.ts';
import { type Metrics, metricsContentType, type QueueSample } from '../metrics.ts';
import { type JobStore, lastSweepKey } from '../queue/index.ts';
import type { Readiness } from '../readiness.ts';

export interface MetricsServerSettings {
  metrics: Metrics;
  jobStore: JobStore;
  readiness: Readiness;
  clock: Clock;
}

/** Serves the metrics on a port of their own, since not everybody may see them. */
export class MetricsServer {
  readonly #settings: MetricsServerSettings;
  readonly #server: Server;

  constructor(settings: MetricsServerSettings) {
    this.#settings = settings;
    this.#server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, async (request, response) => {
      if (request.url?.split('?', 1)[0] !== '/metrics') return void response.writeHead(404).end();
      const page = await this.#format().catch(() => undefined);
      if (page === undefined) return void response.writeHead(503).end();
      response.writeHead(200, { 'content-type': metricsContentType, 'cache-control': 'no-store' }).end(page);
    });
  }

  /**
   * @returns the address of the page.
   * @throws `EADDRINUSE` when the port is taken.
   */
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, resolve);
    });
    const address = this.#server.address() as AddressInfo;
    return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}/metrics`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  /**
   * While the queue can't be read, its metrics are left out, and the metric of readiness says so.
   */
  async #format(): Promise<string> {
    const { metrics, jobStore, readiness, clock } = this.#settings;
    const queue = await sampleQueue(jobStore).catch(() => undefined);
    return metrics.format({ ...queue, ready: await readiness.examineParts() }, clock.now());
  }
}

const sampleQueue = async (jobStore: JobStore): Promise<QueueSample> => ({
  counts: await jobStore.countByState(),
  lastSweepAt: Number(await jobStore.getValue(lastSweepKey)) || undefined,
  oldestDueAt: await jobStore.oldestDueAt(),
});
