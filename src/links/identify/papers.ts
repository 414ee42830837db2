import { decodePercent, getHostWithoutWww, getPathSegments, type Identity, trimUrlEnd, type UrlMatcher } from '../url/index.ts';

/** Papers: the identifier is taken out of whatever address carries it (docs: arXiv, ACL Anthology, DOI, PubMed, OpenReview, NeurIPS). */

const currentArxivIdPattern = /^(\d{2}(?:0[1-9]|1[0-2]))\.(\d{4,5})(?:v[1-9]\d*)?$/i;
const legacyArxivIdPattern = /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v[1-9]\d*)?$/i;

/** Takes an arXiv id in any spelling, version and subject class included; returns it bare, or undefined when no paper has such an id. */
export function parseArxivId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^arxiv:/i, '')
    .replace(/\.pdf$/i, '');
  const current = currentArxivIdPattern.exec(bare);
  if (current?.[1] && current[2]) {
    // Four digits until the end of 2014, five from 2015 on.
    const digits = current[1] >= '1501' ? 5 : 4;
    return current[1] >= '0704' && current[2].length === digits ? `${current[1]}.${current[2]}` : undefined;
  }
  const old = legacyArxivIdPattern.exec(bare);
  return old?.[1] && old[2] ? `${old[1].toLowerCase()}/${old[2]}` : undefined;
}

/** The identity of an arXiv paper. */
export function createArxivIdentity(id: string): Identity {
  return { key: `arxiv:${id}`, service: 'arxiv', id, url: `https://arxiv.org/abs/${id}` };
}

const arxivHostPattern =
  /^(?:(?:[a-z]+\.)?arxiv\.org|ar5iv(?:\.labs\.arxiv)?\.org|alphaxiv\.org|arxiv-vanity\.com|xxx\.(?:lanl\.gov|itp\.ac\.cn))$/;
const arxivPathTypes = new Set(['abs', 'pdf', 'html', 'ps', 'format', 'src', 'e-print', 'papers', 'overview', 'tb']);

const arxivMatcher: UrlMatcher = {
  domains: ['arxiv.org', 'ar5iv.org', 'alphaxiv.org', 'arxiv-vanity.com', 'lanl.gov', 'ac.cn'],
  match(url) {
    if (!arxivHostPattern.test(getHostWithoutWww(url))) return undefined;
    const [form = '', ...rest] = getPathSegments(url);
    if (!arxivPathTypes.has(form)) return undefined;
    const id = parseArxivId(rest.slice(0, 2).join('/')) ?? parseArxivId(rest[0] ?? '');
    return id === undefined ? undefined : createArxivIdentity(id);
  },
};

/** Takes a DOI in any case and with what pasting leaves; returns the bare DOI, case kept, or undefined. */
export function parseDoi(text: string): string | undefined {
  const found = /^10\.\d{4,9}\/\S+$/.exec(text.trim().replace(/^doi:\s*/i, ''))?.[0];
  let trimmed = found ?? '';
  for (let before = ''; before !== trimmed; ) {
    before = trimmed;
    trimmed = trimUrlEnd(trimmed).replace(/\/+$/, '');
  }
  return /^10\.\d{4,9}\/.*\w/.test(trimmed) ? trimmed : undefined;
}

/** The identity of a DOI; those of arXiv and of the ACL Anthology are these services' own papers. */
export function createDoiIdentity(doi: string, address?: string): Identity {
  const preprint = /^10\.48550\/arxiv\.(.+)$/i.exec(doi);
  const paper = preprint?.[1] && parseArxivId(preprint[1]);
  if (paper) return createArxivIdentity(paper);
  const anthology = /^10\.(?:18653|3115)\/v1\/(.+)$/i.exec(doi);
  const acl = anthology?.[1] && parseAclId(anthology[1]);
  if (acl) return createAclIdentity(acl);
  const key = `doi:${doi.toLowerCase()}`;
  return {
    key,
    service: 'doi',
    id: doi,
    url: address ?? `https://doi.org/${doi.toWellFormed().replace(/[^\w./:;()+=,@!*~$&-]/gu, encodeURIComponent)}`,
  };
}

const doiResolvers = new Set(['doi.org', 'dx.doi.org', 'doi.acm.org', 'oadoi.org']);

const doiMatcher: UrlMatcher = {
  domains: ['doi.org', 'acm.org', 'oadoi.org'],
  match(url) {
    if (!doiResolvers.has(getHostWithoutWww(url))) return undefined;
    const prefix = getHostWithoutWww(url) === 'doi.acm.org' && !url.pathname.startsWith('/10.1145/') ? '10.1145/' : '';
    const found = parseDoi(prefix + decodePercent(url.pathname.slice(1)));
    return found === undefined ? undefined : createDoiIdentity(found);
  },
};

/** What publishers put behind a DOI in an address: forms of the article, pieces of it, a session. */
const doiTrailingPathPattern =
  /(?:\/(?:full|full-?text|abstract|summary|e?pdf|epub|xml|html?|figures?|tables?|references|citations?|metrics|comments|meta|notes)(?:[/.;].*)?|;jsessionid=.*)$/i;

/** Publishers whose addresses carry the DOI, and how it looks there, bare of what stands behind it. Undefined where it does not look so. */
const doiPublishers: [host: RegExp, bare: (doi: string) => string | undefined][] = [
  [/^academic\.oup\.com$/, (doi) => doi.replace(/(?:\/\d+(?:\/[^/]*\.pdf)?|\/[^/]*\.pdf)$/i, '')],
  // `10.1101/2020.03.22.002386v3.full.pdf`, and before December 2019 `10.1101/123456v2`.
  [/^(?:\w+\.)?(?:biorxiv|medrxiv)\.org$/, (doi) => /^10\.\d{4,9}\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{5,9}(?![\d/])/.exec(doi)?.[0]],
  [/(?:^|\.)biomedcentral\.com$|^link\.springer\.com$|^springeropen\.com$/, (doi) => doi.replace(/\.pdf$/i, '')],
  [
    /^dl\.acm\.org$|\.wiley\.com$|^tandfonline\.com$|^journals\.sagepub\.com$|^pubs\.acs\.org$|^pnas\.org$|^science\.org$|^frontiersin\.org$/,
    (doi) => doi,
  ],
];

const publisherMatcher: UrlMatcher = {
  domains: [
    'nature.com',
    'plos.org',
    'oup.com',
    'biorxiv.org',
    'medrxiv.org',
    'biomedcentral.com',
    'springer.com',
    'springeropen.com',
    'acm.org',
    'wiley.com',
    'tandfonline.com',
    'sagepub.com',
    'acs.org',
    'pnas.org',
    'science.org',
    'frontiersin.org',
  ],
  match(url) {
    const host = getHostWithoutWww(url);
    if (host === 'nature.com') {
      const [form, article] = getPathSegments(url);
      const name = form === 'articles' ? article?.replace(/\.e?pdf$/, '') : undefined;
      return name && /^(?:s\d{5}-|nature\d|sdata|srep|ncomms|nrd|nm\.|nbt)/.test(name)
        ? createDoiIdentity(`10.1038/${name}`, url.href)
        : undefined;
    }
    if (host === 'journals.plos.org') {
      const found = parseDoi(url.searchParams.get('id') ?? '');
      return found === undefined ? undefined : createDoiIdentity(found, url.href);
    }
    const bare = doiPublishers.find(([pattern]) => pattern.test(host))?.[1];
    const tail = /\/(10\.\d{4,9}\/.+)$/.exec(decodePercent(url.pathname).replace(/\/+$/, ''))?.[1];
    // A supplement is a file of its own, and no DOI.
    if (bare === undefined || tail === undefined || /\/suppl(?:_file|ementary)?\b|\bsupplementary-material\b/i.test(url.pathname))
      return undefined;
    const found = parseDoi(bare(tail.replace(doiTrailingPathPattern, '')) ?? '');
    return found === undefined ? undefined : createDoiIdentity(found, url.href);
  },
};

/** Takes an ACL Anthology id in any case, with version and file ending; returns it as the Anthology writes it, or undefined. */
export function parseAclId(text: string): string | undefined {
  const bare = text.replace(/(?:\.(?:pdf|bib|xml|endf))$/i, '').replace(/(\d)v\d+$/i, '$1');
  if (/^[A-Z]\d{2}-\d{4}$/i.test(bare)) return bare.toUpperCase();
  return /^\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+$/i.test(bare) ? bare.toLowerCase() : undefined;
}

/** The identity of a paper of the ACL Anthology. */
export function createAclIdentity(id: string): Identity {
  return { key: `acl:${id}`, service: 'acl', id, url: `https://aclanthology.org/${id}/` };
}

const aclHostPattern =
  /^(?:aclweb\.org|(?:anthology\.)?aclanthology\.(?:org|info|coli\.uni-saarland\.de)|anthology\.aclweb\.org|acl\.ldc\.upenn\.edu)$/;

const aclMatcher: UrlMatcher = {
  domains: ['aclweb.org', 'aclanthology.org', 'aclanthology.info', 'uni-saarland.de', 'upenn.edu'],
  match(url) {
    if (!aclHostPattern.test(getHostWithoutWww(url))) return undefined;
    const parts = getPathSegments(url);
    // The landing page, the PDF and the old nested folders all name the paper last.
    const id = parseAclId(parts.at(-1) ?? '');
    return id === undefined || parts.length > 5 || parts.includes('attachments') ? undefined : createAclIdentity(id);
  },
};

const pubmedMatcher: UrlMatcher = {
  domains: ['nih.gov', 'pubmed.gov', 'europepmc.org'],
  match(url) {
    const host = getHostWithoutWww(url);
    const parts = getPathSegments(url);
    const tail = parts.at(-1) ?? '';
    if (host === 'pubmed.ncbi.nlm.nih.gov' || host === 'pubmed.gov')
      return createPubmedIdentity(parts[0] ?? url.searchParams.get('term') ?? '');
    if (host === 'pmc.ncbi.nlm.nih.gov' && parts[0] === 'articles') return createPmcIdentity(parts[1] ?? '');
    if (host === 'ncbi.nlm.nih.gov' || host === 'm.ncbi.nlm.nih.gov') {
      if (parts[0] === 'pubmed') return createPubmedIdentity(parts[1] ?? url.searchParams.get('term') ?? '');
      if (parts[0] === 'pmc' && parts[1] === 'articles') return createPmcIdentity(parts[2] ?? '');
    }
    if (host === 'europepmc.org' && /^(?:article|abstract)$/i.test(parts[0] ?? '')) {
      return /^med$/i.test(parts[1] ?? '')
        ? createPubmedIdentity(tail)
        : /^pmc$/i.test(parts[1] ?? '')
          ? createPmcIdentity(tail)
          : undefined;
    }
    return undefined;
  },
};

function createPubmedIdentity(id: string): Identity | undefined {
  if (!/^[1-9]\d{0,8}$/.test(id)) return undefined;
  return { key: `pubmed:${id}`, service: 'pubmed', id, url: `https://pubmed.ncbi.nlm.nih.gov/${id}/` };
}

function createPmcIdentity(text: string): Identity | undefined {
  const digits = /^(?:PMC)?([1-9]\d{0,9})$/i.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const id = `PMC${digits}`;
  return { key: `pmc:${digits}`, service: 'pmc', id, url: `https://pmc.ncbi.nlm.nih.gov/articles/${id}/` };
}

const conferenceMatcher: UrlMatcher = {
  domains: ['openreview.net', 'nips.cc', 'neurips.cc'],
  match(url) {
    const host = getHostWithoutWww(url);
    if (host === 'openreview.net' && /^\/(?:forum|pdf)$/.test(url.pathname)) {
      const id = url.searchParams.get('id') ?? '';
      if (!/^[\w-]{5,40}$/.test(id)) return undefined;
      return { key: `openreview:${id}`, service: 'openreview', id, url: `https://openreview.net/forum?id=${id}` };
    }
    if (!/^(?:papers\.nips\.cc|papers\.neurips\.cc|proceedings\.neurips\.cc)$/.test(host)) return undefined;
    const name = getPathSegments(url).at(-1) ?? '';
    const id = /^([0-9a-f]{32})-/.exec(name)?.[1] ?? /^(\d{1,5})-/.exec(name)?.[1];
    return id === undefined
      ? undefined
      : { key: `neurips:${id}`, service: 'neurips', id, url: url.href.replace(/^http:/, 'https:') };
  },
};

export const paperMatchers: UrlMatcher[] = [
  arxivMatcher,
  aclMatcher,
  doiMatcher,
  pubmedMatcher,
  conferenceMatcher,
  publisherMatcher,
];
