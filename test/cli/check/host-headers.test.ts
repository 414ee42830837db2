import { expect, test } from 'vitest';
import { parseHostHeaders } from '../../../src/cli/check/host-headers.ts';

test('headers are read one a line', () => {
  expect(parseHostHeaders('Docs.example.org Authorization: Bearer a:b\n\n*.b.example X-Key: 1\r\n')).toEqual([
    { host: 'docs.example.org', accept: [], headers: { authorization: 'Bearer a:b' } },
    { host: '*.b.example', accept: [], headers: { 'x-key': '1' } },
  ]);
  expect(parseHostHeaders(undefined)).toEqual([]);
});

test.each(['Authorization: Bearer secret', 'a.example Authorization', 'a.example X: \u0000secret'])(
  'a line that is none is named by its number alone: %j',
  (line) => {
    expect(() => parseHostHeaders(`a.example X: 1\n${line}`)).toThrow(/Line 2/);
    expect(() => parseHostHeaders(`a.example X: 1\n${line}`)).not.toThrow(/secret/);
  },
);
