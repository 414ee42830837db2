import { defineService } from '../define-service.ts';
import { quarkMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    quark: true;
  }
}

export const quark = defineService({
  name: 'quark',
  title: { en: 'Quark Drive', zh: '夸克网盘' },
  category: 'file-share',
  accessCode: 'sometimes',
  archivable: false,
  hosts: ['pan.quark.cn'],
  identify: quarkMatcher,
  pace: { 'drive-pc.quark.cn': { maxConcurrent: 1, minIntervalMs: 1000 } },
  canaries: () => 'any-alive',
  check: () => import('./check.ts'),
});
