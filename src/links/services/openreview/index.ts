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
  pace: {
    'api2.openreview.net': { maxConcurrent: 2, minIntervalMs: 500 },
    'openreview.net': { maxConcurrent: 2, minIntervalMs: 500 },
  },
  check: () => import('./check.ts'),
});
