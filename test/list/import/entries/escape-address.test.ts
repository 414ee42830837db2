import { expect, it } from 'vitest';
import { escapeAddress } from '../../../../src/list/import/entries/escape-address.ts';

it.each([
  ['https://a.org/x', 'https://a.org/x'],
  ['https://a.org/中文', 'https://a.org/中文'],
  ['https://a.org/a b', 'https://a.org/a%20b'],
  ["https://a.org/'x'", "https://a.org/'x'"],
  ["https://a.org/'x y'", 'https://a.org/%27x%20y%27'],
  ['https://a.org/x，y。', 'https://a.org/x%EF%BC%8Cy%E3%80%82'],
  ['https://a.org\\x', undefined],
  ['https://a.org/x\\y', 'https://a.org/x%5Cy'],
  ['HTTPS://A.org/x y', 'https://A.org/x%20y'],
  ['https://a b.org/x', undefined],
  ['https://', undefined],
  ['ftp://a.org/x y', undefined],
  [`https://a.org/${'x'.repeat(2000)}`, undefined],
  [`https://a.org/${' '.repeat(900)}`, undefined],
])('%j is written %j', (url, escaped) => {
  expect(escapeAddress(url)).toBe(escaped);
});
