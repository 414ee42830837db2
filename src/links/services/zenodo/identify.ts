import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';

/** The identity of a record. `10.5281/zenodo.N` is its DOI. */
export function createZenodoIdentity(id: string): Identity {
  return { key: `zenodo:${id}`, service: 'zenodo', id, url: `https://zenodo.org/records/${id}` };
}

/** The record of a DOI of Zenodo; undefined for any other DOI. */
export function parseZenodoDoi(doi: string): string | undefined {
  return /^10\.5281\/zenodo\.([1-9]\d{0,11})$/i.exec(doi)?.[1];
}

/**
 * Records, by their old and their new address, and by the addresses that lead to a record's newest
 * version.
 */
export const zenodoMatcher: UrlMatcher = {
  domains: ['zenodo.org'],
  match(url) {
    if (getHostWithoutWww(url) !== 'zenodo.org') return undefined;
    const [kind, first = '', ...rest] = getPathSegments(url);
    if (kind === 'doi') {
      const ofDoi = parseZenodoDoi([first, ...rest].join('/'));
      return ofDoi === undefined ? undefined : createZenodoIdentity(ofDoi);
    }
    // A file of a record is asked for by its page.
    const isRecord = (kind === 'record' || kind === 'records') && /^[1-9]\d{0,11}$/.test(first);
    return isRecord && (rest.length === 0 || rest[0] === 'latest' || rest[0] === 'export')
      ? createZenodoIdentity(first)
      : undefined;
  },
};
