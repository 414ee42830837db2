import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://www.alipan.com/s/ExYQ4wmXvBp';

describe('a share of Aliyun Drive', () => {
  testVerdicts(url, [
    [
      'is there by its name',
      { body: { share_name: '数据', has_pwd: false } },
      { verdict: 'alive', reason: 'ok', evidence: { title: '数据' } },
    ],
    [
      'wants a code that the list lacks',
      { body: { share_name: 'x', has_pwd: true } },
      { verdict: 'restricted', reason: 'code-missing' },
    ],
    [
      'wants the code that the list has',
      { body: { share_name: 'x', has_pwd: true } },
      { verdict: 'alive', reason: 'exists-needs-code' },
      { code: 'ab12' },
    ],
    ['was cancelled', { status: 400, body: { code: 'ShareLink.Cancelled' } }, { verdict: 'gone', reason: 'cancelled' }],
    [
      'was cancelled, in American spelling',
      { status: 400, body: { code: 'ShareLink.Canceled' } },
      { verdict: 'gone', reason: 'cancelled' },
    ],
    ['was banned', { status: 400, body: { code: 'ShareLink.Forbidden' } }, { verdict: 'gone', reason: 'banned' }],
    ['has expired', { status: 400, body: { code: 'ShareLink.Expired' } }, { verdict: 'gone', reason: 'expired' }],
    ['was never there', { status: 404, body: { code: 'NotFound.ShareLink' } }, { verdict: 'gone', reason: 'not-found' }],
    ['is asked for too often', { status: 429, body: { code: 'ParamFlowException' } }, { verdict: 'limited', reason: 'quota' }],
    ['is asked for too often, with 200', { body: { code: 'ParamFlowException' } }, { verdict: 'limited', reason: 'quota' }],
    ['is open with another code', { status: 404, body: { code: 'NotFound.File' } }, { verdict: 'unknown', reason: 'ambiguous' }],
    ['is open without a name', { body: {} }, { verdict: 'unknown', reason: 'ambiguous' }],
  ]);
  testSilence(url);

  test('has folders that are told apart by their address alone: one request for all of them', async () => {
    const { verdicts, requests } = await checkService([url, `${url}/folder/1`, `${url}/folder/2`], { body: { share_name: 'x' } });
    expect(requests).toHaveLength(1);
    expect(verdicts.map(({ note }) => note)).toEqual([undefined, 'weak-evidence', 'weak-evidence']);
  });
});
