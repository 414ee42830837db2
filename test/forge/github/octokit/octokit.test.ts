import { afterEach, describe, expect, it, vi } from 'vitest';
import { isForgeError, toForgeError } from '../../../../src/forge/forge-error.ts';
import { openOctokit } from '../../../../src/forge/github/octokit/octokit.ts';
import { resolveApiUrl } from '../../../../src/runtime/github-api-url.ts';

const operation = { name: 'read-issue', subject: 7, repository: 'a/b' } as const;

describe('resolveApiUrl', () => {
  it.each([
    [{}, 'https://api.github.com'],
    [{ GITHUB_API_URL: 'https://github.example.org/api/v3/' }, 'https://github.example.org/api/v3'],
    [{ GHE_HOST: 'github.example.org' }, 'https://github.example.org/api/v3'],
    [{ GHE_HOST: 'localhost:3000', GHE_PROTOCOL: 'http' }, 'http://localhost:3000/api/v3'],
    [{ GITHUB_API_URL: 'http://127.0.0.1:8000', GHE_HOST: 'ignored' }, 'http://127.0.0.1:8000'],
    [{ GITHUB_API_URL: ' ' }, 'https://api.github.com'],
  ])('turns %j into %s', (environment, address) => {
    expect(resolveApiUrl(environment)).toBe(address);
  });

  it.each([
    { GITHUB_API_URL: 'api.github.com' },
    { GITHUB_API_URL: 'file:///etc/passwd' },
    { GITHUB_API_URL: 'https://user:secret@github.example.org' },
    { GHE_HOST: 'a b' },
  ])('names the variable that is not a URL: %j', (environment) => {
    expect(() => resolveApiUrl(environment)).toThrow(new RegExp(`${Object.keys(environment)[0]}`));
  });
});

describe('openOctokit', () => {
  it('uses the given fetch, base URL and token', async () => {
    const seen: { url: string; authorization: string | null }[] = [];
    const fetch: typeof globalThis.fetch = async (url, init) => {
      seen.push({ url: String(url), authorization: new Headers(init?.headers).get('authorization') });
      return Response.json({ login: 'me' });
    };
    const octokit = openOctokit({ apiUrl: 'https://github.example.org/api/v3', token: 'abc', fetch, throttle: false });
    await octokit.rest.users.getAuthenticated();
    expect(seen).toEqual([{ url: 'https://github.example.org/api/v3/user', authorization: 'token abc' }]);
  });
});

describe('toForgeError', () => {
  const failure = (status: number, message: string, headers: Record<string, string> = {}) =>
    Object.assign(new Error(message), { status, response: { headers } });

  it.each([
    [409, 'Git Repository is empty.', 'empty'],
    [410, 'Issues has been disabled in this repository.', 'issues-disabled'],
    [422, 'Update is not a fast forward', 'moved'],
    [422, 'Reference already exists', 'moved'],
    [422, 'No commit found for SHA: nowhere', 'not-found'],
    [422, 'Repository rule violations found', 'protected-branch'],
    [403, 'Protected branch update failed for refs/heads/main.', 'protected-branch'],
    [403, 'Repository was archived so is read-only.', 'archived'],
    [403, 'You have exceeded a secondary rate limit', 'rate-limited'],
    [403, 'Resource not accessible by integration', 'not-permitted'],
    [451, 'Repository access blocked', 'suspended'],
    [422, 'Validation Failed', 'refused'],
    [500, '', 'unavailable'],
  ])('maps %i %j to %s', (status, message, code) => {
    expect(toForgeError(failure(status, message), operation)).toMatchObject({ code });
  });

  it('names the setting that allows a workflow to open pull requests', () => {
    const error = toForgeError(failure(403, 'GitHub Actions is not permitted to create or approve pull requests.'), operation);
    expect(error).toMatchObject({
      category: 'not-permitted',
      code: 'actions-cannot-propose',
      remedy: expect.stringContaining('Workflow permissions'),
    });
  });

  it('gives the retry time by the server’s clock', () => {
    const date = 'Sun, 22 Nov 2026 03:00:00 GMT';
    expect(toForgeError(failure(429, '', { 'retry-after': '90', date }), operation)).toMatchObject({
      retryAt: Date.parse(date) + 90_000,
    });
    const reset = failure(403, '', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1790000000' });
    expect(toForgeError(reset, operation)).toMatchObject({ code: 'rate-limited', retryAt: 1_790_000_000_000, isTransient: true });
  });

  it('maps errors that GraphQL returns with status 200', () => {
    const said = Object.assign(new Error('Could not resolve'), { name: 'GraphqlResponseError', errors: [{ type: 'NOT_FOUND' }] });
    expect(toForgeError(said, operation)).toMatchObject({ code: 'not-found' });
  });

  it('returns other errors unchanged', () => {
    const mistake = new TypeError('x is undefined');
    expect(toForgeError(mistake, operation)).toBe(mistake);
    expect(isForgeError(mistake)).toBe(false);
  });
});

describe('a write that was answered with 502', () => {
  const calls = async (method: 'POST' | 'GET', path: string) => {
    let count = 0;
    const fetch = async () => {
      count++;
      return count === 1 ? Response.json({ message: 'Server Error' }, { status: 502 }) : Response.json({ data: {} });
    };
    const octokit = openOctokit({ apiUrl: 'http://127.0.0.1:9', token: 't', fetch });
    await octokit.request(`${method} ${path}`).catch(() => {});
    return count;
  };

  it('is not repeated, since it may have succeeded; a read is', async () => {
    expect(await calls('POST', '/repos/a/b/issues/1/comments')).toBe(1);
    expect(await calls('GET', '/repos/a/b')).toBe(2);
    expect(await calls('POST', '/graphql')).toBe(2);
  });
});

describe('the pace of writes', () => {
  afterEach(() => vi.useRealTimers());

  /** Sends the requests at once. @returns what was sent within half a second of the clock. */
  const sentAtOnce = async (requests: [throttleId: string, request: string][]) => {
    vi.useFakeTimers();
    const sent: string[] = [];
    const fetch: typeof globalThis.fetch = async (url, init) => {
      sent.push(`${init?.method} ${new URL(String(url)).pathname}`);
      return Response.json({ data: {} });
    };
    for (const [throttleId, request] of requests) {
      const octokit = openOctokit({ apiUrl: 'https://github.example.org', token: 't', fetch, throttleId });
      const [method = '', path = ''] = request.split(' ');
      void (path === 'graphql' ? octokit.graphql('{ viewer { login } }') : octokit.request(`${method} ${path}`));
    }
    await vi.advanceTimersByTimeAsync(500);
    const first = [...sent];
    await vi.runAllTimersAsync();
    return { first, all: sent.length };
  };

  it('is one write a second for an installation, and no installation waits for another', async () => {
    const requests: [string, string][] = ['one', 'two', 'one', 'three'].map((id) => [`pace ${id}`, `PATCH /repos/a/${id}`]);
    expect(await sentAtOnce(requests)).toEqual({
      first: ['PATCH /repos/a/one', 'PATCH /repos/a/two', 'PATCH /repos/a/three'],
      all: 4,
    });
  });

  it('does not hold queries of GraphQL, which are POST requests that write nothing', async () => {
    const requests: [string, string][] = ['PATCH /repos/a/b', 'POST graphql', 'POST graphql'].map((each) => ['queries', each]);
    expect((await sentAtOnce(requests)).first.toSorted()).toEqual(['PATCH /repos/a/b', 'POST /graphql', 'POST /graphql']);
  });
});
