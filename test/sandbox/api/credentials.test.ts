import { createSign } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, createCredentials, isPermitted } from '../../../src/sandbox/api/credentials.ts';

let credentials: Credentials;
beforeAll(async () => {
  credentials = await createCredentials(7);
});
const encode = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

function sign(claims: unknown, head: unknown = { alg: 'RS256', typ: 'JWT' }) {
  const signed = `${encode(head)}.${encode(claims)}`;
  return `${signed}.${createSign('sha256').update(signed).sign(credentials.privateKey, 'base64url')}`;
}
const caller = { actor: { account: { id: 1 } } as never, permissions: { issues: 'write' as const }, repositories: undefined };

describe('who asks', () => {
  test('is nobody without a word', () => {
    expect([credentials.authenticate(undefined), credentials.authenticate('')]).toEqual([{ kind: 'nobody' }, { kind: 'nobody' }]);
  });

  test.each(['Bearer', 'bearer', 'token'])('is the holder of a token, by "%s"', (scheme) => {
    const { token } = credentials.issueToken(caller);
    expect(credentials.authenticate(`${scheme} ${token}`)).toEqual({ kind: 'token', ...caller });
  });

  test('is nobody any more with a token that was revoked, or has expired', () => {
    const { token, expiresAt } = credentials.issueToken(caller);
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 59 * 60_000);
    credentials.revokeToken(token);
    const expired = credentials.issueToken(caller, -1).token;
    for (const each of [token, expired, 'ghs_unknown'])
      expect(() => credentials.authenticate(`Bearer ${each}`)).toThrow(/Bad credentials/);
  });

  test.each(['Basic abc', 'Bearer', 'Bearer a b', 'ghs_x'])('is refused by "%s"', (authorization) => {
    expect(() => credentials.authenticate(authorization)).toThrow(expect.objectContaining({ status: 401 }));
  });
});

// Source: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
describe('a token that the App signs', () => {
  test('is the App', () => {
    expect(credentials.authenticate(`Bearer ${sign({ iss: '7', iat: now() - 60, exp: now() + 600 })}`)).toEqual({ kind: 'app' });
  });

  test.each([
    ['of another App', () => sign({ iss: 8, iat: now(), exp: now() + 60 }), /Integration not found/],
    ['that has expired', () => sign({ iss: 7, iat: now(), exp: now() - 1 }), /not in the future/],
    ['without an end', () => sign({ iss: 7, iat: now() }), /not in the future/],
    ['that lasts too long', () => sign({ iss: 7, iat: now(), exp: now() + 900 }), /too far in the future/],
    ['from the future', () => sign({ iss: 7, iat: now() + 300, exp: now() + 600 }), /Issued at/],
    ['without a beginning', () => sign({ iss: 7, exp: now() + 60 }), /Issued at/],
    [
      'that nobody signed',
      () =>
        `${sign({ iss: 7, iat: now(), exp: now() + 60 })
          .split('.')
          .slice(0, 2)
          .join('.')}.AAAA`,
      /could not be decoded/,
    ],
    [
      'that says that it needs no signature',
      () => sign({ iss: 7, iat: now(), exp: now() + 60 }, { alg: 'none' }),
      /could not be decoded/,
    ],
    ['of nonsense', () => 'a.b.c', /could not be decoded/],
  ])('%s is refused', (_, token, message) => {
    expect(() => credentials.authenticate(`Bearer ${token()}`)).toThrow(message);
  });
});

test.each([
  [{ issues: 'write' }, 'issues:write', true],
  [{ issues: 'write' }, 'issues:read', true],
  [{ issues: 'read' }, 'issues:read', true],
  [{ issues: 'read' }, 'issues:write', false],
  [{}, 'issues:read', false],
  [{}, 'metadata:read', true],
  [{}, 'metadata:write', false],
] as const)('%j permits %s: %s', (granted, required, expected) => {
  expect(isPermitted(granted, required)).toBe(expected);
});
