import { defineService } from '../define-service.ts';
import { wechatMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    wechat: true;
  }
}

export const wechat = defineService({
  name: 'wechat',
  title: { en: 'WeChat', zh: '微信公众号' },
  category: 'article',
  hosts: ['mp.weixin.qq.com'],
  identify: wechatMatcher,
  pace: { 'mp.weixin.qq.com': { maxConcurrent: 2, minIntervalMs: 500 } },
  canaries: () => 'any-alive',
  check: () => import('./check.ts'),
});
