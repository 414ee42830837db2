import { defineService } from '../define-service.ts';
import { aclMatcher, getAclForm } from './identify.ts';

export { createAclIdentity, parseAclId } from './identify.ts';

declare module '../../../model/service-name.ts' {
  interface ServiceNames {
    acl: true;
  }
}

export const acl = defineService({
  name: 'acl',
  title: { en: 'ACL Anthology', zh: 'ACL Anthology' },
  category: 'paper',
  hosts: ['aclanthology.org'],
  identify: aclMatcher,
  identifier: { field: 'acl', toUrl: (id) => `https://aclanthology.org/${id}/` },
  getNamedForm: getAclForm,
  getCanonicalUrl: (url, identity) =>
    /^(?:www\.)?(?:aclanthology|doi)\.org$/.test(URL.parse(url)?.hostname ?? '') ? undefined : identity.url,
  pace: { 'aclanthology.org': { maxConcurrent: 4, minIntervalMs: 50 } },
  // BERT and BLEU. No volume of 2019 has as many papers as the missing id says.
  canaries: () => ({
    alive: ['https://aclanthology.org/N19-1423/', 'https://aclanthology.org/P02-1040/'],
    missing: ['https://aclanthology.org/N19-1999/'],
  }),
  check: () => import('./check.ts'),
});
