import { describe, expect, it } from 'vitest';
import { openOctokit } from '../../../../src/forge/github/octokit/octokit.ts';
import { getPauseMs, type RateLimitPause } from '../../../../src/forge/github/octokit/rate-limit-pause.ts';

const minute = 60_000;
const date = 'Sun, 29 Nov 2026 12:00:00 GMT';
const reset = (seconds: number) => String(Date.parse(date) / 1000 + seconds);

describe('the pause that an answer of GitHub asks for', () => {
  it.each<[string, number, Record<string, string>, number]>([
    ['a secondary limit with a time', 403, { 'retry-after': '30' }, 30_000],
    ['a primary limit, by GitHub’s clock', 403, { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(120) }, 120_000],
    ['a limit without a time', 429, {}, minute],
    ['a limit that is over', 403, { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(-5) }, 0],
    ['a limit of years', 429, { 'retry-after': '99999999' }, 65 * minute],
    ['a missing permission', 403, { 'x-ratelimit-remaining': '4000' }, 0],
    ['the last request that is allowed', 200, { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(9) }, 0],
    ['an outage', 503, { 'retry-after': '30' }, 0],
  ])('is of the right length after %s', (_, status, headers, expected) => {
    expect(getPauseMs({ status, headers: new Headers(headers) })).toBe(expected);
  });
});

describe('clients that share a pause', () => {
  function open(answers: Response[]) {
    let until = 0;
    let now = 0;
    const slept: number[] = [];
    let requests = 0;
    const pause: RateLimitPause = {
      getRemainingMs: async () => Math.max(0, until - now),
      record: (ms) => {
        until = now + ms;
      },
      sleep: async (ms) => {
        slept.push(ms);
        now += ms;
      },
      now: () => now,
    };
    const fetch = async () => {
      requests += 1;
      return answers.shift() ?? Response.json({ data: {} });
    };
    const client = () => openOctokit({ apiUrl: 'https://api.invented.org', fetch, throttle: false, pause });
    return { client, slept, count: () => requests };
  }
  const refusal = (seconds: number) =>
    Response.json({ message: 'secondary rate limit' }, { status: 403, headers: { 'retry-after': String(seconds) } });

  it('wait for what another one has learned, and then go on', async () => {
    const { client, slept, count } = open([refusal(30)]);
    await expect(client().request('GET /meta')).rejects.toMatchObject({ status: 403 });
    await client().request('GET /meta');
    await client()
      .graphql('query { viewer { login } }')
      .catch(() => {});
    expect(slept).toEqual([30_000]);
    expect(count()).toBe(3);
  });

  it('send nothing in a long one, and say when it is over', async () => {
    const { client, count } = open([refusal(600)]);
    await expect(client().request('GET /meta')).rejects.toMatchObject({ status: 403 });
    await expect(client().request('GET /meta')).rejects.toMatchObject({ code: 'rate-limited', retryAt: 600_000 });
    await expect(client().graphql('query { viewer { login } }')).rejects.toMatchObject({ code: 'rate-limited' });
    expect(count()).toBe(1);
  });
});
