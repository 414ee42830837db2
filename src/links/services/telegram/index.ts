import { defineService } from '../define-service.ts';
import { telegramMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    telegram: true;
  }
}

export const telegram = defineService({
  name: 'telegram',
  title: { en: 'Telegram', zh: 'Telegram' },
  category: 'other',
  hosts: ['t.me', 'telegram.me'],
  identify: telegramMatcher,
  pace: { 't.me': { maxConcurrent: 1, minIntervalMs: 1000 } },
  // Telegram's own channel, and its founder's; no name is that long.
  canaries: () => ({
    alive: ['https://t.me/telegram', 'https://t.me/durov'],
    missing: ['https://t.me/listkeeper_no_such_channel_here'],
  }),
  check: () => import('./check.ts'),
});
