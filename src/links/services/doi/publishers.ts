import { decodePercent, getHostWithoutWww, getPathSegments, type Identity } from '../../url/index.ts';
import type { NamedForm } from '../define-service.ts';
import { createDoiIdentity, parseDoi } from './doi.ts';

/**
 * What publishers put behind a DOI in an address: forms of the article, pieces of it, a session.
 */
const doiTrailingPathPattern =
  /(?:\/(?:full|full-?text|abstract|summary|e?pdf|epub|xml|html?|figures?|tables?|references|citations?|metrics|comments|meta|notes)(?:[/.;].*)?|;jsessionid=.*)$/i;

/**
 * Publishers whose addresses contain the DOI, and how to read it, without what follows it.
 * Undefined where an address has another form.
 */
const doiPublishers: [host: RegExp, bare: (doi: string) => string | undefined][] = [
  [/^academic\.oup\.com$/, (doi) => doi.replace(/(?:\/\d+(?:\/[^/]*\.pdf)?|\/[^/]*\.pdf)$/i, '')],
  // `10.1101/2020.03.22.002386v3.full.pdf`, and before December 2019 `10.1101/123456v2`.
  [/^(?:\w+\.)?(?:biorxiv|medrxiv)\.org$/, (doi) => /^10\.\d{4,9}\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{5,9}(?![\d/])/.exec(doi)?.[0]],
  [/(?:^|\.)biomedcentral\.com$|^link\.springer\.com$|^springeropen\.com$/, (doi) => doi.replace(/\.pdf$/i, '')],
  [
    /^dl\.acm\.org$|\.wiley\.com$|^tandfonline\.com$|^journals\.sagepub\.com$|^pubs\.acs\.org$|^pnas\.org$|^science\.org$|^frontiersin\.org$|^nejm\.org$|^iopscience\.iop\.org$|(?:^|\.)iospress\.(?:com|nl)$|^epubs\.siam\.org$|^annualreviews\.org$|^royalsocietypublishing\.org$|^journals\.aps\.org$|^worldscientific\.com$/,
    (doi) => doi,
  ],
];

/** Domains (last two labels) of the publishers whose addresses carry a DOI. */
export const publisherDomains = [
  'nature.com',
  'plos.org',
  'oup.com',
  'biorxiv.org',
  'medrxiv.org',
  'biomedcentral.com',
  'springer.com',
  'springeropen.com',
  'wiley.com',
  'tandfonline.com',
  'sagepub.com',
  'acs.org',
  'pnas.org',
  'science.org',
  'frontiersin.org',
  'nejm.org',
  'iop.org',
  'iospress.com',
  'iospress.nl',
  'siam.org',
  'annualreviews.org',
  'royalsocietypublishing.org',
  'aps.org',
  'worldscientific.com',
];

/**
 * Names of articles at Nature that are also the end of their DOI: `s41597-019-0103-9`,
 * `d41586-020-00502-w`, `nature12345`, `ng.3406`, `sdata.2016.18`, `srep12345`, `171737a0`. The
 * numbers of seven digits are not.
 */
const natureArticlePattern =
  /^(?:[sd]\d{5}-\d{3}-\d{4,5}-[\dxyzw]|[a-z]{2,12}\.(?:\d{4}\.)?\d{1,6}|[a-z]{2,12}\d{2,9}|\d{5,6}[a-z]\d|35\d{6})$/;

/** Reads the DOI out of a publisher's address; undefined where there is none. */
export function identifyByPublisher(url: URL): Identity | undefined {
  const host = getHostWithoutWww(url);
  if (host === 'nature.com') {
    const [form, article, ...rest] = getPathSegments(url);
    const name = form === 'articles' && rest.length === 0 ? article?.replace(/\.e?pdf$/, '') : undefined;
    return name && natureArticlePattern.test(name) ? createDoiIdentity(`10.1038/${name}`, url.href) : undefined;
  }
  if (host === 'journals.plos.org') {
    const found = parseDoi(url.searchParams.get('id') ?? '');
    return found === undefined ? undefined : createDoiIdentity(found, url.href);
  }
  const bare = doiPublishers.find(([pattern]) => pattern.test(host))?.[1];
  const tail = /\/(10\.\d{4,9}\/.+)$/.exec(decodePercent(url.pathname).replace(/\/+$/, ''))?.[1];
  // A supplement is a file of its own, and a figure a page of its own: neither is the paper.
  if (
    bare === undefined ||
    tail === undefined ||
    /\/suppl(?:_file|ementary)?\b|\bsupplementary-material\b|\/(?:figures?|tables?)\/\w/i.test(url.pathname)
  )
    return undefined;
  const found = parseDoi(bare(tail.replace(doiTrailingPathPattern, '')) ?? '');
  return found === undefined ? undefined : createDoiIdentity(found, url.href);
}

/** Later versions and full texts of preprints at bioRxiv and medRxiv, which a preprint may lack. */
export function getPreprintForm(url: URL, { id }: Identity): NamedForm | undefined {
  if (!/^(?:www\.)?(?:biorxiv|medrxiv)\.org$/.test(url.hostname)) return undefined;
  return /v(?:[2-9]|[1-9]\d+)(?:[./]|$)|[./]full(?:[./-]|$)/i.test(url.pathname)
    ? { url: `https://${url.host}${url.pathname}`, landing: `https://doi.org/${id}` }
    : undefined;
}
