import { decodePercent, getHostWithoutWww, type Identity, type UrlMatcher } from '../../url/index.ts';
import { createDoiIdentity, parseDoi } from './doi.ts';
import { identifyByPublisher, publisherDomains } from './publishers.ts';

const resolverHosts = new Set(['doi.org', 'dx.doi.org', 'doi.acm.org', 'oadoi.org']);

export const doiMatcher: UrlMatcher = {
  domains: ['doi.org', 'acm.org', 'oadoi.org', ...publisherDomains],
  match: (url) => identifyByResolver(url) ?? identifyByPublisher(url),
  matchText(text) {
    const doi = /^doi:|^10\.\d{4,9}\//i.test(text) ? parseDoi(text) : undefined;
    return doi === undefined ? undefined : createDoiIdentity(doi);
  },
};

function identifyByResolver(url: URL): Identity | undefined {
  const host = getHostWithoutWww(url);
  if (!resolverHosts.has(host)) return undefined;
  const prefix = host === 'doi.acm.org' && !url.pathname.startsWith('/10.1145/') ? '10.1145/' : '';
  const doi = parseDoi(prefix + decodePercent(url.pathname.slice(1)));
  return doi === undefined ? undefined : createDoiIdentity(doi);
}
