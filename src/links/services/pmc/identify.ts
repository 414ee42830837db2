import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';

/** Takes a PubMed Central id with or without `PMC`; undefined when no article has such an id. */
function createPmcIdentity(text: string): Identity | undefined {
  const digits = /^(?:PMC)?([1-9]\d{0,9})$/i.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const id = `PMC${digits}`;
  return { key: `pmc:${digits}`, service: 'pmc', id, url: `https://pmc.ncbi.nlm.nih.gov/articles/${id}/` };
}

/** PubMed Central's own addresses, NCBI's older ones, and the same articles at Europe PMC. */
export const pmcMatcher: UrlMatcher = {
  domains: ['nih.gov', 'europepmc.org'],
  match(url) {
    const host = getHostWithoutWww(url);
    const parts = getPathSegments(url);
    if (host === 'pmc.ncbi.nlm.nih.gov' && parts[0] === 'articles') return createPmcIdentity(parts[1] ?? '');
    if ((host === 'ncbi.nlm.nih.gov' || host === 'm.ncbi.nlm.nih.gov') && parts[0] === 'pmc' && parts[1] === 'articles')
      return createPmcIdentity(parts[2] ?? '');
    const isEuropePmc = host === 'europepmc.org' && /^(?:article|abstract)$/i.test(parts[0] ?? '');
    return isEuropePmc && /^pmc$/i.test(parts[1] ?? '') ? createPmcIdentity(parts.at(-1) ?? '') : undefined;
  },
};
