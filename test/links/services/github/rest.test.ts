import { describe, expect, test } from 'vitest';
import {
  checkResource,
  confirmCommit,
  confirmPath,
  confirmRepository,
  confirmRepositoryAnonymously,
  requestRest,
} from '../../../../src/links/services/github/rest.ts';
import type { ServiceContext } from '../../../../src/links/services/shared/index.ts';
import { type Answers, createAnsweringNetwork } from '../check-service.ts';

function at(answers: Answers, token: string | undefined = 'a-token') {
  const { network, requests } = createAnsweringNetwork(answers);
  const context = { network, github: { api: 'https://api.github.com/', ...(token && { token }) } } as unknown as ServiceContext;
  return { context, requests, routes: () => requests.map(({ url }) => url.replace('https://api.github.com', '')) };
}
const repository = { owner: 'owner', name: 'name' };
const ssoRefusal = { status: 403, body: { message: 'Resource protected by organization SAML enforcement.' } };
const isAnonymous = (request: { headers?: Record<string, string> }) => request.headers?.authorization === undefined;

// Source: https://docs.github.com/en/rest/repos/repos#get-a-repository
describe('a repository, by REST', () => {
  test('is there under its name of today, with what GitHub says of it', async () => {
    const body = {
      id: 7,
      full_name: 'next/name',
      archived: true,
      size: 0,
      stargazers_count: 5,
      license: { spdx_id: 'MIT' },
      created_at: '2020-01-01T00:00:00Z',
      pushed_at: null,
      fork: false,
    };
    const { context, routes } = at({ body });
    expect(await confirmRepository('owner', 'na me', context, true)).toEqual({
      fullName: 'next/name',
      archived: true,
      disabled: false,
      empty: true,
      number: 7,
      facts: { name: 'next/name', createdAt: '2020-01-01T00:00:00Z', stars: 5, license: 'MIT', isArchived: true, isFork: false },
    });
    expect(routes()).toEqual(['/repos/owner/na%20me']);
  });

  const block = (reason: string) => ({ status: 403, body: { message: 'Repository access blocked', block: { reason } } });
  test.each([
    ['missing or private', { status: 404 }, 'gone', 'not-found', undefined],
    ['taken down', { status: 451, body: { block: { reason: 'dmca' } } }, 'gone', 'dmca', true],
    ['blocked after a notice', block('dmca'), 'gone', 'dmca', true],
    ['blocked for its terms', block('tos'), 'gone', 'terms', true],
    ['closed to this token', ssoRefusal, 'restricted', 'forbidden', undefined],
    ['behind a quota', { status: 403, body: { message: 'API rate limit exceeded' } }, 'limited', 'quota', undefined],
    ['behind another quota', { status: 429 }, 'limited', 'quota', undefined],
    ['behind an error', { status: 502 }, 'unreachable', 'server-error', undefined],
    ['unread where the answer is a page', { body: '<html>' }, 'unknown', 'unreadable', undefined],
    ['unread where nobody answers', 'timeout', 'unreachable', 'timeout', undefined],
  ] as const)('is %s', async (_, answer, verdict, reason, authoritative) => {
    const { context } = at((request) => (answer === ssoRefusal && isAnonymous(request) ? 'timeout' : answer));
    const result = await confirmRepository('owner', 'name', context, false);
    expect(result).toMatchObject({ verdict: { verdict, reason } });
    expect('verdict' in result && result.verdict.evidence.authoritative).toBe(authoritative);
  });

  test('is gone for certain where GraphQL has said so before', async () => {
    const { context } = at({ status: 404 });
    expect(await confirmRepository('owner', 'name', context, true)).toMatchObject({
      verdict: { verdict: 'gone', evidence: { authoritative: true, asked: 'github graphql and rest' } },
    });
  });
});

describe('a repository that the token may not see', () => {
  test('counts where everybody sees it', async () => {
    const { context, requests } = at({ body: { full_name: 'owner/name' } });
    expect(await confirmRepositoryAnonymously('owner', 'name', context)).toMatchObject({ fullName: 'owner/name' });
    expect(requests.every(isAnonymous)).toBe(true);
  });

  test.each([
    ['is missing for everybody else, which is what private means', { status: 404 }],
    ['is behind the quota of an address', { status: 403, body: { message: 'API rate limit exceeded' } }],
    ['does not answer', 'timeout'],
  ] as const)('stays restricted where it %s', async (_, answer) => {
    expect(await confirmRepositoryAnonymously('owner', 'name', at(answer).context)).toMatchObject({
      verdict: { verdict: 'restricted', reason: 'forbidden' },
    });
  });

  test('is gone where it is blocked for everybody', async () => {
    const { context } = at({ status: 403, body: { block: { reason: 'dmca' } } });
    expect(await confirmRepositoryAnonymously('owner', 'name', context)).toMatchObject({ verdict: { reason: 'dmca' } });
  });
});

describe('a question', () => {
  test('is put once more without a token that is refused, until the quota of the address is used up', async () => {
    const { context, requests } = at((request) =>
      isAnonymous(request) ? { status: 403, body: { message: 'API rate limit exceeded' } } : ssoRefusal,
    );
    expect(await requestRest(context, '/repos/owner/name')).toMatchObject({ status: 403 });
    await requestRest(context, '/repos/owner/other');
    expect(requests.map(isAnonymous)).toEqual([false, true, false]);
  });

  test('is not put again where the token is not the reason', async () => {
    const { context, requests } = at({ status: 403, body: { message: 'API rate limit exceeded' } });
    await requestRest(context, '/repos/owner/name');
    expect(requests).toHaveLength(1);
  });
});

describe('things of a repository', () => {
  const release = { kind: 'release', ...repository, tag: 'v1/rc' } as const;
  const issue = { kind: 'issue', ...repository, number: 7, form: 'issues' } as const;
  const check = async (resource: Parameters<typeof checkResource>[0], answers: Answers) => {
    const { context, routes } = at(answers);
    return { seen: await checkResource(resource, context), routes: routes() };
  };

  test.each([
    ['an owner', { kind: 'owner', owner: 'owner' }, { status: 404 }, '/users/owner', 'gone', 'not-found'],
    ['a gist', { kind: 'gist', id: 'abc' }, { status: 404 }, '/gists/abc', 'gone', 'not-found'],
    ['an issue', issue, { status: 404 }, '/repos/owner/name/issues/7', 'gone', 'path-gone'],
    ['an issue that was deleted', issue, { status: 410 }, '/repos/owner/name/issues/7', 'gone', 'deleted'],
    ['an issue', issue, { body: {} }, '/repos/owner/name/issues/7', 'alive', 'ok'],
    ['a release', release, { body: {} }, '/repos/owner/name/releases/tags/v1%2Frc', 'alive', 'ok'],
  ] as const)('%s is asked for by its own route', async (_, resource, answer, route, verdict, reason) => {
    const { seen, routes } = await check(resource, answer);
    expect(seen).toMatchObject({ verdict, reason });
    expect(routes).toEqual([route]);
  });

  test('a tag without a release has a page all the same', async () => {
    const { seen, routes } = await check(release, ({ url }) => ({ status: url.includes('/git/ref/') ? 200 : 404 }));
    expect(seen).toMatchObject({ verdict: 'alive' });
    expect(routes.at(-1)).toBe('/repos/owner/name/git/ref/tags/v1/rc');
    expect((await check(release, { status: 404 })).seen).toMatchObject({ verdict: 'gone', reason: 'path-gone' });
    // An answer that is no plain no leaves it alive.
    const silent = await check(release, ({ url }) => (url.includes('/git/ref/') ? 'timeout' : { status: 404 }));
    expect(silent.seen).toMatchObject({ verdict: 'alive' });
  });

  test('a file of a release is looked for among its files', async () => {
    const file = { ...release, asset: 'a.zip' };
    expect((await check(file, { body: { assets: [{ name: 'a.zip' }] } })).seen).toMatchObject({ verdict: 'alive' });
    expect((await check(file, { body: { assets: [{ name: 'b.zip' }] } })).seen).toMatchObject({ verdict: 'gone' });
    expect((await check(file, { body: '{"assets":', truncated: true })).seen).toMatchObject({ verdict: 'alive' });
    expect((await check(file, { status: 404 })).seen).toMatchObject({ verdict: 'gone', reason: 'path-gone' });
  });

  test('an issue that was moved names its new place, and no other', async () => {
    const moved = (to: string) => check(issue, { url: 'https://api.github.com/repositories/1/issues/9', body: { html_url: to } });
    expect((await moved('https://github.com/other/place/issues/9')).seen).toMatchObject({
      verdict: 'moved',
      to: 'https://github.com/other/place/issues/9',
    });
    expect((await moved('https://github.com/Owner/name/issues/7')).seen).toMatchObject({ verdict: 'alive' });
    expect((await moved('javascript:alert(1)')).seen).toMatchObject({ verdict: 'alive' });
  });

  test('the rest has no route of its own', async () => {
    const { seen, routes } = await check({ kind: 'other', ...repository }, { body: {} });
    expect([seen, routes]).toEqual([undefined, []]);
  });

  test.each([
    [200, true],
    [404, false],
    [422, false],
    [403, undefined],
    [500, undefined],
  ])('status %i says of a path and of a commit: %s', async (status, expected) => {
    const path = { kind: 'path' as const, ...repository, form: 'blob' as const, tail: ['feat', 'a b'] };
    const { context, routes } = at({ status });
    expect(await confirmPath(path, context)).toBe(expected);
    expect(await confirmPath({ ...path, tail: ['develop'] }, context)).toBe(expected);
    expect(await confirmPath({ ...path, tail: ['1f0b3c8'] }, context)).toBe(expected);
    expect(await confirmCommit({ kind: 'commit', ...repository, sha: '1f0b3c8' }, context)).toBe(expected);
    expect(routes()).toEqual([
      '/repos/owner/name/contents/a%20b?ref=feat',
      '/repos/owner/name/branches/develop',
      '/repos/owner/name/commits/1f0b3c8',
      '/repos/owner/name/commits/1f0b3c8',
    ]);
    expect(await confirmPath(path, at('timeout').context)).toBeUndefined();
  });
});
