import type { Job, JobState } from './queue/index.ts';

/** Numbers about the bot in the text format of Prometheus. They name kinds and outcomes, never a repository, a person or a token. */
export interface Metrics {
  /** A webhook came: `accepted`, `known` (came before) or `refused`. */
  countDelivery(result: 'accepted' | 'known' | 'refused'): void;
  countJob(kind: Job['kind'], outcome: 'done' | 'again' | 'failed'): void;
  recordSweep(when: number): void;
  /** Deliveries that GitHub was asked to send again. */
  countRedeliveries(count: number): void;
  /** Something was asked of GitHub. */
  countGitHubRequest(exchange: GitHubRequestSample): void;
  /** The process that does the jobs ended though nobody told it to. */
  countWorkerExit(): void;
  /** The page, with the state of the queue. `now` in milliseconds since 1970. */
  format(counts: Readonly<Record<JobState, number>>, now: number): string;
}

/** What came of one request to GitHub: its class of status or `none`, and the rate limit that the answer named. */
export interface GitHubRequestSample {
  status: string;
  limit?: { resource: string; left: number; reset: number };
}

export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';

/** Counts from zero: a scraper sees a restart by that. */
export function createMetrics(): Metrics {
  const deliveries = createCounter(['accepted', 'known', 'refused']);
  const jobs = createCounter([]);
  const requests = createCounter([]);
  /** Of each resource, what is left by the second in which it is filled up again: installations have limits of their own. */
  const limits = new Map<string, Map<number, number>>();
  let lastSweepAt: number | undefined;
  let redeliveries = 0;
  let workerExits = 0;

  function recordLimit({ resource, left, reset }: NonNullable<GitHubRequestSample['limit']>): void {
    const known = limits.get(resource) ?? new Map<number, number>();
    limits.set(resource, known);
    // Answers overtake each other: in one window the limit only falls.
    known.set(reset, Math.min(left, known.get(reset) ?? left));
  }

  function lowestRemaining(now: number): [string, number][] {
    const found: [string, number][] = [];
    for (const [resource, windows] of limits) {
      for (const reset of windows.keys()) if (reset * 1000 < now) windows.delete(reset);
      if (windows.size > 0) found.push([`resource="${resource}"`, Math.min(...windows.values())]);
    }
    return found;
  }

  return {
    countDelivery: (result) => deliveries.add(result),
    countJob: (kind, outcome) => jobs.add(`${kind} ${outcome}`),
    recordSweep: (when) => {
      lastSweepAt = when;
    },
    countRedeliveries: (count) => {
      redeliveries += count;
    },
    countGitHubRequest({ status, limit }) {
      requests.add(status);
      if (limit) recordLimit(limit);
    },
    countWorkerExit: () => {
      workerExits += 1;
    },
    format(counts, now) {
      const { queued, running, failed } = counts;
      const outcomes = jobs.all().map(([name, value]): [string, number] => {
        const [kind, outcome] = name.split(' ');
        return [`kind="${kind}",outcome="${outcome}"`, value];
      });
      return [
        formatMetric('deliveries_total', 'counter', 'Webhooks that came.', withLabel('result', deliveries.all())),
        formatMetric('deliveries_asked_again_total', 'counter', 'Failed webhooks that GitHub was asked to send again.', [
          ['', redeliveries],
        ]),
        formatMetric('jobs_total', 'counter', 'Runs of jobs by what came of them; "again" is tried later.', outcomes),
        formatMetric('jobs', 'gauge', 'Jobs in the inbox now.', withLabel('state', Object.entries({ queued, running, failed }))),
        formatMetric('worker_ends_total', 'counter', 'Processes for jobs that ended before they were told to.', [
          ['', workerExits],
        ]),
        formatMetric('github_requests_total', 'counter', 'Requests to GitHub by status.', withLabel('status', requests.all())),
        formatMetric(
          'github_rate_limit_remaining',
          'gauge',
          'What is left of the tightest rate limit in force.',
          lowestRemaining(now),
        ),
        formatMetric('last_sweep_timestamp_seconds', 'gauge', 'When all repositories were last looked at.', [
          ['', lastSweepAt === undefined ? 0 : Math.round(lastSweepAt / 1000)],
        ]),
      ].join('');
    },
  };
}

/** The same fetch; what comes of a request to the API at this address is told. */
export function countingFetch(
  fetch: typeof globalThis.fetch,
  api: string,
  onRequest: (exchange: GitHubRequestSample) => void,
): typeof globalThis.fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    // GraphQL stands beside the REST API on GitHub Enterprise.
    const ours = address.startsWith(api) || address.startsWith(api.replace(/\/v3$/, ''));
    try {
      const response = await fetch(input, init);
      if (ours) onRequest({ status: `${Math.floor(response.status / 100)}xx`, ...parseRateLimit(response) });
      return response;
    } catch (error) {
      if (ours) onRequest({ status: 'none' });
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

function createCounter(names: readonly string[]) {
  const counts = new Map<string, number>(names.map((name) => [name, 0]));
  return {
    add: (name: string) => void counts.set(name, (counts.get(name) ?? 0) + 1),
    all: (): [string, number][] => [...counts],
  };
}

const withLabel = (label: string, values: readonly [string, number][]): [string, number][] =>
  values.map(([name, value]) => [`${label}="${name}"`, value]);

function formatMetric(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  samples: readonly (readonly [string, number])[],
): string {
  const lines = samples.map(([labels, value]) => `listkeeper_${name}${labels ? `{${labels}}` : ''} ${value}`);
  return [`# HELP listkeeper_${name} ${help}`, `# TYPE listkeeper_${name} ${type}`, ...lines, ''].join('\n');
}
