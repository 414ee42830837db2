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
  check: () => import('./check.ts'),
});
