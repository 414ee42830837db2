import { describe, expect, it } from 'vitest';
import { hasToken, readListsToken } from '../../../src/bot/lists-page/access-token.ts';

const token = 'a token of twenty or more characters';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the token of the page of lists', () => {
  it('is the password of HTTP Basic, under any user name', () => {
    expect(hasToken(basic(`:${token}`), token)).toBe(true);
    expect(hasToken(basic(`somebody:${token}`), token)).toBe(true);
    expect(hasToken(`basic ${basic(`x:${token}`).slice(6)}`, token)).toBe(true);
    expect(hasToken(basic('x:a:密码'), 'a:密码')).toBe(true);
  });

  it.each([
    undefined,
    '',
    'Basic',
    'Basic ====',
    basic(token),
    basic(`x:${token} `),
    basic(`x:${token.slice(1)}`),
    basic(`${token}:`),
    basic('x:'),
    `Bearer ${token}`,
    `Basic ${'A'.repeat(5000)}`,
  ])('is not in %j', (header) => {
    expect(hasToken(header, token)).toBe(false);
  });

  it('is off without one, and refused where it could be guessed', () => {
    expect(readListsToken({})).toBeUndefined();
    expect(readListsToken({ LISTKEEPER_LISTS_TOKEN: '' })).toBeUndefined();
    expect(readListsToken({ LISTKEEPER_LISTS_TOKEN: token })).toBe(token);
    expect(() => readListsToken({ LISTKEEPER_LISTS_TOKEN: 'changeme' })).toThrow(
      expect.objectContaining({ code: 'weak-lists-token' }),
    );
  });
});
