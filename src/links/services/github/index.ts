import { defineService } from '../define-service.ts';
import type { Canaries } from '../shared/index.ts';
import { getApiUrl } from './api-url.ts';
import { githubMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    github: true;
  }
}

const canaries: Canaries = {
  alive: ['https://github.com/git/git', 'https://github.com/torvalds/linux'],
  missing: [
    'https://github.com/git/listkeeper-there-is-no-such-repository',
    'https://github.com/torvalds/listkeeper-there-is-no-such-repository',
  ],
};

export const github = defineService({
  name: 'github',
  title: { en: 'GitHub', zh: 'GitHub' },
  category: 'repository',
  hosts: ['github.com', 'gist.github.com'],
  identify: githubMatcher,
  getThingName: (id) => id.split('/').slice(0, 2).at(-1),
  // Neither a person's page nor a gist has them.
  hasRepositoryFacts: ({ key, id }) => !key.startsWith('gist:') && id.includes('/'),
  pace: { 'api.github.com': { maxConcurrent: 4, minIntervalMs: 50 } },
  // Git, Linux, and repositories that their owners will not make. Other servers with GitHub's API
  // know none of them.
  canaries: (context) => (getApiUrl(context) === 'https://api.github.com' ? canaries : undefined),
  check: () => import('./check.ts'),
  metadata: () => import('./metadata.ts'),
});
