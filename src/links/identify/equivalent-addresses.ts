/**
 * Sites that show one resource under several addresses and have no service here. Each rule gives
 * the address by which they are compared; the page is still requested as the link has it.
 */

import { getLastTwoLabelsOf } from '../url/index.ts';

interface SiteRule {
  /** The last two labels of its hosts. */
  domains: readonly string[];
  host: RegExp;
  /** The path and query to compare by; undefined where the address is none of these forms. */
  getPath(url: URL): string | undefined;
  /** The host to compare by. Default: the same. */
  getHost?(host: string): string;
}

const rules: readonly SiteRule[] = [
  {
    domains: ['mlr.press'],
    host: /^proceedings\.mlr\.press$/,
    getPath: ({ pathname }) => replaceFirst(pathname, /^\/(v\d+|r\d+)\/([\w-]+)\/\2\.pdf$/, '/$1/$2.html'),
  },
  {
    domains: ['jmlr.org'],
    host: /^(?:www\.)?jmlr\.org$/,
    getPath: ({ pathname }) => replaceFirst(pathname, /^\/papers\/volume(\d+)\/([\w-]+)\/\2\.pdf$/, '/papers/v$1/$2.html'),
  },
  {
    domains: ['thecvf.com'],
    host: /^openaccess\.thecvf\.com$/,
    getPath: ({ pathname }) =>
      replaceFirst(pathname, /^\/(content[^/]*(?:\/[^/]+)*)\/papers\/(.+_paper)\.pdf$/, '/$1/html/$2.html'),
  },
  {
    domains: ['wikipedia.org', 'wiktionary.org', 'wikibooks.org', 'wikisource.org', 'wikiversity.org', 'wikiquote.org'],
    host: /^[a-z-]+(?:\.m)?\.(?:wikipedia|wiktionary|wikibooks|wikisource|wikiversity|wikiquote)\.org$/,
    getHost: (host) => host.replace('.m.', '.'),
    getPath: getWikiPath,
  },
  { domains: ['ieee.org'], host: /^ieeexplore\.ieee\.org$/, getPath: getIeeePath },
  {
    domains: ['semanticscholar.org'],
    host: /^(?:www\.)?semanticscholar\.org$/,
    getPath: ({ pathname }) => replaceFirst(pathname, /^\/(?:paper|reader)(?:\/[^/]+)?\/([0-9a-f]{40})\/?$/, '/paper/$1'),
  },
  {
    domains: ['huggingface.co', 'hf.co', 'hf-mirror.com'],
    host: /^(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)$/,
    getHost: () => 'huggingface.co',
    getPath: ({ pathname, search }) => pathname.replace(/^(\/(?:(?:datasets|spaces)\/)?[\w.-]+)\/tree\/main\/?$/, '$1') + search,
  },
  {
    domains: ['sciencedirect.com'],
    host: /^(?:www\.)?sciencedirect\.com$/,
    getPath: ({ pathname }) =>
      replaceFirst(
        pathname,
        /^\/science\/article\/(?:abs\/|am\/)?pii\/(S[\dX]{16})(?:\/(?:pdf|pdfft))?\/?$/i,
        '/science/article/pii/$1',
      ),
  },
  {
    domains: ['mdpi.com'],
    host: /^(?:www\.)?mdpi\.com$/,
    getPath: ({ pathname }) => replaceFirst(pathname, /^(\/\d{4}-\d{3}[\dX](?:\/\d+){3})(?:\/(?:html?|pdf|xml))?\/?$/i, '$1'),
  },
  {
    domains: ['dblp.org', 'uni-trier.de'],
    host: /^dblp\.(?:org|uni-trier\.de)$/,
    getHost: () => 'dblp.org',
    getPath: ({ pathname, search }) =>
      search === '' ? replaceFirst(pathname, /^(\/(?:rec|pid|db)\/.+?)(?:\.html)?\/?$/, '$1') : undefined,
  },
];

const ruleDomains = new Set(rules.flatMap(({ domains }) => domains));

/** Whether a host with these last two labels may show one resource under several addresses. */
export const hasEquivalentAddresses = (domain: string): boolean => ruleDomains.has(domain);

/** The address by which this one is compared, where its site has several for one resource. */
export function findEquivalentAddress(url: URL): URL | undefined {
  // A name may end with the dot of the root.
  const hostname = url.hostname.replace(/\.$/, '');
  if (!hasEquivalentAddresses(getLastTwoLabelsOf(hostname))) return undefined;
  const rule = rules.find(({ host }) => host.test(hostname));
  const path = rule?.getPath(url);
  if (rule === undefined || path === undefined) return undefined;
  return URL.parse(path, `https://${rule.getHost?.(hostname) ?? hostname}`) ?? undefined;
}

function replaceFirst(path: string, pattern: RegExp, form: string): string | undefined {
  return pattern.test(path) ? path.replace(pattern, form) : undefined;
}

/**
 * `/zh-cn/名`, `/zh-hans/名` and the like are one article in other characters, `/w/index.php?title=名`
 * is the long form.
 */
function getWikiPath({ pathname, searchParams }: URL): string | undefined {
  const names = [...searchParams.keys()];
  if (pathname === '/w/index.php' && names.length === 1 && searchParams.get('title'))
    return `/wiki/${encodeURI(searchParams.get('title') ?? '').replaceAll('%20', '_')}`;
  const page = /^\/(?:wiki|zh(?:-[a-z]{2,4})?)\/(.+)$/.exec(pathname)?.[1];
  const isArticle = page !== undefined && names.every((name) => name === 'variant' || name === 'oldformat');
  return isArticle ? `/wiki/${page}` : undefined;
}

/** The number of a document, in its page, its PDF and earlier forms. */
function getIeeePath({ pathname, searchParams }: URL): string | undefined {
  const inPath =
    /^\/(?:abstract\/)?document\/(\d+)\/?$/.exec(pathname)?.[1] ?? /^\/iel[x\d]+\/.*\/0*(\d+)\.pdf$/.exec(pathname)?.[1];
  const isByQuery =
    /^\/(?:xpls?\/(?:articleDetails|abs_all|freeabs_all|login)\.jsp|stamp\/stamp\.jsp|stampPDF\/getPDF\.jsp)$/.test(pathname);
  const inQuery = isByQuery ? /^0*(\d+)$/.exec(searchParams.get('arnumber') ?? '')?.[1] : undefined;
  const id = inPath ?? inQuery;
  return id === undefined ? undefined : `/document/${id}`;
}
