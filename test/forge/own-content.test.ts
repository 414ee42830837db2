import { describe, expect, it } from 'vitest';
import type { GitHubClient } from '../../src/forge/github-client.ts';
import { isOwnContent, isOwnWithMarker, isSameText, prependMarker, resolveIdentity } from '../../src/forge/own-content.ts';

const identity = { slug: 'Listkeeper', id: 7 };
const body = prependMarker('listkeeper:review', 'Fine.');

describe('isOwnWithMarker', () => {
  it('recognizes content of the App by login or App id', () => {
    expect(isOwnWithMarker({ body, user: { login: 'listkeeper[bot]' } }, 'listkeeper:review', identity)).toBe(true);
    expect(isOwnWithMarker({ body, performed_via_github_app: { id: 7 } }, 'listkeeper:review', identity)).toBe(true);
  });

  it('does not trust a marker that another user copied', () => {
    for (const login of ['mallory', 'listkeeper', 'github-actions[bot]'])
      expect(isOwnWithMarker({ body, user: { login } }, 'listkeeper:review', identity)).toBe(false);
    expect(isOwnWithMarker({ body, user: null }, 'listkeeper:review', identity)).toBe(false);
  });

  it.each([
    ['another marker', '<!-- listkeeper:health -->\nFine.'],
    ['a marker below the first line', `Hello\n${body}`],
    ['no body', null],
  ])('refuses %s', (_, other) => {
    expect(isOwnWithMarker({ body: other, user: { login: 'listkeeper[bot]' } }, 'listkeeper:review', identity)).toBe(false);
  });
});

describe('isOwnContent', () => {
  it('is false for everybody without an identity', () => {
    expect(isOwnContent({ user: { login: '[bot]' } }, {})).toBe(false);
    expect(isOwnContent({ user: { login: '[bot]' } }, { slug: '' })).toBe(false);
  });
});

describe('resolveIdentity', () => {
  const client = (answer: () => Promise<unknown>) =>
    ({ rest: { users: { getAuthenticated: answer } } }) as unknown as GitHubClient;
  const rejecting = (status: number) => client(() => Promise.reject(Object.assign(new Error('refused'), { status })));

  it('asks GitHub only when the identity is not known', async () => {
    expect(await resolveIdentity(rejecting(500), identity)).toBe(identity);
    expect(
      await resolveIdentity(
        client(async () => ({ data: { login: 'mei' } })),
        undefined,
      ),
    ).toEqual({ login: 'mei' });
  });

  it('assumes github-actions[bot] for a token that may not read its user', async () => {
    expect(await resolveIdentity(rejecting(403), undefined)).toEqual({ login: 'github-actions[bot]' });
  });

  it('rejects when GitHub fails', async () => {
    await expect(resolveIdentity(rejecting(502), undefined)).rejects.toMatchObject({ status: 502 });
  });
});

describe('isSameText', () => {
  it('ignores line endings and outer white space only', () => {
    expect(isSameText('a\r\nb\n', 'a\nb')).toBe(true);
    expect(isSameText(undefined, '')).toBe(true);
    expect(isSameText('a b', 'a  b')).toBe(false);
  });
});
