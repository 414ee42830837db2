import { getMessages } from '../messages/index.ts';
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

/** What the job store says. Times in ms since 1970. */
export interface QueueSample {
  counts: Readonly<Record<JobState, number>>;
  lastSweepAt?: number | undefined;
  /** When the queued job that has waited longest was due. */
  oldestDueAt?: number | undefined;
}

type Sample = readonly [labels: string, value: number];

/**
 * The metrics page, in the text format of Prometheus. It names kinds and outcomes, never a
 * repository, a person or a token. All counters start from zero; a scraper recognises a restart by
 * that.
 */
export class Metrics {
  readonly #deliveries = new Counter(['accepted', 'known', 'refused']);
  readonly #jobs = new Counter();
  readonly #requests = new Counter();
  /**
   * By resource and reset time, what is left of the rate limit. Each installation has limits of its
   * own.
   */
  readonly #rateLimits = new Map<string, Map<number, number>>();
  #redeliveries = 0;
  #workerExits = 0;

  countDelivery(result: DeliveryResult): void {
    this.#deliveries.add(result);
  }

  countJob(kind: Job['kind'], outcome: JobOutcome): void {
    this.#jobs.add(`kind="${kind}",outcome="${outcome}"`);
  }

  /** Counts deliveries that GitHub was asked to send again. */
  countRedeliveries(count: number): void {
    this.#redeliveries += count;
  }

  countGitHubRequest({ status, limit }: GitHubRequestSample): void {
    this.#requests.add(status);
    if (!limit) return;
    const windows = this.#rateLimits.get(limit.resource) ?? new Map<number, number>();
    this.#rateLimits.set(limit.resource, windows);
    // Answers overtake each other, and within one window the limit only falls.
    windows.set(limit.reset, Math.min(limit.left, windows.get(limit.reset) ?? limit.left));
  }

  /** Counts worker processes that exited without being closed. */
  countWorkerExit(): void {
    this.#workerExits += 1;
  }

  /**
   * The page.
   * @param queue the state of the job store, the same for all processes that share it.
   * @param now in ms since 1970.
   */
  format({ counts, lastSweepAt = 0, oldestDueAt }: QueueSample, now: number): string {
    const { queued, running, failed } = counts;
    const help = getMessages('en').bot.metrics;
    const states: Sample[] = withLabel('state', Object.entries({ queued, running, failed }));
    const oldestDueSeconds = Math.max(0, Math.round((now - (oldestDueAt ?? now)) / 1000));
    return [
      formatMetric('deliveries_total', 'counter', help.deliveries, withLabel('result', this.#deliveries.entries())),
      formatMetric('deliveries_asked_again_total', 'counter', help.redeliveries, [['', this.#redeliveries]]),
      formatMetric('jobs_total', 'counter', help.jobRuns, this.#jobs.entries()),
      formatMetric('jobs', 'gauge', help.jobs, states),
      formatMetric('worker_ends_total', 'counter', help.workerExits, [['', this.#workerExits]]),
      formatMetric('github_requests_total', 'counter', help.requests, withLabel('status', this.#requests.entries())),
      formatMetric('github_rate_limit_remaining', 'gauge', help.rateLimit, this.#lowestRateLimits(now)),
      formatMetric('last_sweep_timestamp_seconds', 'gauge', help.lastSweep, [['', Math.round(lastSweepAt / 1000)]]),
      formatMetric('oldest_due_job_seconds', 'gauge', help.oldestDueJob, [['', oldestDueSeconds]]),
    ].join('');
  }

  #lowestRateLimits(now: number): Sample[] {
    const samples: Sample[] = [];
    for (const [resource, windows] of this.#rateLimits) {
      for (const reset of windows.keys()) if (reset * 1000 < now) windows.delete(reset);
      if (windows.size > 0) samples.push([`resource="${resource}"`, Math.min(...windows.values())]);
    }
    return samples;
  }
}

class Counter {
  readonly #counts: Map<string, number>;

  constructor(names: readonly string[] = []) {
    this.#counts = new Map(names.map((name) => [name, 0]));
  }

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  entries(): Sample[] {
    return [...this.#counts];
  }
}

const withLabel = (label: string, samples: readonly Sample[]): Sample[] =>
  samples.map(([name, value]) => [`${label}="${name}"`, value]);

function formatMetric(name: string, type: 'counter' | 'gauge', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `listkeeper_${name}${labels ? `{${labels}}` : ''} ${value}`);
  return [`# HELP listkeeper_${name} ${help}`, `# TYPE listkeeper_${name} ${type}`, ...lines, ''].join('\n');
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
