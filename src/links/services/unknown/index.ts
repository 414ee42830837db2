import { defineService } from '../define-service.ts';

/** Text that is no http address: it is reported as malformed, and no host is asked. */
export const unknown = defineService({
  name: 'unknown',
  title: { en: 'Unreadable addresses', zh: '无法识别的地址' },
  category: 'other',
  archivable: false,
});
