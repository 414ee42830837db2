import { defineService } from '../define-service.ts';
import { isArchiveDoi } from './archives.ts';
import { doiMatcher } from './identify.ts';
import { getPreprintForm } from './publishers.ts';

export { createDoiIdentity, parseDoi } from './doi.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    doi: true;
  }
}

export const doi = defineService({
  name: 'doi',
  title: { en: 'DOI', zh: 'DOI' },
  category: 'paper',
  hosts: ['doi.org', 'dx.doi.org', 'nature.com', 'academic.oup.com', 'link.springer.com', 'dl.acm.org'],
  identify: doiMatcher,
  identifier: { field: 'doi', toUrl: (id) => `https://doi.org/${id}`, isOneOfSeveral: true },
  isPaperId: (id) => !isArchiveDoi(id),
  // Addresses of publishers lack the prefix.
  getConstantPart: (id) => id.slice(id.indexOf('/') + 1),
  getNamedForm: getPreprintForm,
  getCanonicalUrl: (url, identity) =>
    /^(?:dx\.doi\.org|doi\.acm\.org)$/.test(URL.parse(url)?.hostname ?? '') ? identity.url : undefined,
  pace: {
    'api.crossref.org': { maxConcurrent: 1, minIntervalMs: 200 },
    'api.datacite.org': { maxConcurrent: 1, minIntervalMs: 500 },
    'doi.org': { maxConcurrent: 2, minIntervalMs: 100 },
  },
  // “Deep learning”, Nature 2015, and the DOI Handbook; the prefix of the last belongs to the DOI
  // Foundation itself.
  canaries: () => ({
    alive: ['https://doi.org/10.1038/nature14539', 'https://doi.org/10.1000/182'],
    missing: ['https://doi.org/10.1000/listkeeper-there-is-no-such-name'],
  }),
  check: () => import('./check.ts'),
  metadata: () => import('./metadata.ts'),
});
