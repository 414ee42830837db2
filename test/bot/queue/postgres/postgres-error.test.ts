import { expect, test } from 'vitest';
import { toPostgresStoreError } from '../../../../src/bot/queue/postgres/postgres-error.ts';
import { ListkeeperError } from '../../../../src/errors/listkeeper-error.ts';

const convert = (code: unknown) =>
  toPostgresStoreError(Object.assign(new Error('password=secret'), { code }), 'db.example/listkeeper');

// Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
test.each([
  ['08006', 'unreachable'],
  ['57P01', 'unreachable'],
  ['57014', 'unreachable'],
  ['28P01', 'refused'],
  ['3D000', 'refused'],
  ['25006', 'no-rights'],
  ['42501', 'no-rights'],
  ['53100', 'full'],
  ['53300', 'crowded'],
  ['53200', 'failed'],
  ['42P01', 'failed'],
  // The system's own words, of which some have five letters.
  ['ECONNREFUSED', 'unreachable'],
  ['EPIPE', 'unreachable'],
  ['EPERM', 'unreachable'],
  [undefined, 'unreachable'],
  [7, 'unreachable'],
])('an error with the code %s is "%s"', (code, problem) => {
  const error = convert(code);
  expect(error).toMatchObject({ code: 'queue-unavailable', values: { file: 'db.example/listkeeper', problem } });
  expect((error as Error).message).not.toContain('secret');
});

test('a bug of ours, an error that says what to do, and what is no error stay as they are', () => {
  for (const error of [new TypeError('x'), new ListkeeperError('no-token'), 'text', undefined])
    expect(toPostgresStoreError(error, 'db')).toBe(error);
});
