import { defineService } from '../define-service.ts';
import { sourcehutMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    sourcehut: true;
  }
}

export const sourcehut = defineService({
  name: 'sourcehut',
  title: { en: 'SourceHut', zh: 'SourceHut' },
  category: 'repository',
  hosts: ['sr.ht', 'git.sr.ht', 'hg.sr.ht'],
  identify: sourcehutMatcher,
  pace: { '*.sr.ht': { maxConcurrent: 1, minIntervalMs: 500 } },
  check: () => import('./check.ts'),
});
