import { defineService } from '../define-service.ts';
import { giteaMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    gitea: true;
  }
}

/** Codeberg and every other server of Gitea or Forgejo, which answer alike. */
export const gitea = defineService({
  name: 'gitea',
  title: { en: 'Codeberg and Gitea', zh: 'Codeberg 与 Gitea' },
  category: 'repository',
  hosts: ['codeberg.org', 'gitea.com', 'code.forgejo.org', 'git.disroot.org'],
  identify: giteaMatcher,
  pace: { 'codeberg.org': { maxConcurrent: 2, minIntervalMs: 250 } },
  check: () => import('./check.ts'),
});
