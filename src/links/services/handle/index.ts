import { defineService } from '../define-service.ts';
import { handleMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    handle: true;
  }
}

export const handle = defineService({
  name: 'handle',
  title: { en: 'Handle.net', zh: 'Handle.net' },
  category: 'other',
  hosts: ['hdl.handle.net'],
  identify: handleMatcher,
  pace: { 'hdl.handle.net': { maxConcurrent: 2, minIntervalMs: 100 } },
  check: () => import('./check.ts'),
});
