import { expect, test } from 'vitest';
import { evenLineEnds } from '../../src/text/line-ends.ts';

test.each([
  ['a\r\nb\r\n', 'a\nb\n'],
  ['a\nb\n', 'a\nb\n'],
  ['a\r\nb\n', 'a\r\nb\n'],
  ['\na\r\n', '\na\r\n'],
  ['a', 'a'],
  ['', ''],
])('only line ends that are all of Windows are evened: %j', (text, even) => expect(evenLineEnds(text)).toBe(even));
