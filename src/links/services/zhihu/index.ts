import { defineService } from '../define-service.ts';
import { zhihuMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    zhihu: true;
  }
}

export const zhihu = defineService({
  name: 'zhihu',
  title: { en: 'Zhihu', zh: '知乎' },
  category: 'article',
  hosts: ['zhihu.com', 'zhuanlan.zhihu.com'],
  identify: zhihuMatcher,
  pace: { '*.zhihu.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  check: () => import('./check.ts'),
});
