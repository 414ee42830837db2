import { defineService } from '../define-service.ts';
import { feishuMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    feishu: true;
  }
}

export const feishu = defineService({
  name: 'feishu',
  title: { en: 'Feishu and Lark', zh: '飞书' },
  category: 'other',
  identify: feishuMatcher,
  pace: { '*.feishu.cn': { maxConcurrent: 2, minIntervalMs: 500 }, '*.larksuite.com': { maxConcurrent: 2, minIntervalMs: 500 } },
  check: () => import('./check.ts'),
});
