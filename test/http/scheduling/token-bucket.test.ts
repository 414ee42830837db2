import { describe, expect, it } from 'vitest';
import { createHostScheduler } from '../../../src/http/scheduling/host-scheduler.ts';
import { parseRateSignal } from '../../../src/http/scheduling/rate-limiter.ts';

/** A host's own limit: undefined lets a request pass; else what `retry-after` says, if anything. Moments in ms from the beginning. */
type SimulatedLimit = (now: number, atOnce: number) => { retryAfter?: number } | undefined;
type RetryAfterMode = number | 'exact' | undefined;

function refuse(rest: RetryAfterMode, exact: number): { retryAfter?: number } {
  const seconds = rest === 'exact' ? Math.max(1, Math.ceil(exact)) : rest;
  return seconds === undefined ? {} : { retryAfter: seconds };
}

function tokenBucketLimit(perSecond: number, burst: number, rest: RetryAfterMode): SimulatedLimit {
  let tokens = burst;
  let at = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
    at = now;
    if (tokens < 1) return refuse(rest, (1 - tokens) / perSecond);
    tokens -= 1;
    return undefined;
  };
}

function fixedWindowLimit(maxPerWindow: number, seconds: number, rest: RetryAfterMode): SimulatedLimit {
  let used = 0;
  let current = 0;
  return (now) => {
    const window = Math.floor(now / 1000 / seconds);
    if (window > current) used = 0;
    current = window;
    used += 1;
    return used > maxPerWindow ? refuse(rest, (window + 1) * seconds - now / 1000) : undefined;
  };
}

interface LimitRun {
  seconds: number;
  refused: number;
  /** Refused for good, after all its tries. */
  lost: number;
  peak: number;
}

/** Asks for `links` things at once, as `ask.ts` does, on a clock that jumps from one event to the next. */
async function simulateRun(limit: SimulatedLimit, links: number, latency: number): Promise<LimitRun> {
  const begin = 1_700_000_000_000;
  const events: { at: number; happen: () => void }[] = [];
  let now = 0;
  const after = (ms: number, happen: () => void) => {
    const at = now + ms;
    const place = events.findLastIndex((event) => event.at <= at) + 1;
    events.splice(place, 0, { at, happen });
  };
  const clock = {
    now: () => begin + Math.floor(now),
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        after(Math.max(1, Math.ceil(ms)), resolve);
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
  const hosts = createHostScheduler({ clock, maxConcurrent: 256, maxWaitMs: 120_000, random: () => 0.5 });
  const seen: LimitRun = { seconds: 0, refused: 0, lost: 0, peak: 0 };
  let active = 0;
  let left = links;
  const askOne = async () => {
    for (let waits = 0; ; waits += 1) {
      const turn = await hosts.acquire('limited.test', waits === 0 ? 'back' : 'front');
      if (!turn.ok) break;
      active += 1;
      seen.peak = Math.max(seen.peak, active);
      const refusal = limit(now, active);
      await new Promise<void>((resolve) => after(latency, resolve));
      active -= 1;
      const headers: Record<string, string> = refusal?.retryAfter ? { 'retry-after': String(refusal.retryAfter) } : {};
      turn.release(parseRateSignal(refusal ? 429 : 200, headers, clock.now()));
      if (!refusal) return;
      seen.refused += 1;
      if (waits >= 3) break;
    }
    seen.lost += 1;
  };
  for (let i = 0; i < links; i += 1) void askOne().finally(() => (left -= 1));
  while (left > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    const next = events.shift();
    if (!next) break;
    now = next.at;
    next.happen();
  }
  return { ...seen, seconds: now / 1000 };
}

interface Case {
  what: string;
  limit: SimulatedLimit;
  links: number;
  latency: number;
  /** Seconds that somebody would take who knew the limit. */
  best: number;
  /** At most so many times that, and so many refusals. */
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
  const words = `${perSecond}/s, ${burst} at once, retry-after ${retryAfter ?? 'absent'}, ${latency} ms`;
  return { what: words, limit: tokenBucketLimit(perSecond, burst, retryAfter), links, latency, best, times, refusals };
}

function windowCase(
  maxPerWindow: number,
  seconds: number,
  rest: RetryAfterMode,
  links: number,
  times: number,
  refusals: number,
): Case {
  const words = `${maxPerWindow} in each ${seconds} s, retry-after ${rest ?? 'absent'}`;
  const best = Math.floor((links - 1) / maxPerWindow) * seconds;
  return { what: words, limit: fixedWindowLimit(maxPerWindow, seconds, rest), links, latency: 100, best, times, refusals };
}

describe('a host that limits its callers', () => {
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
  ])(
    'is asked about as fast as it allows, and seldom refuses: $what',
    async ({ limit, links, latency, best, times, refusals }) => {
      const { seconds, refused, lost, peak } = await simulateRun(limit, links, latency);
      expect(lost).toBe(0);
      expect(peak).toBeLessThanOrEqual(8);
      expect(refused).toBeLessThanOrEqual(refusals);
      expect(seconds / best).toBeLessThanOrEqual(times);
    },
  );

  it.each<Case>([windowCase(60, 60, undefined, 300, 1.7, 30), windowCase(60, 60, 1, 300, 1.7, 30)])(
    'is left alone ever longer when the rest it names is too short: $what',
    async ({ limit, links, latency, best, times, refusals }) => {
      const { seconds, refused, lost } = await simulateRun(limit, links, latency);
      expect(lost).toBeLessThanOrEqual(4);
      expect(refused).toBeLessThanOrEqual(refusals);
      expect(seconds / best).toBeLessThanOrEqual(times);
    },
  );

  it('that wants fewer at once gets fewer', async () => {
    const atOnce =
      (most: number): SimulatedLimit =>
      (_, active) =>
        active > most ? { retryAfter: 1 } : undefined;
    for (const most of [1, 2, 4]) {
      const { seconds, refused, lost } = await simulateRun(atOnce(most), 200, 100);
      expect(lost).toBe(0);
      expect(refused).toBeLessThanOrEqual(14);
      expect(seconds).toBeLessThanOrEqual((200 / most) * 0.1 * 2.5);
    }
  });
});
