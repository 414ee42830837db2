import { describe, expect, test } from 'vitest';
import {
  deserializeError,
  formatErrorWithRemedy,
  getErrorMessage,
  serializeError,
  WorkerLost,
} from '../../../src/bot/queue/job-error.ts';
import { isListkeeperError, ListkeeperError } from '../../../src/errors/listkeeper-error.ts';
import { ForgeError, isForgeError } from '../../../src/forge/forge-error.ts';

const forgeError = new ForgeError(
  'rate-limited',
  { operation: { name: 'read-repository' as const }, reason: { kind: 'reply', text: 'slow down' } },
  { retryAt: 7, cause: new Error('with a token in it') },
);
const across = (error: unknown) => deserializeError(JSON.parse(JSON.stringify(serializeError(error))));

describe('an error that crosses to another process', () => {
  test('of the forge keeps its category, its words and its time', () => {
    const same = across(forgeError);
    expect(isForgeError(same, 'rate-limited')).toBe(true);
    expect(same).toMatchObject({ message: forgeError.message, retryAt: 7, isTransient: true });
  });

  test('of ours keeps its code and its values', () => {
    const error = new ListkeeperError('bad-mode', { mode: 'x' });
    expect(across(error)).toMatchObject({ code: 'bad-mode', message: error.message });
    expect(isListkeeperError(across(error))).toBe(true);
  });

  test('of a worker that was lost comes back as its code', () => {
    expect(across(new WorkerLost('job-timed-out', { minutes: 7 }))).toMatchObject({ code: 'job-timed-out' });
  });

  test('of anything else keeps its message alone, without cause and stack', () => {
    const serialized = serializeError(new TypeError('x is not a function', { cause: forgeError }));
    expect(serialized).toEqual({ message: 'x is not a function' });
    expect(across('a text')).toMatchObject({ message: 'a text' });
    expect(across(undefined)).toMatchObject({ message: 'undefined' });
  });

  test('never carries what caused it', () => {
    expect(JSON.stringify(serializeError(forgeError))).not.toContain('token');
  });
});

test('a message has a bounded length, and a remedy where there is one', () => {
  expect(getErrorMessage(new Error('x'.repeat(9000)))).toHaveLength(500);
  const error = new ListkeeperError('bad-mode', { mode: 'x' });
  expect(formatErrorWithRemedy(error)).toBe(`${error.message} ${error.remedy}`);
  expect(formatErrorWithRemedy(forgeError)).toBe(`${forgeError.message}. ${forgeError.remedy}`);
  expect(formatErrorWithRemedy(new Error('x'))).toBe('x');
});

test('a loss becomes a permanent one with the same code', () => {
  const loss = new WorkerLost('job-worker-crashed', { detail: 'SIGKILL' });
  expect([loss.isPermanent, loss.toPermanent().isPermanent]).toEqual([false, true]);
  expect(loss.toPermanent()).toMatchObject({ code: 'job-worker-crashed', message: loss.message });
});
