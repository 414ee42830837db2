import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://gitee.com/mindspore/mindspore';

// Source: https://gitee.com/api/v5/swagger
describe('a repository of Gitee', () => {
  testVerdicts(url, [
    ['is there', { body: { full_name: 'mindspore/mindspore' } }, { verdict: 'alive', reason: 'ok' }],
    ['is there in other case', { body: { full_name: 'MindSpore/MindSpore' } }, { verdict: 'alive' }],
    [
      'has another name',
      { body: { full_name: 'mindspore/next' } },
      { verdict: 'moved', reason: 'renamed', to: 'https://gitee.com/mindspore/next' },
    ],
    ['is there, whatever a broken name says', { body: { full_name: 'a b/../c' } }, { verdict: 'alive' }],
    [
      'is missing or private, which is not the last word',
      { status: 404, body: { message: '404 Not Found' } },
      { verdict: 'gone', reason: 'not-found' },
    ],
    [
      'is asked for too often',
      { status: 403, body: { message: '403 Forbidden (Rate Limit Exceeded)' } },
      { verdict: 'limited', reason: 'quota' },
    ],
  ]);
  testSilence(url);

  test('keeps the place of a file when its repository has another name', async () => {
    const { verdicts, pages } = await checkService([`${url}/blob/master/README.md`], { body: { full_name: 'mindspore/next' } });
    expect(verdicts).toMatchObject([{ verdict: 'moved', to: 'https://gitee.com/mindspore/next/blob/master/README.md' }]);
    expect(pages).toEqual([]);
  });

  test('asks for the page of a file in a repository that is there', async () => {
    const { pages } = await checkService([`${url}/blob/master/README.md`], { body: { full_name: 'mindspore/mindspore' } });
    expect(pages).toEqual([`${url}/blob/master/README.md`]);
  });
});
