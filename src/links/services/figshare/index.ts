import { defineService } from '../define-service.ts';
import { figshareMatcher, getFigshareForm } from './identify.ts';

export { createFigshareIdentity, parseFigshareDoi } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    figshare: true;
  }
}

export const figshare = defineService({
  name: 'figshare',
  title: { en: 'Figshare', zh: 'Figshare' },
  category: 'hub',
  hosts: ['figshare.com'],
  identify: figshareMatcher,
  getNamedForm: getFigshareForm,
  pace: { 'api.figshare.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  // Two image collections of different groups, used widely; and a number far beyond the last.
  canaries: () => ({
    alive: ['https://figshare.com/articles/dataset/_/1512427', 'https://figshare.com/articles/dataset/_/16869571'],
    missing: ['https://figshare.com/articles/dataset/_/999999999999'],
  }),
  check: () => import('./check.ts'),
});
