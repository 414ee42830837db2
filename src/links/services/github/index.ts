import { defineService } from '../define-service.ts';
import { getApiUrl } from './api-url.ts';
import { githubMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    github: true;
  }
}

export const github = defineService({
  name: 'github',
  title: { en: 'GitHub', zh: 'GitHub' },
  category: 'repository',
  hosts: ['github.com', 'gist.github.com'],
  identify: githubMatcher,
  pace: { 'api.github.com': { maxConcurrent: 4, minIntervalMs: 50 } },
  // Git's own repository, and one that its owners will not make. Other servers with GitHub's API know neither.
  canaries: (context) =>
    getApiUrl(context) === 'https://api.github.com'
      ? { alive: 'https://github.com/git/git', missing: 'https://github.com/git/listkeeper-there-is-no-such-repository' }
      : undefined,
  check: () => import('./check.ts'),
  metadata: () => import('./metadata.ts'),
});
