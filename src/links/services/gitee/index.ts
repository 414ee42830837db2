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
  // MindSpore, and the kernel of openEuler.
  canaries: () => ({
    alive: ['https://gitee.com/mindspore/mindspore', 'https://gitee.com/openeuler/kernel'],
    missing: ['https://gitee.com/mindspore/listkeeper-there-is-no-such-repository'],
  }),
  check: () => import('./check.ts'),
});
