import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { getMessages } from '../messages/index.ts';
import { type MetricName, metricDefinitions, metricNames, metricPrefix } from './metric-definitions.ts';
import type { Job, JobOutcome, JobState } from './queue/index.ts';

export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';

/** `known`: the delivery came before. */
export type DeliveryResult = 'accepted' | 'known' | 'refused';

/** The outcome of one request to GitHub. */
export interface GitHubRequestSample {
  /** `2xx` and so on, or `none` without an answer. */
  status: string;
  /** The rate limit that the answer named. `reset` in seconds since 1970. */
  limit?: { resource: string; left: number; reset: number };
}

/** An action that GitHub refused: its type, and why. */
export interface RefusedActionSample {
  action: string;
  code: string;
}

/** What the job store says. Times in ms since 1970. */
export interface QueueSample {
  counts: Readonly<Record<JobState, number>>;
  lastSweepAt?: number | undefined;
  /** When the queued job that has waited longest was due. */
  oldestDueAt?: number | undefined;
}

/** What the bot says of itself when somebody asks for the metrics. */
export interface MetricsSample extends Partial<QueueSample> {
  /** By part, whether it works: what `/readyz` asks. */
  ready?: Readonly<Record<string, boolean>>;
}

/**
 * The metrics page, in the text format of Prometheus. It names kinds and outcomes, never a
 * repository, a person or a token. All counters start from zero; a scraper recognises a restart by
 * that.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #counters = new Map<MetricName, Counter>();
  readonly #gauges = new Map<MetricName, Gauge>();
  readonly #histograms = new Map<MetricName, Histogram>();
  /**
   * By resource and reset time, what is left of the rate limit. Each installation has limits of its
   * own.
   */
  readonly #rateLimits = new Map<string, Map<number, number>>();

  constructor() {
    const help = getMessages('en').bot.metrics;
    for (const metric of metricNames) {
      const { type, labels, ...more } = metricDefinitions[metric];
      const settings = {
        name: `${metricPrefix}${metric}`,
        help: help[metric],
        labelNames: [...labels],
        registers: [this.#registry],
      };
      if (type === 'counter') this.#counters.set(metric, new Counter(settings));
      else if (type === 'gauge') this.#gauges.set(metric, new Gauge(settings));
      else
        this.#histograms.set(
          metric,
          new Histogram({ ...settings, ...('buckets' in more ? { buckets: [...more.buckets] } : {}) }),
        );
    }
    for (const result of ['accepted', 'known', 'refused']) this.#count('deliveries_total', { result }, 0);
  }

  countDelivery(result: DeliveryResult): void {
    this.#count('deliveries_total', { result });
  }

  countJob(kind: Job['kind'], outcome: JobOutcome): void {
    this.#count('jobs_total', { kind, outcome });
  }

  /** Counts deliveries that GitHub was asked to send again. */
  countRedeliveries(count: number): void {
    this.#count('deliveries_asked_again_total', {}, count);
  }

  countGitHubRequest({ status, limit }: GitHubRequestSample): void {
    this.#count('github_requests_total', { status });
    if (!limit) return;
    const windows = this.#rateLimits.get(limit.resource) ?? new Map<number, number>();
    this.#rateLimits.set(limit.resource, windows);
    // Answers overtake each other, and within one window the limit only falls.
    windows.set(limit.reset, Math.min(limit.left, windows.get(limit.reset) ?? limit.left));
  }

  /** Counts worker processes that exited without being closed. */
  countWorkerExit(): void {
    this.#count('worker_ends_total');
  }

  /** Counts uses of the job queue that failed. */
  countQueueError(): void {
    this.#count('queue_errors_total');
  }

  countRefusedAction({ action, code }: RefusedActionSample): void {
    this.#count('refused_actions_total', { action, code });
  }

  /** The time from a webhook to the end of the review that it asked for. */
  observeVerdict(seconds: number): void {
    this.#histograms.get('verdict_seconds')?.observe(seconds);
  }

  /** How long a request to GitHub waited for its turn. */
  observeGitHubWait(seconds: number): void {
    this.#histograms.get('github_wait_seconds')?.observe(seconds);
  }

  /**
   * The page.
   * @param sample the state of the job store, the same for all processes that share it, and of this
   * process.
   * @param now in ms since 1970.
   */
  format({ counts, lastSweepAt = 0, oldestDueAt, ready = {} }: MetricsSample, now: number): Promise<string> {
    if (counts) this.#setQueue(counts, lastSweepAt, Math.max(0, Math.round((now - (oldestDueAt ?? now)) / 1000)));
    else this.#forgetQueue();
    for (const [part, isReady] of Object.entries(ready)) this.#gauges.get('ready')?.set({ part }, isReady ? 1 : 0);
    this.#setLowestRateLimits(now);
    return this.#registry.metrics();
  }

  /** A gauge without labels is zero after a reset, which would look healthy. */
  #forgetQueue(): void {
    this.#gauges.get('jobs')?.reset();
    for (const metric of ['oldest_due_job_seconds', 'last_sweep_timestamp_seconds'] as const)
      this.#gauges.get(metric)?.remove({});
  }

  #setQueue(counts: QueueSample['counts'], lastSweepAt: number, oldestDueSeconds: number): void {
    for (const state of ['queued', 'running', 'failed'] as const) this.#gauges.get('jobs')?.set({ state }, counts[state]);
    this.#gauges.get('oldest_due_job_seconds')?.set(oldestDueSeconds);
    this.#gauges.get('last_sweep_timestamp_seconds')?.set(Math.round(lastSweepAt / 1000));
  }

  #count(metric: MetricName, labels: Record<string, string> = {}, by = 1): void {
    this.#counters.get(metric)?.inc(labels, by);
  }

  #setLowestRateLimits(now: number): void {
    const gauge = this.#gauges.get('github_rate_limit_remaining');
    gauge?.reset();
    for (const [resource, windows] of this.#rateLimits) {
      for (const reset of windows.keys()) if (reset * 1000 < now) windows.delete(reset);
      if (windows.size > 0) gauge?.set({ resource }, Math.min(...windows.values()));
    }
  }
}

/** The same fetch, which reports each request to the API at this address. */
export function countingFetch(
  fetch: typeof globalThis.fetch,
  apiUrl: string,
  onRequest: (sample: GitHubRequestSample) => void,
): typeof globalThis.fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    // On GitHub Enterprise GraphQL is beside the REST API: /api/graphql and /api/v3.
    const isApi = url.startsWith(apiUrl) || url.startsWith(apiUrl.replace(/\/v3$/, ''));
    try {
      const response = await fetch(input, init);
      if (isApi) onRequest({ status: `${Math.floor(response.status / 100)}xx`, ...parseRateLimit(response) });
      return response;
    } catch (error) {
      if (isApi) onRequest({ status: 'none' });
      throw error;
    }
  };
}

function parseRateLimit({ headers }: Response): Pick<GitHubRequestSample, 'limit'> {
  const resource = headers.get('x-ratelimit-resource');
  const left = Number(headers.get('x-ratelimit-remaining') ?? Number.NaN);
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
  if (!resource || !/^\w{1,40}$/.test(resource) || !Number.isFinite(left) || !Number.isFinite(reset)) return {};
  return { limit: { resource, left, reset } };
}
