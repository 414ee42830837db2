import { defineService } from '../define-service.ts';
import { baiduPanMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    'baidu-pan': true;
  }
}

export const baiduPan = defineService({
  name: 'baidu-pan',
  title: { en: 'Baidu Pan', zh: '百度网盘' },
  category: 'file-share',
  accessCode: 'nearly-always',
  archivable: false,
  hosts: ['pan.baidu.com'],
  identify: baiduPanMatcher,
  // Some spellings of a short share lack the leading `1`.
  getConstantPart: (id) => id.slice(1),
  pace: { 'pan.baidu.com': { maxConcurrent: 1, minIntervalMs: 1500 } },
  // No share is known to last, so another one of the same run has to show that shares are shown at
  // all.
  canaries: () => 'any-alive',
  check: () => import('./check.ts'),
});
