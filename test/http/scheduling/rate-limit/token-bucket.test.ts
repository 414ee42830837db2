import { describe, expect, it } from 'vitest';
import { HostScheduler } from '../../../../src/http/scheduling/host-scheduler.ts';
import { parseRateSignal } from '../../../../src/http/scheduling/rate-limit/rate-limit-headers.ts';

/**
 * A host's own limit: undefined allows a request, else the value of `retry-after`, if any. `now` is
 * in ms since the start.
 */
type SimulatedLimit = (now: number, concurrent: number) => { retryAfter?: number } | undefined;
type RetryAfterMode = number | 'exact' | undefined;

function refuse(retryAfter: RetryAfterMode, exact: number): { retryAfter?: number } {
  const seconds = retryAfter === 'exact' ? Math.max(1, Math.ceil(exact)) : retryAfter;
  return seconds === undefined ? {} : { retryAfter: seconds };
}

function tokenBucketLimit(perSecond: number, burst: number, retryAfter: RetryAfterMode): SimulatedLimit {
  let tokens = burst;
  let at = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
    at = now;
    if (tokens < 1) return refuse(retryAfter, (1 - tokens) / perSecond);
    tokens -= 1;
    return undefined;
  };
}

function fixedWindowLimit(maxPerWindow: number, seconds: number, retryAfter: RetryAfterMode): SimulatedLimit {
  let used = 0;
  let current = 0;
  return (now) => {
    const window = Math.floor(now / 1000 / seconds);
    if (window > current) used = 0;
    current = window;
    used += 1;
    return used > maxPerWindow ? refuse(retryAfter, (window + 1) * seconds - now / 1000) : undefined;
  };
}

interface LimitRun {
  seconds: number;
  refused: number;
  /** Refused after all retries. */
  lost: number;
  peak: number;
}

/** Sends `links` requests as `retry.ts` does, in a discrete-event simulation. */
async function simulateRun(limit: SimulatedLimit, links: number, latency: number): Promise<LimitRun> {
  const epoch = 1_700_000_000_000;
  const events: { at: number; run: () => void }[] = [];
  let now = 0;
  const after = (ms: number, run: () => void) => {
    const at = now + ms;
    const index = events.findLastIndex((event) => event.at <= at) + 1;
    events.splice(index, 0, { at, run });
  };
  const clock = {
    now: () => epoch + Math.floor(now),
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        after(Math.max(1, Math.ceil(ms)), resolve);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const scheduler = new HostScheduler({ clock, maxConcurrent: 256, maxWaitMs: 120_000, random: () => 0.5 });
  const run: LimitRun = { seconds: 0, refused: 0, lost: 0, peak: 0 };
  let active = 0;
  let remaining = links;
  const sendOne = async () => {
    for (let retries = 0; ; retries += 1) {
      const slot = await scheduler.acquire('limited.test', retries === 0 ? 'normal' : 'continuation');
      if (!slot.ok) break;
      active += 1;
      run.peak = Math.max(run.peak, active);
      const refusal = limit(now, active);
      await new Promise<void>((resolve) => after(latency, resolve));
      active -= 1;
      const headers: Record<string, string> = refusal?.retryAfter ? { 'retry-after': String(refusal.retryAfter) } : {};
      slot.release(parseRateSignal(refusal ? 429 : 200, headers, clock.now()));
      if (!refusal) return;
      run.refused += 1;
      if (retries >= 3) break;
    }
    run.lost += 1;
  };
  for (let i = 0; i < links; i += 1) void sendOne().finally(() => (remaining -= 1));
  while (remaining > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    const next = events.shift();
    if (!next) break;
    now = next.at;
    next.run();
  }
  return { ...run, seconds: now / 1000 };
}

interface Case {
  what: string;
  limit: SimulatedLimit;
  links: number;
  latency: number;
  /** Seconds it would take if the limit were known. */
  best: number;
  /** Upper bounds: multiples of `best`, and refusals. */
  times: number;
  refusals: number;
}

function bucketCase(
  perSecond: number,
  burst: number,
  retryAfter: RetryAfterMode,
  links: number,
  latency: number,
  times: number,
  refusals: number,
): Case {
  const best = Math.max((links - burst) / perSecond, (Math.ceil(links / 8) * latency) / 1000);
  const what = `${perSecond}/s, ${burst} at once, retry-after ${retryAfter ?? 'absent'}, ${latency} ms`;
  return { what, limit: tokenBucketLimit(perSecond, burst, retryAfter), links, latency, best, times, refusals };
}

function windowCase(
  maxPerWindow: number,
  seconds: number,
  retryAfter: RetryAfterMode,
  links: number,
  times: number,
  refusals: number,
): Case {
  const what = `${maxPerWindow} in each ${seconds} s, retry-after ${retryAfter ?? 'absent'}`;
  const best = Math.floor((links - 1) / maxPerWindow) * seconds;
  return { what, limit: fixedWindowLimit(maxPerWindow, seconds, retryAfter), links, latency: 100, best, times, refusals };
}

describe('a host with a rate limit', () => {
  it.each<Case>([
    bucketCase(20, 40, 3, 600, 100, 1.08, 8),
    bucketCase(20, 40, 3, 1200, 100, 1.08, 12),
    bucketCase(20, 40, 3, 600, 20, 1.15, 12),
    bucketCase(20, 40, 'exact', 600, 100, 1.05, 12),
    bucketCase(20, 40, undefined, 600, 100, 1.05, 12),
    bucketCase(10, 60, 6, 600, 100, 1.1, 12),
    bucketCase(40, 20, 2, 600, 100, 1.9, 8),
    bucketCase(50, 100, 5, 2000, 50, 1.7, 10),
    bucketCase(5, 5, 'exact', 200, 100, 1.2, 12),
    bucketCase(5, 5, 3, 200, 100, 1.3, 12),
    bucketCase(2, 1, 'exact', 100, 100, 1.6, 12),
    bucketCase(2, 1, undefined, 100, 100, 1.7, 12),
    bucketCase(100, 10, undefined, 3000, 20, 2.1, 12),
    bucketCase(100, 10, 1, 3000, 100, 1, 0),
    windowCase(60, 60, 'exact', 300, 1.2, 15),
    windowCase(60, 60, 60, 300, 1.3, 15),
    windowCase(100, 10, 'exact', 600, 1.4, 18),
    windowCase(10, 1, 1, 600, 1.6, 30),
  ])('gets requests at about its limit, with few refusals: $what', async ({ limit, links, latency, best, times, refusals }) => {
    const { seconds, refused, lost, peak } = await simulateRun(limit, links, latency);
    expect(lost).toBe(0);
    expect(peak).toBeLessThanOrEqual(8);
    expect(refused).toBeLessThanOrEqual(refusals);
    expect(seconds / best).toBeLessThanOrEqual(times);
  });

  it.each<Case>([windowCase(60, 60, undefined, 300, 1.7, 30), windowCase(60, 60, 1, 300, 1.7, 30)])(
    'gets longer pauses when the one it names is too short: $what',
    async ({ limit, links, latency, best, times, refusals }) => {
      const { seconds, refused, lost } = await simulateRun(limit, links, latency);
      expect(lost).toBeLessThanOrEqual(4);
      expect(refused).toBeLessThanOrEqual(refusals);
      expect(seconds / best).toBeLessThanOrEqual(times);
    },
  );

  it('gets fewer concurrent requests if it limits concurrency', async () => {
    const atOnce =
      (maxConcurrent: number): SimulatedLimit =>
      (_, active) =>
        active > maxConcurrent ? { retryAfter: 1 } : undefined;
    for (const maxConcurrent of [1, 2, 4]) {
      const { seconds, refused, lost } = await simulateRun(atOnce(maxConcurrent), 200, 100);
      expect(lost).toBe(0);
      expect(refused).toBeLessThanOrEqual(14);
      expect(seconds).toBeLessThanOrEqual((200 / maxConcurrent) * 0.1 * 2.5);
    }
  });
});
