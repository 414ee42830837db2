import { decodePercent, getHostWithoutWww, type Identity, type UrlMatcher } from '../../url/index.ts';

/** The identity of a dataset, which has no name but its DOI. */
export function createDryadIdentity(doi: string): Identity {
  return { key: `dryad:${doi.toLowerCase()}`, service: 'dryad', id: doi, url: `https://datadryad.org/dataset/doi:${doi}` };
}

/** Whether a DOI is one of Dryad's own prefix. */
export const isDryadDoi = (doi: string): boolean => /^10\.5061\/dryad\.[\w.-]{2,40}$/i.test(doi);

/** `/dataset/doi:…`, and until 2024 `/stash/dataset/doi:…`. */
export const dryadMatcher: UrlMatcher = {
  domains: ['datadryad.org'],
  match(url) {
    if (getHostWithoutWww(url) !== 'datadryad.org') return undefined;
    const doi = /^\/(?:stash\/)?dataset\/doi:(10\.\d{4,9}\/[\w.-]{2,60})\/?$/i.exec(decodePercent(url.pathname))?.[1];
    return doi !== undefined && isDryadDoi(doi) ? createDryadIdentity(doi) : undefined;
  },
};
