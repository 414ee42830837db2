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
  it('are in the Prometheus text format: each line a comment or a sample, each family with its type', async () => {
    const metrics = new Metrics();
    metrics.countDelivery('known');
    metrics.countJob('review', 'done');
    metrics.countJob('review', 'done');
    metrics.countJob('merge-group', 'failed');
    metrics.observeVerdict(3);
    metrics.observeGitHubWait(0.2);
    metrics.countQueueError();
    metrics.countRefusedAction({ action: 'comment', code: 'not-permitted' });
    const ready = { queue: true, app: false };
    const page = await metrics.format({ counts, lastSweepAt: now, oldestDueAt: now - 90_000, ready }, now);
    const lines = page.split('\n').filter((line) => line !== '');
    for (const line of lines)
      expect(line).toMatch(/^# (?:HELP|TYPE) listkeeper_\w+ .+$|^listkeeper_\w+(?:\{(?:\w+="[\w.+-]+",?)+\})? [\d.]+$/);
    expect(lines).toContain('listkeeper_deliveries_total{result="known"} 1');
    expect(lines).toContain('listkeeper_deliveries_total{result="refused"} 0');
    expect(lines).toContain('listkeeper_jobs_total{kind="review",outcome="done"} 2');
    expect(lines).toContain('listkeeper_jobs{state="queued"} 3');
    expect(lines).toContain(`listkeeper_last_sweep_timestamp_seconds ${now / 1000}`);
    expect(lines).toContain('listkeeper_oldest_due_job_seconds 90');
    expect(lines).toContain('listkeeper_ready{part="app"} 0');
    expect(lines).toContain('listkeeper_verdict_seconds_bucket{le="5"} 1');
    expect(lines).toContain('listkeeper_refused_actions_total{action="comment",code="not-permitted"} 1');
    const later = await metrics.format({ counts, oldestDueAt: now + 1 }, now);
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
    const text = await metrics.format({ counts }, now);
    expect(text).toContain('listkeeper_github_requests_total{status="2xx"} 2');
    expect(text).toContain('listkeeper_github_requests_total{status="4xx"} 1');
    expect(text).toContain('listkeeper_github_requests_total{status="none"} 1');
    expect(text).not.toContain('secret');
  });

  it('leave out what the queue says while it can not be read: zero would look well', async () => {
    const metrics = new Metrics();
    await metrics.format({ counts, lastSweepAt: now, oldestDueAt: now }, now);
    const page = await metrics.format({ ready: { queue: false } }, now);
    expect(page).toContain('listkeeper_ready{part="queue"} 0');
    expect(page).not.toMatch(/^listkeeper_(?:jobs\{|oldest_due_job_seconds |last_sweep_timestamp_seconds )/m);
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
    expect(await metrics.format({ counts }, now), 'an answer that was overtaken does not raise it').toContain(
      '{resource="core"} 12',
    );
    expect(await metrics.format({ counts }, now + 61_000)).toContain('{resource="core"} 4000');
    expect(await metrics.format({ counts }, now + 3600_000)).not.toContain('resource=');
  });
});
