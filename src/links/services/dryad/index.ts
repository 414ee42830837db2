import { defineService } from '../define-service.ts';
import { dryadMatcher } from './identify.ts';

export { createDryadIdentity, isDryadDoi } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    dryad: true;
  }
}

export const dryad = defineService({
  name: 'dryad',
  title: { en: 'Dryad', zh: 'Dryad' },
  category: 'hub',
  hosts: ['datadryad.org'],
  identify: dryadMatcher,
  pace: { 'datadryad.org': { maxConcurrent: 1, minIntervalMs: 1000 } },
  // Two datasets of different groups; Dryad gives names of another form than the last.
  canaries: () => ({
    alive: [
      'https://datadryad.org/dataset/doi:10.5061/dryad.k3j9kd5h6',
      'https://datadryad.org/dataset/doi:10.5061/dryad.n2z34tn35',
    ],
    missing: ['https://datadryad.org/dataset/doi:10.5061/dryad.listkeeper-no-such'],
  }),
  check: () => import('./check.ts'),
});
