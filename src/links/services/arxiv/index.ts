import { defineService } from '../define-service.ts';
import { arxivMatcher, getArxivForm } from './identify.ts';

export { createArxivIdentity, parseArxivId } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    arxiv: true;
  }
}

export const arxiv = defineService({
  name: 'arxiv',
  title: { en: 'arXiv', zh: 'arXiv' },
  category: 'paper',
  hosts: ['arxiv.org'],
  identify: arxivMatcher,
  identifier: { field: 'arxiv', toUrl: (id) => `https://arxiv.org/abs/${id}` },
  preprints: true,
  getNamedForm: getArxivForm,
  pace: { 'export.arxiv.org': { maxConcurrent: 1, minIntervalMs: 3000 }, 'arxiv.org': { maxConcurrent: 1, minIntervalMs: 1000 } },
  // “Attention Is All You Need”, Maldacena’s paper under an id of the old form; and April 2007 had
  // some three thousand papers.
  canaries: () => ({
    alive: ['https://arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/hep-th/9711200'],
    missing: ['https://arxiv.org/abs/0704.9999'],
  }),
  check: () => import('./check.ts'),
  metadata: () => import('./metadata.ts'),
});
