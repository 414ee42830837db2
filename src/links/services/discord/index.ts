import { defineService } from '../define-service.ts';
import { discordMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    discord: true;
  }
}

export const discord = defineService({
  name: 'discord',
  title: { en: 'Discord', zh: 'Discord' },
  category: 'other',
  hosts: ['discord.com', 'discord.gg'],
  identify: discordMatcher,
  pace: { 'discord.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  // Servers of Python and of Discord's own developers; no code is that long.
  canaries: () => ({
    alive: ['https://discord.gg/python', 'https://discord.gg/discord-developers'],
    missing: ['https://discord.gg/listkeeper-there-is-no-such-invite'],
  }),
  check: () => import('./check.ts'),
});
