import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';

/** Takes a PubMed id; undefined when no paper has such an id. */
function createPubmedIdentity(id: string): Identity | undefined {
  if (!/^[1-9]\d{0,8}$/.test(id)) return undefined;
  return { key: `pubmed:${id}`, service: 'pubmed', id, url: `https://pubmed.ncbi.nlm.nih.gov/${id}/` };
}

/** PubMed's own addresses, NCBI's older ones, and the same papers at Europe PMC. */
export const pubmedMatcher: UrlMatcher = {
  domains: ['nih.gov', 'pubmed.gov', 'europepmc.org'],
  match(url) {
    const host = getHostWithoutWww(url);
    const parts = getPathSegments(url);
    if (host === 'pubmed.ncbi.nlm.nih.gov' || host === 'pubmed.gov')
      return createPubmedIdentity(parts[0] ?? url.searchParams.get('term') ?? '');
    if (host === 'ncbi.nlm.nih.gov' || host === 'm.ncbi.nlm.nih.gov') {
      const path = parts[0] === 'm' ? parts.slice(1) : parts;
      return path[0] === 'pubmed' ? createPubmedIdentity(path[1] ?? url.searchParams.get('term') ?? '') : undefined;
    }
    const isEuropePmc = host === 'europepmc.org' && /^(?:article|abstract)$/i.test(parts[0] ?? '');
    return isEuropePmc && /^med$/i.test(parts[1] ?? '') ? createPubmedIdentity(parts.at(-1) ?? '') : undefined;
  },
};
