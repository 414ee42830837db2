import { defineService } from '../define-service.ts';
import { zenodoMatcher } from './identify.ts';

export { createZenodoIdentity, parseZenodoDoi } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    zenodo: true;
  }
}

export const zenodo = defineService({
  name: 'zenodo',
  title: { en: 'Zenodo', zh: 'Zenodo' },
  category: 'hub',
  hosts: ['zenodo.org'],
  identify: zenodoMatcher,
  identifier: { field: 'zenodo', toUrl: (id) => `https://zenodo.org/records/${id}` },
  // Sixty requests a minute for guests.
  pace: { 'zenodo.org': { maxConcurrent: 1, minIntervalMs: 1000 } },
  // pandas and Matplotlib, by the ids of all their versions; and a number far beyond the last.
  canaries: () => ({
    alive: ['https://zenodo.org/records/3509134', 'https://zenodo.org/records/592264'],
    missing: ['https://zenodo.org/records/999999999999'],
  }),
  check: () => import('./check.ts'),
});
