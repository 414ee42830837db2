import { defineService } from '../define-service.ts';
import { openReviewMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    openreview: true;
  }
}

export const openReview = defineService({
  name: 'openreview',
  title: { en: 'OpenReview', zh: 'OpenReview' },
  category: 'paper',
  hosts: ['openreview.net'],
  identify: openReviewMatcher,
  // A note may have no PDF, or one that only its venue sees.
  getNamedForm: (url, { id, url: landing }) =>
    url.pathname === '/pdf' ? { url: `https://openreview.net/pdf?id=${id}`, landing } : undefined,
  pace: {
    'api2.openreview.net': { maxConcurrent: 2, minIntervalMs: 500 },
    'openreview.net': { maxConcurrent: 2, minIntervalMs: 500 },
  },
  // A paper of ICLR 2024 and one of TMLR, and an id that no note has. A guest who has to solve a
  // challenge gets no answer. Then the verdicts of the pages stay as they are.
  canaries: () => ({
    alive: ['https://openreview.net/forum?id=2dnO3LLiJ1', 'https://openreview.net/forum?id=yzkSU5zdwD'],
    missing: ['https://openreview.net/forum?id=0000000000'],
  }),
  check: () => import('./check.ts'),
});
