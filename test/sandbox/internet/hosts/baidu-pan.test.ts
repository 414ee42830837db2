import { describe, expect, test } from 'vitest';
import { type BaiduShare, createBaiduPanHost } from '../../../../src/sandbox/internet/hosts/baidu-pan.ts';
import { checkService } from '../../../links/services/check-service.ts';
import { answerByHosts, ask } from '../answer-by-hosts.ts';

const check = async (share: BaiduShare, code?: string) => {
  const answers = answerByHosts([createBaiduPanHost({ '1abcdefg': share })]);
  const { verdicts } = await checkService(['https://pan.baidu.com/s/1abcdefg'], answers, code === undefined ? {} : { code });
  return verdicts[0];
};

describe('a share is answered so that a check sees', () => {
  test.each([
    ['public', { verdict: 'alive', reason: 'ok' }],
    ['locked', { verdict: 'restricted', reason: 'code-missing' }],
    ['missing', { verdict: 'gone', reason: 'not-found', evidence: { authoritative: true } }],
    ['cancelled', { verdict: 'gone', reason: 'cancelled' }],
    ['deleted', { verdict: 'gone', reason: 'deleted' }],
    ['banned', { verdict: 'gone', reason: 'banned' }],
    ['expired', { verdict: 'gone', reason: 'expired' }],
    ['worn-out', { verdict: 'gone', reason: 'worn-out' }],
    ['risk', { verdict: 'blocked', reason: 'captcha' }],
    ['outage', { verdict: 'unreachable', reason: 'server-error' }],
  ] as const)('that it is %s', async (state, expected) => {
    expect(await check({ state })).toMatchObject(expected);
  });
});

describe('a locked share is answered so that a check sees', () => {
  test('the right code, and files behind it', async () => {
    expect(await check({ state: 'locked', code: 'ab12' }, 'ab12')).toMatchObject({ verdict: 'alive', reason: 'code-right' });
  });

  test('the right code, and nothing behind it', async () => {
    expect((await check({ state: 'locked', code: 'ab12', files: 0 }, 'ab12'))?.reason).not.toBe('code-right');
  });

  test('a wrong code', async () => {
    expect(await check({ state: 'locked', code: 'ab12' }, 'cd34')).toMatchObject({ verdict: 'restricted', reason: 'code-wrong' });
  });
});

test('a visitor without a cookie gets a captcha, and after three codes a check', () => {
  const host = [createBaiduPanHost({ '1abcdefg': { state: 'locked', code: 'ab12' } })];
  expect(ask(host, 'https://pan.baidu.com/s/1abcdefg').headers?.location).toContain('captcha');
  const verify = () =>
    JSON.parse(
      String(
        ask(host, 'https://pan.baidu.com/share/verify?surl=abcdefg', {
          method: 'POST',
          body: 'pwd=xxxx',
          cookies: { BAIDUID: '1' },
        }).body,
      ),
    ).errno;
  expect([verify(), verify(), verify(), verify()]).toEqual([-9, -9, -9, -62]);
});
