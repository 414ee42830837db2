import { getRegistrableDomain, isSameSite, type Redirect } from '../../http/index.ts';
import { sharesDistinctiveWord } from '../../text/similarity/title-similarity.ts';
import { type Identity, removeTracking } from '../url/index.ts';
import { isLoginUrl } from './gates.ts';
import type { HtmlPage } from './html-page.ts';
import { isFormForReader } from './reader-forms.ts';
import { classifyErrorPath } from './soft-404/not-found-pages.ts';

/**
 * The end of the leading permanent redirects (301, 308), where it is an address that could be
 * written instead.
 * @param identify Tells whether two addresses are spellings of one.
 * @returns undefined when the end is the same address, its form for this reader, a login page, an
 *   error page, an address that expires, or no address.
 */
export function findPermanentRedirect(
  from: string,
  hops: readonly Redirect[],
  identify: (url: string) => Identity,
): string | undefined {
  let end: string | undefined;
  for (const hop of hops) {
    if (hop.status !== 301 && hop.status !== 308) break;
    end = hop.to;
  }
  const url = end === undefined ? null : URL.parse(end);
  if (end === undefined || url === null || isLoginUrl(url) || classifyErrorPath(url, new URL(from)) !== undefined)
    return undefined;
  // A signed address of a storage service is valid for some minutes. It says nothing of a new
  // place.
  if (expiringPattern.test(url.href)) return undefined;
  const first = new URL(from);
  if (isSwitchToHttps(first, url)) return end;
  if (isFormForReader(first, url)) return undefined;
  return identify(end).key === identify(from).key ? undefined : end;
}

/** Parameters of a session, or of a signature that is valid for some minutes. */
const expiringPattern =
  /[?&;](?:jsessionid|phpsessid|sid|session|token|x-(?:amz|goog|oss|cos)-signature|signature|sig|auth_key|hdnts|hdnea)=/i;

/**
 * The address that may be written instead of one that moved, without tracking parameters.
 * @returns undefined for an address that is worse: http in place of https.
 */
export function toBetterAddress(from: URL, to: string): string | undefined {
  return from.protocol === 'https:' && to.startsWith('http:') ? undefined : removeTracking(to);
}

/**
 * The same address, over https. The server may add or drop a `www.` and a slash at the end with
 * that.
 */
export function isSwitchToHttps(from: URL, to: URL): boolean {
  const place = ({ host, pathname, search }: URL) => `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}`;
  return from.protocol === 'http:' && to.protocol === 'https:' && place(from) === place(to);
}

/** Characters of a page's text that are compared with what the link names. */
const maxComparedTextLength = 600;

/**
 * Says whether a page at another site is still what a link names. It has to share something with
 * the entry's names, the words of the old host, or the last part of the old path. An owner who
 * moves keeps at least one of them; a buyer of the name keeps none.
 * @param names What the entry or the link's text calls it.
 */
export function isSameThing(from: URL, to: URL, page: HtmlPage | undefined, names: readonly string[]): boolean {
  if (isSameSite(from.hostname, to.hostname)) return true;
  const before = [...names, hostWords(from), lastSegment(from)].filter((words) => words !== '');
  const after = [page?.title ?? '', page?.text.slice(0, maxComparedTextLength) ?? '', hostWords(to), to.pathname];
  const wanted = before.map((words) => words.replaceAll(/[-_.]/g, ' '));
  return after.some(
    (words) => words !== '' && wanted.some((one) => sharesDistinctiveWord(one, words.replaceAll(/[-_./]/g, ' '))),
  );
}

/** Whether two addresses end in the same name, whatever its extension and case. */
export const keepsLastSegment = (from: URL, to: URL): boolean => {
  const name = lastSegment(from).toLowerCase();
  return name !== '' && name === lastSegment(to).toLowerCase();
};

/**
 * The labels of a host that say whose it is: `cmekg` of `www.cmekg.example`, `kg lab` of
 * `kg.lab.edu.cn`. `blog` of `blog.cmekg.example` says nothing: a stranger has one too.
 */
function hostWords({ hostname }: URL): string {
  const domain = getRegistrableDomain(hostname);
  const own = domain.split('.', 1)[0] ?? '';
  const above = hostname.slice(0, -domain.length).split('.');
  return [...above, own].filter((label) => !commonLabels.has(label)).join(' ');
}

/** Labels that say what a host is for. */
const commonLabels = new Set(
  'www blog blogs wiki docs forum forums home info online site mail news shop store labs data open download downloads files static assets help support project projects code tools official'.split(
    ' ',
  ),
);

/** The last part of a path, without its extension. */
const lastSegment = (url: URL): string =>
  (url.pathname.split('/').findLast((part) => part !== '') ?? '').replace(/\.\w{1,5}$/, '');

/**
 * Says whether an address leads deeper into a site than its first page, in whatever language that
 * comes.
 */
export function isDeepUrl(url: URL): boolean {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return url.search.length > 1;
  if (parts.length > 1) return true;
  return !/^(?:index|default|home|main|welcome|portal)(?:\.\w+)?$|^[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(last);
}

/** Says whether an address is a site's first page. */
export function isHomePage(url: URL): boolean {
  return !isDeepUrl(url) && url.hash.length < 3;
}
