import { defineService } from '../define-service.ts';
import { googleDriveMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    'google-drive': true;
  }
}

export const googleDrive = defineService({
  name: 'google-drive',
  title: { en: 'Google Drive', zh: 'Google Drive' },
  category: 'file-share',
  archivable: false,
  hosts: ['drive.google.com', 'docs.google.com'],
  identify: googleDriveMatcher,
  pace: { 'drive.google.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  canaries: () => 'any-alive',
  check: () => import('./check.ts'),
});
