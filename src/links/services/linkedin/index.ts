import { defineService } from '../define-service.ts';
import { linkedinMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    linkedin: true;
  }
}

export const linkedin = defineService({
  name: 'linkedin',
  title: { en: 'LinkedIn', zh: 'LinkedIn' },
  category: 'other',
  hosts: ['linkedin.com'],
  identify: linkedinMatcher,
  pace: { 'www.linkedin.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  check: () => import('./check.ts'),
});
