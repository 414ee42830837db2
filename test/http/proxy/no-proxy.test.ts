import { expect, it } from 'vitest';
import { parseNoProxyRule } from '../../../src/http/proxy/no-proxy.ts';

it.each([
  ['*', 'http://a.example/', true],
  ['a.example', 'http://b.a.example/', true],
  ['a.example', 'http://ba.example/', false],
  ['*.a.example', 'http://a.example/', false],
  ['a.example:8080', 'http://a.example/', false],
  ['a.example:443', 'https://a.example./', true],
  ['[::1]:80', 'http://[::1]/', true],
  ['10.0.0.0/8', 'http://10.1.2.3/', true],
  ['10.0.0.0/8', 'http://10.example/', false],
  ['3', 'http://10.1.2.3/', false],
  ['nonsense/99', 'http://10.1.2.3/', false],
])('the rule %s for %s: %s', (rule, url, expected) => {
  expect(parseNoProxyRule(rule)(new URL(url))).toBe(expected);
});
