import { defineService } from '../define-service.ts';

/** Every page and file without a service of its own. */
export const web = defineService({
  name: 'web',
  title: { en: 'Web pages', zh: '普通网页' },
  category: 'other',
  check: () => import('./check.ts'),
});
