import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://www.modelscope.cn/datasets/space/name/summary';

describe('a dataset of ModelScope', () => {
  testVerdicts(url, [
    ['is there', { body: { Code: 200, Success: true } }, { verdict: 'alive', reason: 'ok' }],
    [
      'is gone',
      { status: 404, body: { Code: 10010205001, Message: 'get dataset failed, record not found' } },
      { verdict: 'gone', reason: 'not-found' },
    ],
    // An overloaded server uses the same number: modelscope/modelscope#535.
    [
      'is open where the database is busy',
      { status: 404, body: { Code: 10010205001, Message: "Error 1461 (42000): Can't create more than max_prepared_stmt_count" } },
      { verdict: 'unreachable', reason: 'server-error' },
    ],
    ['is open with the number alone', { status: 404, body: { Code: 10010205001 } }, { verdict: 'unknown', reason: 'ambiguous' }],
    ['is private', { status: 404, body: { Code: 10010200001 } }, { verdict: 'restricted', reason: 'private-or-missing' }],
    ['wants a login', { status: 404, body: { Code: 10010101004 } }, { verdict: 'restricted', reason: 'login' }],
    ['is open with a 404 that is a page', { status: 404, body: 'x' }, { verdict: 'unknown', reason: 'unreadable' }],
    ['is open with 200 and another code', { body: { Code: 500 } }, { verdict: 'unknown', reason: 'ambiguous' }],
  ]);
  testSilence(url);

  test('is asked for in its own world', async () => {
    const { requests } = await checkService([url, 'https://modelscope.ai/models/space/name'], { body: { Code: 200 } });
    expect(requests.map((request) => request.url)).toEqual([
      'https://www.modelscope.cn/api/v1/datasets/space/name',
      'https://www.modelscope.ai/api/v1/models/space/name',
    ]);
  });
});
