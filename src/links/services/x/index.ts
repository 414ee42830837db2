import { defineService } from '../define-service.ts';
import { xMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    x: true;
  }
}

export const x = defineService({
  name: 'x',
  title: { en: 'X', zh: 'X（Twitter）' },
  category: 'other',
  hosts: ['x.com', 'twitter.com'],
  identify: xMatcher,
  pace: { 'x.com': { maxConcurrent: 1, minIntervalMs: 1000 }, 'twitter.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  check: () => import('./check.ts'),
});
