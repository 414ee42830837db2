import { describe } from 'vitest';
import { testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w';
const message = (text: string, rest = '') => ({ body: `<title></title><div class="weui-msg"><h2>${text}</h2>${rest}</div>` });

describe('an article of WeChat', () => {
  testVerdicts(url, [
    [
      'is there',
      { body: '<title>一篇文章</title><div id="js_content">该内容已被发布者删除</div>' },
      { verdict: 'alive', evidence: { title: '一篇文章' } },
    ],
    [
      'was deleted by its author, for certain',
      message('该内容已被发布者删除'),
      { verdict: 'gone', reason: 'deleted', evidence: { authoritative: true } },
    ],
    ['was deleted, in other characters', message('此内容已被发布者删除'), { verdict: 'gone', reason: 'deleted' }],
    ['was moderated', message('此内容因违规无法查看'), { verdict: 'gone', reason: 'banned' }],
    ['lost its account', message('此账号已自主注销，内容无法查看'), { verdict: 'gone', reason: 'account-gone' }],
    ['has expired', message('链接已过期'), { verdict: 'gone', reason: 'expired' }],
    [
      'moved with its account',
      message('该公众号已迁移', '<a href="https://mp.weixin.qq.com/s?__biz=a&amp;mid=1">访问文章</a>'),
      { verdict: 'moved', to: 'https://mp.weixin.qq.com/s?__biz=a&mid=1' },
    ],
    [
      'moved nobody knows where',
      message('该公众号已迁移', '<a href="https://site.example/">x</a>'),
      { verdict: 'unknown', reason: 'redirected' },
    ],
    ['is behind a check against robots', message('环境异常'), { verdict: 'blocked', reason: 'captcha' }],
    [
      'leads to a captcha',
      { url: 'https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?x', body: '该内容已被发布者删除' },
      { verdict: 'blocked', reason: 'captcha' },
    ],
    ['is asked for too often', message('访问过于频繁'), { verdict: 'limited', reason: 'quota' }],
    ['is hidden for a while', message('该内容暂时无法查看'), { verdict: 'unknown', reason: 'ambiguous' }],
    ['has a malformed address', message('参数错误'), { verdict: 'unknown', reason: 'malformed' }],
    // In a long text the sentence is somebody's words.
    [
      'is open where such words stand in a long text',
      message(`该内容已被发布者删除${'很'.repeat(900)}`),
      { verdict: 'unknown', reason: 'unreadable' },
    ],
  ]);
  testSilence(url);
});
