import { defineService } from '../define-service.ts';
import { gitlabMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    gitlab: true;
  }
}

export const gitlab = defineService({
  name: 'gitlab',
  title: { en: 'GitLab', zh: 'GitLab' },
  category: 'repository',
  hosts: ['gitlab.com', 'jihulab.com', 'framagit.org', 'salsa.debian.org', 'invent.kde.org'],
  identify: gitlabMatcher,
  pace: { 'gitlab.com': { maxConcurrent: 2, minIntervalMs: 200 } },
  check: () => import('./check.ts'),
});
