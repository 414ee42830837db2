import { describe, expect, test } from 'vitest';
import {
  createPathIdentity,
  createShareIdentity,
  readAccessCode,
  repositoryNamePattern,
} from '../../../src/links/url/identity.ts';

describe('an extraction code in an address', () => {
  const read = (query: string, ...names: string[]) => readAccessCode(new URL(`https://a.example/s/1${query}`), ...names).code;

  test.each([
    ['?pwd=ab12', 'ab12'],
    ['?pwd=AB12）', 'AB12'],
    ['?pwd=ab12 复制这段内容', 'ab12'],
    ['?passcode=ab12', 'ab12'],
    // The first name that is present counts.
    ['?passcode=cd34&pwd=ab12', 'ab12'],
    ['?pwd=&passcode=cd34', 'cd34'],
  ])('%s is %s', (query, code) => {
    expect(read(query, 'pwd', 'passcode')).toBe(code);
  });

  test.each(['', '?pwd=', '?pwd=abc', '?pwd=abcde', '?pwd=提取码', '?other=ab12'])('"%s" has none', (query) => {
    expect(read(query, 'pwd')).toBeUndefined();
  });
});

test('paths are compared without case, ids of shares with it', () => {
  expect(createPathIdentity('gitee', ['Owner', 'Name'], 'https://a.example/').key).toBe('gitee:owner/name');
  expect(createPathIdentity('gitee', ['Owner', 'Name'], 'https://a.example/').id).toBe('Owner/Name');
  expect(createShareIdentity('quark', 'AbC', 'https://a.example/', { code: 'ab12' })).toEqual({
    key: 'quark:AbC',
    service: 'quark',
    id: 'AbC',
    url: 'https://a.example/',
    code: 'ab12',
  });
});

test('names of repositories have letters, figures and a few signs, a hundred at most', () => {
  for (const name of ['a', 'a.b-c_d', '.github', 'x'.repeat(100)]) expect(name).toMatch(repositoryNamePattern);
  for (const name of ['', 'a b', 'a/b', '中', 'a@v4', 'x'.repeat(101), 'a\n']) expect(name).not.toMatch(repositoryNamePattern);
});
