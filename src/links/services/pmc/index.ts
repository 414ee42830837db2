import { defineService } from '../define-service.ts';
import { pmcMatcher } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    pmc: true;
  }
}

export const pmc = defineService({
  name: 'pmc',
  title: { en: 'PubMed Central', zh: 'PubMed Central' },
  category: 'paper',
  hosts: ['pmc.ncbi.nlm.nih.gov'],
  identify: pmcMatcher,
  // An article may have no PDF, and files of it are renamed with each version.
  getNamedForm: (url, { id, url: landing }) => {
    const form = new RegExp(`/articles/${id}(/pdf/.*)$`, 'i').exec(url.pathname)?.[1];
    return form === undefined ? undefined : { url: `https://pmc.ncbi.nlm.nih.gov/articles/${id}${form}`, landing };
  },
  pace: {
    'eutils.ncbi.nlm.nih.gov': { maxConcurrent: 1, minIntervalMs: 400 },
    'pmc.ncbi.nlm.nih.gov': { maxConcurrent: 1, minIntervalMs: 400 },
  },
  // The examples of the documentation of two of its services, and a number far beyond the last.
  canaries: () => ({
    alive: ['https://pmc.ncbi.nlm.nih.gov/articles/PMC5334499/', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/'],
    missing: ['https://pmc.ncbi.nlm.nih.gov/articles/PMC9999999999/'],
  }),
  check: () => import('./check.ts'),
});
