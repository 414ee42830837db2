import { defineService } from '../define-service.ts';
import type { Canaries } from '../shared/index.ts';
import { sourcehutMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    sourcehut: true;
  }
}

const createCanaries = (origin: string): Canaries => ({
  alive: [`${origin}/~sircmpwn/scdoc`, `${origin}/~rjarry/aerc`],
  missing: [
    `${origin}/~sircmpwn/listkeeper-there-is-no-such-repository`,
    `${origin}/~rjarry/listkeeper-there-is-no-such-repository`,
  ],
});

export const sourcehut = defineService({
  name: 'sourcehut',
  title: { en: 'SourceHut', zh: 'SourceHut' },
  category: 'repository',
  hosts: ['sr.ht', 'git.sr.ht', 'hg.sr.ht'],
  identify: sourcehutMatcher,
  pace: { '*.sr.ht': { maxConcurrent: 1, minIntervalMs: 500 } },
  // scdoc and aerc, each as a repository and as a project.
  canaries: () => ({
    byHost: {
      'git.sr.ht': createCanaries('https://git.sr.ht'),
      'sr.ht': createCanaries('https://sr.ht'),
    },
  }),
  check: () => import('./check.ts'),
});
