import { expect, it } from 'vitest';
import { HostPaces } from '../../../src/http/scheduling/host-paces.ts';

it('finds the pace of the host itself before that of the nearest wildcard', () => {
  const paces = new HostPaces();
  const pace = { maxConcurrent: 1, minIntervalMs: 0 };
  expect(paces.findKey('A.Example.')).toBe('a.example');
  for (const host of ['*.example', '*.B.example', 'c.b.example']) paces.set(host, pace);
  expect(
    ['c.b.example', 'd.b.example', 'b.example', 'a.example', 'example', 'a.test'].map((host) => paces.findKey(host)),
  ).toEqual(['c.b.example', '*.b.example', '*.b.example', '*.example', '*.example', 'a.test']);
  expect(paces.get('*.b.example')).toBe(pace);
});
