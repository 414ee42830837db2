import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const lanzou = 'https://wwe.lanzoui.com/iAbCd';

describe('a share of Lanzou', () => {
  testVerdicts(lanzou, [
    [
      'is there by the size of its file',
      { body: '<title>x</title><div>文件大小：1 M</div>' },
      { verdict: 'alive', reason: 'ok' },
    ],
    ['wants a code that the list lacks', { body: '<p>输入密码</p>' }, { verdict: 'restricted', reason: 'code-missing' }],
    [
      'wants the code that the list has',
      { body: '<p>输入密码</p>' },
      { verdict: 'alive', reason: 'exists-needs-code' },
      { code: 'ab12' },
    ],
    ['was cancelled', { body: '<p>来晚啦...文件取消分享了</p>' }, { verdict: 'gone', reason: 'cancelled' }],
    ['was deleted', { body: '<p>文件不存在，或已删除</p>' }, { verdict: 'gone', reason: 'deleted' }],
    ['has expired', { body: '<p>文件链接失效，请获取新链接</p>' }, { verdict: 'gone', reason: 'expired' }],
    ['is gone by its status', { status: 404 }, { verdict: 'gone', reason: 'not-found' }],
    [
      'is there where such words stand in a long text',
      { body: `<p>文件大小 ${'很'.repeat(500)} 分享已取消</p>` },
      { verdict: 'alive' },
    ],
    ['is refused', { status: 403 }, { verdict: 'blocked' }],
  ]);
  testSilence(lanzou);
});

describe('a share of another net disk', () => {
  testVerdicts('https://pan.xunlei.com/s/VNabc', [
    [
      'is a shell that says nothing',
      { body: '<title>迅雷云盘</title><p>文件大小 输入密码</p>' },
      { verdict: 'unknown', reason: 'no-checker' },
    ],
    ['is gone by a sentence on a short page', { body: '<p>分享链接不存在</p>' }, { verdict: 'gone', reason: 'not-found' }],
  ]);

  test('is asked for without the code that Tianyi copies into its address', async () => {
    const { requests } = await checkService(['https://cloud.189.cn/t/IB3ieymQJ7re（访问码：uf34）'], { body: '' });
    expect(requests.map((request) => request.url)).toEqual(['https://cloud.189.cn/t/IB3ieymQJ7re']);
  });
});
