import { defineService } from '../define-service.ts';
import { netDiskMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    'net-disk': true;
  }
}

export const netDisk = defineService({
  name: 'net-disk',
  title: { en: 'Other net disks', zh: '其他网盘' },
  category: 'file-share',
  accessCode: 'sometimes',
  archivable: false,
  identify: netDiskMatcher,
  canaries: () => 'any-alive',
  check: () => import('./check.ts'),
});
