import { describe, expect, it } from 'vitest';
import { isListkeeperError, ListkeeperError } from '../../src/errors/listkeeper-error.ts';

describe('an error of Listkeeper', () => {
  it('has a message and a remedy in each language, made from its code and values', () => {
    const error = new ListkeeperError('bad-accept', { word: 'fine', verdicts: ['gone', 'moved'] });
    expect(error.message).toBe('fine is neither a status code nor a verdict.');
    expect(error.remedy).toContain('gone, moved');
    expect(error.explain('zh')).toEqual({
      code: 'bad-accept',
      message: 'fine 既不是状态码，也不是检查结果的名称。',
      remedy: '请给出状态码（403）、范围（200-299、4xx）或检查结果：gone、moved。',
      docs: 'docs/errors.md#bad-accept',
    });
  });

  it('needs no values where its sentences never change, and keeps its cause', () => {
    const cause = new Error('inner');
    const error = new ListkeeperError('no-webhook-secret', {}, { cause });
    expect(error.cause).toBe(cause);
    expect(new ListkeeperError('no-token').message).toBe('No token was given.');
  });

  it('is recognized by its code', () => {
    const error: unknown = new ListkeeperError('no-such-path', { path: 'a', expected: 'list' });
    expect(isListkeeperError(error)).toBe(true);
    expect(isListkeeperError(error, 'no-such-path')).toBe(true);
    expect(isListkeeperError(error, 'no-list')).toBe(false);
    expect(isListkeeperError(new Error('other'))).toBe(false);
  });
});
