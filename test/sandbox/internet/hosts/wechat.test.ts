import { expect, test } from 'vitest';
import { createWechatHost, type WechatArticle } from '../../../../src/sandbox/internet/hosts/wechat.ts';
import { checkService } from '../../../links/services/check-service.ts';
import { answerByHosts } from '../answer-by-hosts.ts';

const short = 'https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w';

test.each<[WechatArticle, object]>([
  [{ title: '<一篇文章>' }, { verdict: 'alive', evidence: { title: '<一篇文章>' } }],
  [{ sentence: '该内容已被发布者删除' }, { verdict: 'gone', reason: 'deleted' }],
  [{ sentence: 'x', html: '<p>系统出错</p>' }, { verdict: 'unreachable' }],
  [{ captcha: true }, { verdict: 'blocked', reason: 'captcha' }],
])('%j is answered so that a check sees %j', async (article, expected) => {
  const answers = answerByHosts([createWechatHost({ '3hiJy8m0VohYfEH5ISta5w': article })]);
  expect((await checkService([short], answers)).verdicts).toMatchObject([expected]);
});

test('a long address is known by its message, and others are articles', async () => {
  const answers = answerByHosts([createWechatHost({ '2247': { sentence: '链接已过期' } })]);
  const urls = ['https://mp.weixin.qq.com/s?__biz=a&mid=2247&idx=1&sn=b', short];
  expect((await checkService(urls, answers)).verdicts.map(({ verdict }) => verdict)).toEqual(['gone', 'alive']);
});
