import { defineService } from '../define-service.ts';
import { pan123Matcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    '123pan': true;
  }
}

export const pan123 = defineService({
  name: '123pan',
  title: { en: '123 Pan', zh: '123 云盘' },
  category: 'file-share',
  accessCode: 'sometimes',
  archivable: false,
  hosts: ['123pan.com'],
  identify: pan123Matcher,
  pace: Object.fromEntries(
    ['123pan.com', '123684.com', '123865.com', '123912.com', '123951.com', '123957.com', '123592.com', '123pan.cn'].map(
      (domain) => [`*.${domain}`, { maxConcurrent: 1, minIntervalMs: 1000 }],
    ),
  ),
  canaries: () => 'any-alive',
  check: () => import('./check.ts'),
});
