import { describe, expect, test } from 'vitest';
import { findAccessCode, isAccessCodeLine, unstatedCodePattern } from '../../../src/links/extract/access-codes.ts';
import { unstatedCode } from '../../../src/links/url/identity.ts';

describe('the code that a text names', () => {
  test.each([
    ['提取码：abcd', 'abcd'],
    ['提取码: `AbC1`', 'AbC1'],
    ['（访问码：ab12）', 'ab12'],
    ['提取密码 ab12', 'ab12'],
    ['密码为“ab12”', 'ab12'],
    ['密码是 ab12', 'ab12'],
    ['分享码=ab12', 'ab12'],
    ['(code:KDRU)', 'KDRU'],
    ['password: 1fa3', '1fa3'],
    ['extraction code ab12', 'ab12'],
    ['the code is ab12', 'ab12'],
    ['pwd=ab12', 'ab12'],
    // The one that stands first.
    ['提取码：abcd 密码：efgh', 'abcd'],
  ])('%s is %s', (text, code) => {
    expect(findAccessCode(text)).toBe(code);
  });

  test.each([
    '解压密码：abcd',
    '压缩包密码：abcd',
    '文件密码：abcd',
    '提取码：abcde',
    '提取码：abc',
    'code here',
    'source code with more',
    'barcode: ab12',
    '提取码',
    '',
    `${'很'.repeat(400)}提取码：abcd`,
  ])('"%s" has none', (text) => {
    expect(findAccessCode(text)).toBeUndefined();
  });

  test.each([
    '提取码：无',
    '提取码：无加密',
    '无需提取码',
    '提取码未注明',
    '免访问码',
    'no code',
    'password: none',
    'code not stated',
    '没有提取码',
  ])('%s says that there is none', (text) => {
    expect(findAccessCode(text)).toBe(unstatedCode);
    expect(text).toMatch(unstatedCodePattern);
  });

  test.each([
    ['无解压密码，提取码：abcd', 'abcd'],
    ['提取码：abcd，无需密码登录', 'abcd'],
    ['提取码：无名1', undefined],
    ['no codes of conduct', undefined],
  ])('%s does not say so', (text, code) => {
    expect(findAccessCode(text)).toBe(code);
  });
});

test.each([
  ['提取码：abcd', true],
  ['> - 提取码：abcd', true],
  ['（密码：abcd）', true],
  ['  Password: ab12', true],
  ['无需提取码', true],
  ['这里是提取码：abcd', false],
  [`提取码：abcd ${'很'.repeat(60)}`, false],
  ['', false],
])('a line "%s" only names a code: %s', (line, expected) => {
  expect(isAccessCodeLine(line)).toBe(expected);
});
