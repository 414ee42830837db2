import { expect, test } from 'vitest';
import { cleanUrl } from '../../../src/links/url/clean-url.ts';
import { parsePlainUrl } from '../../../src/links/url/plain-url.ts';
import fc from '../../seeded-fast-check.ts';

test('a plain address is what a URL parser and cleaning leave as it is', () => {
  const rest = fc.string({ unit: fc.constantFrom(...'aZ0./~@:&=+-_%?#! \\', '..', 'xn--', '.com', 'é'), maxLength: 14 });
  const address = fc
    .tuple(fc.constantFrom('http://', 'https://a.b.com', 'https://a.b.com/'), rest)
    .map((parts) => parts.join(''));
  let plain = 0;
  fc.assert(
    fc.property(address, (text) => {
      const parts = parsePlainUrl(text);
      if (parts === undefined) return;
      plain += 1;
      const { host, pathname, href } = new URL(text);
      expect({ host, pathname, href }).toEqual({
        host: parts.host,
        pathname: parts.path || '/',
        href: parts.path === '' ? `${text}/` : text,
      });
      expect(cleanUrl(text)).toBe(text);
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(300);
});

test.each([
  'https://A.com/',
  'https://a.com:80/',
  'https://1.2.3.4/',
  'https://a.com/./b',
  'https://a.com/%41',
  'https://a.com/?b',
  'https://a.com/#b',
  'https://xn--fiqs8s.com/',
  'https://a.xn--p1ai/',
  'https://httpbin.org/',
  'https://a.com/b.',
  'https://u@a.com/',
  `https://a.com/${'x'.repeat(600)}`,
])('%s is left to the parser', (text) => expect(parsePlainUrl(text)).toBeUndefined());
