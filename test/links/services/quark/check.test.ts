import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://pan.quark.cn/s/e06704643151';

describe('a share of Quark', () => {
  testVerdicts(url, [
    [
      'is there, and what is behind its token nobody has seen',
      { body: { code: 0, data: { stoken: 'x' } } },
      { verdict: 'alive', note: 'weak-evidence' },
    ],
    [
      'wants a code that the list lacks',
      { body: { code: 41008, message: '需要提取码' } },
      { verdict: 'restricted', reason: 'code-missing' },
    ],
    [
      'wants the code that the list has',
      { body: { code: 41008 } },
      { verdict: 'alive', reason: 'exists-needs-code' },
      { code: 'ab12' },
    ],
    ...[41004, 41006, 41011, 41012].map(
      (code) => [`is gone by ${code}`, { status: 404, body: { code } }, { verdict: 'gone', reason: 'not-found' }] as const,
    ),
    ...[41010, 41031].map(
      (code) => [`was banned by ${code}`, { body: { code } }, { verdict: 'gone', reason: 'banned' }] as const,
    ),
    ['is open without a token', { body: { code: 0, data: {} } }, { verdict: 'unknown', reason: 'ambiguous' }],
    ['is open with an empty token', { body: { code: 0, data: { stoken: '' } } }, { verdict: 'unknown', reason: 'ambiguous' }],
    ['is open with a code nobody knows', { body: { code: 41999 } }, { verdict: 'unknown', reason: 'ambiguous' }],
  ]);
  testSilence(url);

  test('is asked for as its own page asks, with the code', async () => {
    const { requests } = await checkService([`${url}?pwd=ab12`], { body: { code: 41008 } });
    expect(requests).toMatchObject([{ method: 'POST', body: '{"pwd_id":"e06704643151","passcode":"ab12"}' }]);
  });
});
