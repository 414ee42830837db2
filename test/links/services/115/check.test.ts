import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://115.com/s/swh2vd33nkl';

describe('a share of 115', () => {
  testVerdicts(url, [
    ['is there by its state', { body: { state: true, data: { share_state: 1 } } }, { verdict: 'alive', reason: 'ok' }],
    // Older clients get it within the information of the share, and as a text.
    ['is there by its older state', { body: { state: true, data: { shareinfo: { share_state: '1' } } } }, { verdict: 'alive' }],
    [
      'has expired beside a state that is true',
      { body: { state: true, data: { share_state: 7 } } },
      { verdict: 'gone', reason: 'expired' },
    ],
    ['was cancelled', { body: { state: false, errno: 4100010, error: '分享已取消' } }, { verdict: 'gone', reason: 'cancelled' }],
    [
      'was deleted',
      { body: { state: false, errno: '4100026' } },
      { verdict: 'gone', reason: 'deleted', evidence: { code: '4100026' } },
    ],
    ['was banned', { body: { errno: 4100033 } }, { verdict: 'gone', reason: 'banned' }],
    [
      'wants a code that the list lacks',
      { body: { errno: 4100012, error: '请输入访问码' } },
      { verdict: 'restricted', reason: 'code-missing' },
    ],
    [
      'wants the code that the list has',
      { body: { errno: 4100012 } },
      { verdict: 'alive', reason: 'exists-needs-code' },
      { code: 'ab12' },
    ],
    [
      'has another code than the list',
      { body: { errno: 4100008 } },
      { verdict: 'restricted', reason: 'code-wrong' },
      { code: 'ab12' },
    ],
    ['wants some code', { body: { errno: 4100008 } }, { verdict: 'restricted', reason: 'code-missing' }],
    ['wants a login', { body: { errno: 990001 } }, { verdict: 'restricted', reason: 'login' }],
    ['has a malformed id', { body: { errno: 990002 } }, { verdict: 'unknown', reason: 'malformed' }],
    [
      'is gone by words without a number',
      { body: { state: false, error: '链接不存在或已被删除' } },
      { verdict: 'gone', reason: 'deleted' },
    ],
    [
      'is cancelled by words without a number',
      { body: { state: false, error: '该分享已取消' } },
      { verdict: 'gone', reason: 'cancelled' },
    ],
    // A number that nobody has explained counts before words that look like a death.
    [
      'is open with a number of a wrong code and words of death',
      { body: { errno: 4100008, error: '链接不存在或已被删除' } },
      { verdict: 'restricted' },
    ],
    ['is open with a number nobody knows', { body: { errno: 4199999, error: 'x' } }, { verdict: 'unknown', reason: 'ambiguous' }],
    [
      'is open with a state nobody knows',
      { body: { state: true, data: { share_state: 5 } } },
      { verdict: 'unknown', reason: 'ambiguous' },
    ],
    ['is open with a good state and a refusal', { body: { state: false, data: { share_state: 1 } } }, { verdict: 'unknown' }],
  ]);
  testSilence(url);

  test('is asked for with its code, once', async () => {
    const { requests } = await checkService([url], { body: {} }, { code: 'ab12' });
    expect(requests.map((request) => request.url)).toEqual([
      'https://115cdn.com/webapi/share/snap?share_code=swh2vd33nkl&receive_code=ab12&offset=0&limit=1&cid=',
    ]);
  });
});
