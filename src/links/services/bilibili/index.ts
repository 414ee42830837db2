import { defineService } from '../define-service.ts';
import { bilibiliMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    bilibili: true;
  }
}

export const bilibili = defineService({
  name: 'bilibili',
  title: { en: 'Bilibili', zh: '哔哩哔哩' },
  category: 'other',
  hosts: ['bilibili.com', 'm.bilibili.com', 'b23.tv'],
  identify: bilibiliMatcher,
  pace: {
    'api.bilibili.com': { maxConcurrent: 1, minIntervalMs: 1000 },
    'www.bilibili.com': { maxConcurrent: 1, minIntervalMs: 1000 },
  },
  // The second and the most cited of its old videos. There never was a first.
  canaries: () => ({
    alive: ['https://www.bilibili.com/video/av2', 'https://www.bilibili.com/video/av170001'],
    missing: ['https://www.bilibili.com/video/av1'],
  }),
  check: () => import('./check.ts'),
});
