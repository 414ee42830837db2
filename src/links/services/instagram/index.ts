import { defineService } from '../define-service.ts';
import { instagramMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    instagram: true;
  }
}

export const instagram = defineService({
  name: 'instagram',
  title: { en: 'Instagram', zh: 'Instagram' },
  category: 'other',
  hosts: ['instagram.com'],
  identify: instagramMatcher,
  pace: { 'www.instagram.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  check: () => import('./check.ts'),
});
