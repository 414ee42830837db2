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
  accessCode: true,
  archivable: false,
  hosts: ['123pan.com'],
  identify: pan123Matcher,
  pace: { 'www.123pan.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  canaries: () => 'any-alive',
  check: () => import('./check.ts'),
});
