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
  // Forgejo and Codeberg's own manual; Gitea's client and Xorm.
  canaries: () => ({
    byHost: {
      'codeberg.org': {
        alive: ['https://codeberg.org/forgejo/forgejo', 'https://codeberg.org/Codeberg/Documentation'],
        missing: [
          'https://codeberg.org/forgejo/listkeeper-there-is-no-such-repository',
          'https://codeberg.org/Codeberg/listkeeper-there-is-no-such-repository',
        ],
      },
      'gitea.com': {
        alive: ['https://gitea.com/gitea/tea', 'https://gitea.com/xorm/xorm'],
        missing: [
          'https://gitea.com/gitea/listkeeper-there-is-no-such-repository',
          'https://gitea.com/xorm/listkeeper-there-is-no-such-repository',
        ],
      },
    },
  }),
  check: () => import('./check.ts'),
});
