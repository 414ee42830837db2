import { decodePercent, getHostWithoutWww, type UrlMatcher } from '../../url/index.ts';
import { createDoiIdentity, parseDoi } from '../doi/index.ts';

/**
 * A name of the Handle System: a prefix of numbers and dots, and a suffix. Names are compared
 * without case.
 */
const handlePattern = /^\d[\d.]*(?:\.[\w.-]+)?\/\S+$/;

/**
 * The Handle System by its own proxy. A DOI is a handle, so that those with a prefix of `10.` are
 * DOIs.
 */
export const handleMatcher: UrlMatcher = {
  domains: ['handle.net'],
  match(url) {
    if (!/^(?:hdl\.)?handle\.net$/.test(getHostWithoutWww(url))) return undefined;
    const name = decodePercent(url.pathname.slice(1)).replace(/\/+$/, '');
    const doi = parseDoi(name);
    if (doi !== undefined) return createDoiIdentity(doi);
    if (!handlePattern.test(name)) return undefined;
    return { key: `handle:${name.toLowerCase()}`, service: 'handle', id: name, url: `https://hdl.handle.net${url.pathname}` };
  },
};
