import { defineService } from '../define-service.ts';
import { giteeMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    gitee: true;
  }
}

export const gitee = defineService({
  name: 'gitee',
  title: { en: 'Gitee', zh: 'Gitee' },
  category: 'repository',
  hosts: ['gitee.com'],
  identify: giteeMatcher,
  pace: { 'gitee.com': { maxConcurrent: 2, minIntervalMs: 250 } },
  check: () => import('./check.ts'),
});
