import { createPartIdentity, getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';

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
    if (host === 'pmc.ncbi.nlm.nih.gov' && parts[0] === 'articles') return identifyArticle(url, parts.slice(1));
    if (host === 'ncbi.nlm.nih.gov' || host === 'm.ncbi.nlm.nih.gov') {
      const path = parts[0] === 'labs' ? parts.slice(1) : parts;
      return path[0] === 'pmc' && path[1] === 'articles' ? identifyArticle(url, path.slice(2)) : undefined;
    }
    if (host !== 'europepmc.org') return undefined;
    if (parts[0] === 'articles') return identifyArticle(url, parts.slice(1));
    const isEuropePmc = /^(?:article|abstract)$/i.test(parts[0] ?? '');
    return isEuropePmc && /^pmc$/i.test(parts[1] ?? '') ? createPmcIdentity(parts.at(-1) ?? '') : undefined;
  },
};

/**
 * The article by itself, as PDF or in another of its forms; what is attached to it is another
 * thing.
 */
function identifyArticle(url: URL, [name = '', ...inside]: readonly string[]): Identity | undefined {
  // `PMC7703786.1` is a version of it.
  const article = createPmcIdentity(name.replace(/\.\d{1,3}$/, ''));
  if (article === undefined || inside.length === 0 || /^(?:pdf|epub|reader)$/.test(inside[0] ?? '')) return article;
  return createPartIdentity(article, inside, url);
}
