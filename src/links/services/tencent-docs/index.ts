import { defineService } from '../define-service.ts';
import { tencentDocsMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    'tencent-docs': true;
  }
}

export const tencentDocs = defineService({
  name: 'tencent-docs',
  title: { en: 'Tencent Docs', zh: '腾讯文档' },
  category: 'other',
  hosts: ['docs.qq.com'],
  identify: tencentDocsMatcher,
  pace: { 'docs.qq.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  check: () => import('./check.ts'),
});
