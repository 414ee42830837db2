import { defineService } from '../define-service.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    local: true;
  }
}

/**
 * Files and anchors beside a text. `listkeeper check` looks for them itself, and no host is asked.
 */
export const local = defineService({
  name: 'local',
  title: { en: 'Files of the repository', zh: '仓库内的文件' },
  category: 'other',
  archivable: false,
});
