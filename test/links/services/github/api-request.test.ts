import { describe, expect, test } from 'vitest';
import type { HttpClient, HttpRequest, HttpResult } from '../../../../src/http/index.ts';
import { isTokenForbidden, requestGitHubApi } from '../../../../src/links/services/github/api-request.ts';
import { systemClock } from '../../../../src/runtime/clock.ts';
import { createResponse } from '../create-response.ts';

const api = 'http://10.0.0.1/api/v3/repos/a/b';
const forbidden: HttpResult = { ok: false, kind: 'forbidden-address', message: 'x', url: api, redirects: [] };

function ask(request: () => HttpResult, fetch: (url: string, init?: RequestInit) => Promise<Response>, signal?: AbortSignal) {
  const asked: HttpRequest[] = [];
  const network = {
    request: async (question: HttpRequest) => {
      asked.push(question);
      return request();
    },
    fetch,
  } as unknown as HttpClient;
  const context = { network, clock: systemClock, ...(signal === undefined ? {} : { signal }) };
  return { asked, result: requestGitHubApi(context, { url: api, headers: { a: 'b' } }) };
}
const noFetch = () => Promise.reject(new Error('not this way'));

describe('a question to GitHub’s interface', () => {
  test('names the version, and follows redirects within its own origin', async () => {
    const { asked, result } = ask(() => createResponse({}), noFetch);
    expect((await result).ok).toBe(true);
    expect(asked[0]?.headers).toMatchObject({ a: 'b', 'x-github-api-version': expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(asked[0]?.shouldFollowRedirect?.(new URL('http://10.0.0.1/api/v3/repositories/1'))).toBe(true);
    expect(asked[0]?.shouldFollowRedirect?.(new URL('https://site.example/'))).toBe(false);
  });

  test('reaches the server of an enterprise at a private address, which links may not', async () => {
    const { result } = ask(
      () => forbidden,
      async () => new Response('{"a":1}', { status: 404, headers: { 'x-y': 'z' } }),
    );
    expect(await result).toMatchObject({ ok: true, status: 404, headers: { 'x-y': 'z' } });
  });

  test.each([
    ['timeout', Object.assign(new Error('x'), { name: 'TimeoutError' }), undefined],
    ['unreachable', new Error('connect ECONNREFUSED'), undefined],
    ['aborted', new Error('This operation was aborted'), AbortSignal.abort()],
  ] as const)('is %s where that fails so', async (kind, error, signal) => {
    const { result } = ask(
      () => forbidden,
      () => Promise.reject(error),
      signal,
    );
    expect(await result).toMatchObject({ ok: false, kind });
  });

  test('goes the other way for no other failure', async () => {
    const { result } = ask(() => ({ ...forbidden, kind: 'timeout' }) as HttpResult, noFetch);
    expect(await result).toMatchObject({ kind: 'timeout' });
  });
});

test.each([
  ['Although you appear to have the correct authorization credentials, the `a` organization has an IP allow list enabled', true],
  ['Resource protected by organization SAML enforcement. You must grant your Personal Access token access', true],
  ['`a` forbids access via a fine-grained personal access token', true],
  ['API rate limit exceeded for user ID 1.', false],
  ['You have exceeded a secondary rate limit', false],
  ['', false],
])('a 403 that says "%s" is about the token: %s', (message, expected) => {
  expect(isTokenForbidden(createResponse({ message }, { status: 403 }))).toBe(expected);
});

test('a 403 with the header of a sign-in is about the token', () => {
  expect(isTokenForbidden(createResponse({}, { headers: { 'x-github-sso': 'required; url=x' } }))).toBe(true);
});
