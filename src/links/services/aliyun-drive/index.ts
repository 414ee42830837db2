import { defineService } from '../define-service.ts';
import { aliyunDriveMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    'aliyun-drive': true;
  }
}

export const aliyunDrive = defineService({
  name: 'aliyun-drive',
  title: { en: 'Aliyun Drive', zh: '阿里云盘' },
  category: 'file-share',
  accessCode: 'sometimes',
  archivable: false,
  hosts: ['alipan.com'],
  identify: aliyunDriveMatcher,
  pace: { 'api.aliyundrive.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  canaries: () => 'any-alive',
  check: () => import('./check.ts'),
});
