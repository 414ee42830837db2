import { describe } from 'vitest';
import { testVerdicts } from './check-service.ts';

const page = (title: string, text = '') => ({ body: `<title>${title}</title><p>${text}</p>` });

describe.each([
  ['https://zhuanlan.zhihu.com/p/208721884', '<meta id="zh-zse-ck" content="x">', 'https://www.zhihu.com/account/unhuman?x'],
  ['https://book.douban.com/subject/1007305/', '<p>检测到有异常请求从你的 IP 发出</p>', 'https://sec.douban.com/c?x'],
])('%s, whose site walls programs', (url, wall, check) => {
  testVerdicts(url, [
    ['is there', page('一篇文章'), { verdict: 'alive', evidence: { title: '一篇文章' } }],
    ['is gone', { status: 404 }, { verdict: 'gone', reason: 'not-found' }],
    ['is gone for good', { status: 410 }, { verdict: 'gone' }],
    ['is behind its wall', { body: wall }, { verdict: 'blocked', reason: 'bot-wall' }],
    ['is behind its wall under a 404', { status: 404, body: wall }, { verdict: 'blocked' }],
    ['leads to its check', { url: check, ...page('x') }, { verdict: 'blocked' }],
    ['is refused', { status: 403 }, { verdict: 'blocked', reason: 'bot-wall' }],
    [
      'leads to its login',
      { url: new URL('/signin?next=x', url).href, ...page('x') },
      { verdict: 'restricted', reason: 'login' },
    ],
    ['is open behind an odd status', { status: 418 }, { verdict: 'unknown', reason: 'ambiguous' }],
  ]);
});

describe('a site that walls programs', () => {
  testVerdicts('https://www.zhihu.com/question/1', [
    ['is asked for too often', { status: 429 }, { verdict: 'limited', reason: 'quota' }],
    ['fails', { status: 502 }, { verdict: 'unreachable', reason: 'server-error' }],
    ['does not answer', 'timeout', { verdict: 'unreachable', reason: 'timeout' }],
    // The name of a service that is known does not vanish.
    ['has no address', 'dns', { verdict: 'unreachable', reason: 'dns' }],
  ]);
});
