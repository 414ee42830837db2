import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://codeberg.org/Forgejo/forgejo';
const api = 'https://codeberg.org/api/v1';

// Source: https://codeberg.org/swagger.v1.json
describe('a repository of Codeberg', () => {
  testVerdicts(url, [
    ['is there', { body: { full_name: 'forgejo/forgejo', archived: false } }, { verdict: 'alive', reason: 'ok' }],
    ['is archived', { body: { full_name: 'forgejo/forgejo', archived: true } }, { verdict: 'alive', note: 'archived' }],
    ['is empty', { body: { full_name: 'forgejo/forgejo', empty: true } }, { verdict: 'alive', note: 'empty-repository' }],
    [
      'has another name',
      { body: { full_name: 'forgejo/next' } },
      { verdict: 'moved', reason: 'renamed', to: 'https://codeberg.org/forgejo/next' },
    ],
    [
      'is missing or private',
      { status: 404, body: { message: 'The target couldn’t be found.' } },
      { verdict: 'gone', reason: 'not-found' },
    ],
    ['wants a login', { status: 401, body: { message: 'token is required' } }, { verdict: 'restricted', reason: 'login' }],
    ['is told by its page behind a wall', { status: 403, body: '<title>Anubis</title>' }, { evidence: { asked: 'page' } }],
    [
      'is told by its page where a 404 is no answer of Gitea',
      { status: 404, body: '<title>404</title>' },
      { evidence: { asked: 'page' } },
    ],
    ['is open behind a quota', { status: 429 }, { verdict: 'limited', reason: 'quota' }],
  ]);
  testSilence(url);

  test('keeps the page inside when it has another name, and asks for it when it has not', async () => {
    const inside = `${url}/src/branch/next/a%20b`;
    const moved = await checkService([inside], { body: { full_name: 'forgejo/next' } });
    expect(moved.verdicts).toMatchObject([{ verdict: 'moved', to: 'https://codeberg.org/forgejo/next/src/branch/next/a%20b' }]);
    const there = await checkService([inside], { body: { full_name: 'forgejo/forgejo' } });
    expect(there.pages).toEqual([inside]);
  });

  test('is followed to its new name, and not to another host', async () => {
    const { requests } = await checkService([url], { body: { full_name: 'forgejo/forgejo' } });
    const follow = requests[0]?.shouldFollowRedirect;
    expect(requests[0]?.url).toBe(`${api}/repos/Forgejo/forgejo`);
    expect(follow?.(new URL(`${api}/repos/forgejo/next`))).toBe(true);
    expect(follow?.(new URL('https://site.example/'))).toBe(false);
  });
});

describe('an owner at Codeberg', () => {
  testVerdicts('https://codeberg.org/Forgejo', [
    ['is there', { body: { login: 'forgejo' } }, { verdict: 'alive', evidence: { title: 'forgejo' } }],
    ['has another name', { body: { login: 'other' } }, { verdict: 'moved', to: 'https://codeberg.org/other' }],
    ['is gone', { status: 404, body: { message: 'user does not exist' } }, { verdict: 'gone' }],
    ['is open without a name', { body: {} }, { verdict: 'unknown', reason: 'unreadable' }],
  ]);
});
