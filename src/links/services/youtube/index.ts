import { defineService } from '../define-service.ts';
import { youtubeMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    youtube: true;
  }
}

export const youtube = defineService({
  name: 'youtube',
  title: { en: 'YouTube', zh: 'YouTube' },
  category: 'other',
  hosts: ['youtube.com', 'youtu.be', 'm.youtube.com', 'music.youtube.com'],
  identify: youtubeMatcher,
  pace: { 'www.youtube.com': { maxConcurrent: 1, minIntervalMs: 500 } },
  // The first video of all, and Gangnam Style; ids are base64 of eight bytes, so that none ends in
  // a `z`.
  canaries: () => ({
    alive: ['https://www.youtube.com/watch?v=jNQXAC9IVRw', 'https://www.youtube.com/watch?v=9bZkp7q19f0'],
    missing: ['https://www.youtube.com/watch?v=zzzzzzzzzzz'],
  }),
  check: () => import('./check.ts'),
});
