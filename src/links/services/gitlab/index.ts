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
  // Only pages inside of a project are ever called gone, so the canaries are pages: of GitLab and
  // of Inkscape.
  canaries: () => ({
    byHost: {
      'gitlab.com': {
        alive: [
          'https://gitlab.com/gitlab-org/gitlab/-/blob/master/README.md',
          'https://gitlab.com/inkscape/inkscape/-/blob/master/README.md',
        ],
        missing: [
          'https://gitlab.com/gitlab-org/listkeeper-there-is-no-such-project',
          'https://gitlab.com/inkscape/listkeeper-there-is-no-such-project',
        ],
      },
    },
  }),
  check: () => import('./check.ts'),
});
