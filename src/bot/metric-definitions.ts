/**
 * Every metric, without the prefix `listkeeper_`. The registry, `docs/metrics.md` and the test of
 * the dashboard are made from this table. `shared` ones are the same on all processes of one queue;
 * those of a `process` are its own.
 */
export const metricDefinitions = {
  ready: { type: 'gauge', labels: ['part'], scope: 'process' },
  deliveries_total: { type: 'counter', labels: ['result'], scope: 'process' },
  deliveries_asked_again_total: { type: 'counter', labels: [], scope: 'process' },
  jobs: { type: 'gauge', labels: ['state'], scope: 'shared' },
  oldest_due_job_seconds: { type: 'gauge', labels: [], scope: 'shared' },
  last_sweep_timestamp_seconds: { type: 'gauge', labels: [], scope: 'shared' },
  jobs_total: { type: 'counter', labels: ['kind', 'outcome'], scope: 'process' },
  verdict_seconds: { type: 'histogram', labels: [], scope: 'process', buckets: [1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 3600] },
  worker_ends_total: { type: 'counter', labels: [], scope: 'process' },
  queue_errors_total: { type: 'counter', labels: [], scope: 'process' },
  refused_actions_total: { type: 'counter', labels: ['action', 'code'], scope: 'process' },
  github_requests_total: { type: 'counter', labels: ['status'], scope: 'process' },
  github_wait_seconds: { type: 'histogram', labels: [], scope: 'process', buckets: [0.01, 0.1, 0.5, 1, 2, 5, 10, 30, 60] },
  github_rate_limit_remaining: { type: 'gauge', labels: ['resource'], scope: 'process' },
} as const satisfies Record<string, MetricDefinition>;

interface MetricDefinition {
  type: 'counter' | 'gauge' | 'histogram';
  labels: readonly string[];
  scope: 'process' | 'shared';
  buckets?: readonly number[];
}

export type MetricDefinitions = typeof metricDefinitions;
export type MetricName = keyof typeof metricDefinitions;
export const metricNames = Object.keys(metricDefinitions) as MetricName[];
export const metricPrefix = 'listkeeper_';
