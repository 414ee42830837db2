import { defineService } from '../define-service.ts';
import { pan115Matcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    '115': true;
  }
}

export const pan115 = defineService({
  name: '115',
  title: { en: '115 Drive', zh: '115 网盘' },
  category: 'file-share',
  accessCode: 'sometimes',
  archivable: false,
  hosts: ['115cdn.com'],
  identify: pan115Matcher,
  pace: { '115cdn.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  canaries: () => 'any-alive',
  check: () => import('./check.ts'),
});
