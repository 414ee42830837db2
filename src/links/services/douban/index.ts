import { defineService } from '../define-service.ts';
import { doubanMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    douban: true;
  }
}

export const douban = defineService({
  name: 'douban',
  title: { en: 'Douban', zh: '豆瓣' },
  category: 'other',
  hosts: ['douban.com'],
  identify: doubanMatcher,
  pace: { '*.douban.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  check: () => import('./check.ts'),
});
