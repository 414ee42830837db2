import { defineService } from '../define-service.ts';
import { pubmedMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    pubmed: true;
  }
}

export const pubmed = defineService({
  name: 'pubmed',
  title: { en: 'PubMed', zh: 'PubMed' },
  category: 'paper',
  hosts: ['pubmed.ncbi.nlm.nih.gov', 'ncbi.nlm.nih.gov'],
  identify: pubmedMatcher,
  identifier: { field: 'pmid', toUrl: (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}/` },
  pace: { 'eutils.ncbi.nlm.nih.gov': { maxConcurrent: 1, minIntervalMs: 400 } },
  // The first record of all, one of another publisher, and a number far beyond the last.
  canaries: () => ({
    alive: ['https://pubmed.ncbi.nlm.nih.gov/1/', 'https://pubmed.ncbi.nlm.nih.gov/23193287/'],
    missing: ['https://pubmed.ncbi.nlm.nih.gov/999999999/'],
  }),
  check: () => import('./check.ts'),
});
