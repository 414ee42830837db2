import { describe, expect, it } from 'vitest';
import { countingFetch, Metrics } from '../../src/bot/metrics.ts';

const counts = { queued: 3, running: 1, done: 7, failed: 0 };
const api = 'https://github.example.org/api/v3';
const now = Date.UTC(2026, 10, 22);

const answer = (left: number, inSeconds: number, status = 200) =>
  new Response('{}', {
    status,
    headers: {
      'x-ratelimit-resource': 'core',
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': String(now / 1000 + inSeconds),
    },
  });

describe('metrics', () => {
  it('are in the Prometheus text format: each line a comment or a sample, each family with its type', () => {
    const metrics = new Metrics();
    metrics.countDelivery('known');
    metrics.countJob('review', 'done');
    metrics.countJob('review', 'done');
    metrics.countJob('merge-group', 'failed');
    const lines = metrics
      .format({ counts, lastSweepAt: now, oldestDueAt: now - 90_000 }, now)
      .trimEnd()
      .split('\n');
    for (const line of lines)
      expect(line).toMatch(/^# (?:HELP|TYPE) listkeeper_\w+ .+$|^listkeeper_\w+(?:\{(?:\w+="[\w-]+",?)+\})? \d+$/);
    expect(lines).toContain('listkeeper_deliveries_total{result="known"} 1');
    expect(lines).toContain('listkeeper_deliveries_total{result="refused"} 0');
    expect(lines).toContain('listkeeper_jobs_total{kind="review",outcome="done"} 2');
    expect(lines).toContain('listkeeper_jobs{state="queued"} 3');
    expect(lines).toContain(`listkeeper_last_sweep_timestamp_seconds ${now / 1000}`);
    expect(lines).toContain('listkeeper_oldest_due_job_seconds 90');
    const later = metrics.format({ counts, oldestDueAt: now + 1 }, now);
    expect(later, 'what is due later does not wait').toContain('listkeeper_oldest_due_job_seconds 0');
  });

  it('count requests to GitHub by status, and no others', async () => {
    const metrics = new Metrics();
    const replies = [answer(40, 60), answer(30, 60, 404), answer(35, 60)];
    const fetch = countingFetch(
      async () => replies.shift() ?? Promise.reject(new Error('no route')),
      api,
      (sample) => metrics.countGitHubRequest(sample),
    );
    for (const path of ['/app', '/repos/secret/name', '/user']) await fetch(`${api}${path}`);
    await expect(fetch('https://github.example.org/api/graphql')).rejects.toThrow('no route');
    await expect(fetch('https://elsewhere.example.org/')).rejects.toThrow('no route');
    const text = metrics.format({ counts }, now);
    expect(text).toContain('listkeeper_github_requests_total{status="2xx"} 2');
    expect(text).toContain('listkeeper_github_requests_total{status="4xx"} 1');
    expect(text).toContain('listkeeper_github_requests_total{status="none"} 1');
    expect(text).not.toContain('secret');
  });

  it('show the lowest remaining rate limit of all installations', async () => {
    const metrics = new Metrics();
    const replies = [answer(4000, 600), answer(12, 60), answer(4500, 700), answer(13, 60)];
    const fetch = countingFetch(
      async () => replies.shift() ?? answer(1, 1),
      api,
      (sample) => metrics.countGitHubRequest(sample),
    );
    for (let asked = 0; asked < 4; asked++) await fetch(new URL(`${api}/app`));
    expect(metrics.format({ counts }, now), 'an answer that was overtaken does not raise it').toContain('{resource="core"} 12');
    expect(metrics.format({ counts }, now + 61_000)).toContain('{resource="core"} 4000');
    expect(metrics.format({ counts }, now + 3600_000)).not.toContain('resource=');
  });
});
