import { describe, expect, it } from 'vitest';
import { openOctokit } from '../../../../src/forge/github/octokit/octokit.ts';
import { getGraphqlPauseMs, getPauseMs, type RateLimitPause } from '../../../../src/forge/github/octokit/rate-limit-pause.ts';

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

describe('the pause that a GraphQL answer with status 200 asks for', () => {
  const primary = 'API rate limit exceeded for installation ID 1.';
  const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const window = (remaining: string) => ({ date, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset(900) });

  it.each<[string, object, Record<string, string>, number]>([
    ['a limit that is used up', { type: 'RATE_LIMITED', message: primary }, window('0'), 15 * minute],
    // A query may cost more points than are left.
    ['too few points', { type: 'RATE_LIMITED', message: primary }, window('4'), 15 * minute],
    [
      'the other name of the limit',
      { type: 'RATE_LIMIT', code: 'graphql_rate_limit', message: primary },
      window('0'),
      15 * minute,
    ],
    ['a secondary limit', { message: secondary }, window('4000'), minute],
    ['a secondary limit with a time', { type: 'RATE_LIMITED', message: secondary }, { 'retry-after': '30' }, 30_000],
    ['a secondary limit with nothing left', { message: secondary }, window('0'), 15 * minute],
    ['a limit without headers', { type: 'RATE_LIMITED' }, {}, minute],
    ['another error', { type: 'NOT_FOUND', message: 'Could not resolve' }, window('0'), 0],
  ])('is of the right length after %s', (_, error, headers, expected) => {
    expect(getGraphqlPauseMs({ data: null, errors: [{ type: 'OTHER' }, error] }, new Headers(headers))).toBe(expected);
  });

  it.each([undefined, null, 'text', {}, { errors: 'RATE_LIMITED' }, { errors: [null, 'RATE_LIMITED', 7] }, { data: {} }])(
    'is none for %j',
    (answer) => {
      expect(getGraphqlPauseMs(answer, new Headers(window('0')))).toBe(0);
    },
  );
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

  it('wait for a limit of GraphQL too, which comes with status 200', async () => {
    const headers = { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(40) };
    const limited = Response.json({ errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }, { headers });
    const { client, slept, count } = open([limited]);
    await expect(client().graphql('query { viewer { login } }')).rejects.toMatchObject({ name: 'GraphqlResponseError' });
    await client().request('GET /meta');
    expect([slept, count()]).toEqual([[40_000], 2]);
  });

  it('send nothing in a long one, and say when it is over', async () => {
    const { client, count } = open([refusal(600)]);
    await expect(client().request('GET /meta')).rejects.toMatchObject({ status: 403 });
    await expect(client().request('GET /meta')).rejects.toMatchObject({ code: 'rate-limited', retryAt: 600_000 });
    await expect(client().graphql('query { viewer { login } }')).rejects.toMatchObject({ code: 'rate-limited' });
    expect(count()).toBe(1);
  });
});
