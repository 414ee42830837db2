import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://www.123pan.com/s/HQeA-UX1Sh';
const html = { body: '<!doctype html><title>123云盘</title>' };

describe('a share of 123pan', () => {
  testVerdicts(url, [
    ['is there', { body: { code: 0, message: 'ok' } }, { verdict: 'alive', reason: 'ok' }],
    [
      'has a code that the list lacks',
      { body: { code: 5103, message: '提取码错误' } },
      { verdict: 'restricted', reason: 'code-missing' },
    ],
    [
      'has another code than the list',
      { body: { code: 5103, message: '提取码错误' } },
      { verdict: 'restricted', reason: 'code-wrong' },
      { code: 'ab12' },
    ],
    [
      'is gone by the other meaning of 5103',
      { body: { code: 5103, message: '此分享不存在' } },
      { verdict: 'gone', reason: 'not-found' },
    ],
    ['is open where 5103 comes without words', { body: { code: 5103 } }, { verdict: 'unknown', reason: 'ambiguous' }],
    ['has expired', { body: { code: 5104, message: '分享已失效' } }, { verdict: 'gone', reason: 'expired' }],
    ['is gone', { body: { code: 5107 } }, { verdict: 'gone', reason: 'not-found' }],
    ['has a malformed id', { body: { code: 400 } }, { verdict: 'unknown', reason: 'malformed' }],
    ['is open with a code nobody knows', { body: { code: 9999 } }, { verdict: 'unknown', reason: 'ambiguous' }],
  ]);
  testSilence(url);

  test('is asked for at a mirror where its own host has no interface, whose no is no death', async () => {
    const { verdicts, requests } = await checkService([url], ({ url: asked }) =>
      asked.startsWith('https://www.123pan.com') ? html : { body: { code: 5107 } },
    );
    expect(requests.map((request) => new URL(request.url).host)).toEqual(['www.123pan.com', 'www.123684.com']);
    expect(verdicts).toMatchObject([{ verdict: 'unknown', reason: 'ambiguous' }]);
  });

  test('is alive by the word of a mirror', async () => {
    const { verdicts } = await checkService([url], ({ url: asked }) =>
      asked.startsWith('https://www.123684.com') ? { body: { code: 0 } } : html,
    );
    expect(verdicts).toMatchObject([{ verdict: 'alive' }]);
  });

  test('does not ask a host again that has shown to have no interface', async () => {
    const { requests } = await checkService([url, 'https://www.123pan.com/s/AbCd-EfGh'], html);
    const hosts = requests.map((request) => new URL(request.url).host);
    expect(hosts).toEqual(['www.123pan.com', 'www.123684.com', 'www.123865.com', 'www.123912.com']);
  });

  test('is asked for at the host that the link has', async () => {
    const { requests, verdicts } = await checkService(['https://www.123912.com/s/HQeA-UX1Sh?pwd=ab12'], { body: { code: 5107 } });
    expect(requests[0]?.url).toMatch(/^https:\/\/www\.123912\.com\/b\/api\/share\/get\?shareKey=HQeA-UX1Sh&SharePwd=ab12&/);
    expect(verdicts).toMatchObject([{ verdict: 'gone' }]);
  });
});
