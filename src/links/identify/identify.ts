import { services } from '../services/index.ts';
import {
  cleanUrl,
  correctMistypedUrl,
  createPlainIdentity,
  getHostWithoutWww,
  getLastTwoLabels,
  getLastTwoLabelsOf,
  type Identity,
  parsePlainUrl,
  type UrlMatcher,
} from '../url/index.ts';
import { findEquivalentAddress, hasEquivalentAddresses } from './equivalent-addresses.ts';

export type { Identity } from '../url/index.ts';

const matchers = services.flatMap(({ identify: matcher }) => matcher ?? []);
const matchersByDomain = indexMatchers(({ domains }) => domains);
const matchersByHostLabel = indexMatchers(({ hostLabels = [] }) => hostLabels);
const textMatchers = matchers.filter(({ matchText }) => matchText !== undefined);

function indexMatchers(getKeys: (matcher: UrlMatcher) => readonly string[]): ReadonlyMap<string, UrlMatcher[]> {
  const pairs = matchers.flatMap((matcher) => getKeys(matcher).map((key) => ({ key, matcher })));
  return new Map(
    Array.from(
      Map.groupBy(pairs, ({ key }) => key),
      ([key, group]) => [key, group.map(({ matcher }) => matcher)],
    ),
  );
}

/**
 * Pages that only forward to another address, and the query parameter that holds it. They come with
 * what was copied from a site, and answer alike for what lives and what is gone.
 */
const interstitialPages = new Map<string, string>(
  Object.entries({
    'link.zhihu.com/': 'target',
    'link.csdn.net/': 'target',
    'link.juejin.cn/': 'target',
    'link.jianshu.com/': 't',
    'links.jianshu.com/go': 'to',
    'gitee.com/link': 'target',
  }),
);

const interstitialHosts = new Set(Array.from(interstitialPages.keys(), (page) => page.slice(0, page.indexOf('/'))));

/** Forwarding addresses may be nested; deeper than this they are taken as they are. */
const maxUnwraps = 3;

/**
 * Says what an address leads to, however it is spelled. Pure. Two laws hold: all spellings of one
 * resource have one key, and the preferred address has it too.
 * @param url An address as somebody wrote it, with or without a scheme, or a bare `arXiv:…` or
 * `doi:…`.
 * @returns the identity; for text that is no http address its service is `unknown` and its key
 * begins with `text:`.
 */
export function identify(url: string): Identity {
  return identifyPlainUrl(url) ?? identifyWithin(url, maxUnwraps);
}

/**
 * The identity of an address as most are: plain, and of no service and no site with rules. The same
 * as the long way has, which a property test holds.
 */
function identifyPlainUrl(url: string): Identity | undefined {
  const plain = parsePlainUrl(url);
  if (plain === undefined) return undefined;
  const host = plain.host.startsWith('www.') ? plain.host.slice('www.'.length) : plain.host;
  const domain = getLastTwoLabelsOf(host);
  const isKnown =
    matchersByDomain.has(domain) ||
    matchersByHostLabel.has(host.slice(0, host.indexOf('.'))) ||
    interstitialHosts.has(host) ||
    hasEquivalentAddresses(domain);
  if (isKnown) return undefined;
  const id = `https://${host}${plain.path.replace(/\/+$/, '')}`;
  return { key: `url:${id}`, service: 'web', id, url };
}

/** The host of a plain address that does not only forward; undefined for all others. */
export function findPlainHost(url: string): string | undefined {
  const host = parsePlainUrl(url)?.host;
  return host === undefined || interstitialHosts.has(host.replace(/^www\./, '')) ? undefined : host;
}

function identifyWithin(url: string, unwraps: number): Identity {
  const text = cleanUrl(url);
  for (const { matchText } of textMatchers) {
    const identity = matchText?.(text);
    if (identity !== undefined) return identity;
  }
  const parsed = URL.parse(text);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.hostname === '') return createUnknownIdentity(text);
  if (correctMistypedUrl(text) !== undefined) return createUnknownIdentity(text);
  const target = findForwardedUrl(parsed);
  if (target !== undefined && unwraps > 0) return identifyWithin(target, unwraps - 1);
  const identity = matchUrl(parsed, text);
  if (identity === undefined) {
    const equivalent = findEquivalentAddress(parsed);
    return createPlainIdentity(equivalent ?? parsed, text);
  }
  // An id that ends in something that cleaning removes would change when its address is read again.
  const cleanedUrl = cleanUrl(identity.url);
  return cleanedUrl === identity.url ? identity : identifyWithin(cleanedUrl, unwraps);
}

/** The address that a page only forwards to; undefined for any other page. */
function findForwardedUrl(url: URL): string | undefined {
  const parameter = interstitialPages.get(`${getHostWithoutWww(url)}${url.pathname}`);
  const target = parameter && url.searchParams.get(parameter);
  return target && /^https?:\/\//.test(target) ? target : undefined;
}

/**
 * The address behind pages that only forward. They answer alike for what lives and what is gone, so
 * that asking them says nothing.
 */
export function unwrapForwardedUrl(url: URL): URL {
  let last = url;
  for (let unwraps = maxUnwraps; unwraps > 0; unwraps -= 1) {
    const target = findForwardedUrl(last);
    const next = target === undefined ? null : URL.parse(cleanUrl(target));
    if (next === null) return last;
    last = next;
  }
  return last;
}

function matchUrl(url: URL, text: string): Identity | undefined {
  const host = getHostWithoutWww(url);
  const label = host.slice(0, host.indexOf('.'));
  return (
    findMatch(matchersByDomain.get(getLastTwoLabels(url)), url, text) ?? findMatch(matchersByHostLabel.get(label), url, text)
  );
}

function findMatch(candidates: readonly UrlMatcher[] | undefined, url: URL, text: string): Identity | undefined {
  if (candidates === undefined) return undefined;
  for (const { match } of candidates) {
    const identity = match(url, text);
    if (identity !== undefined) return identity;
  }
  return undefined;
}

function createUnknownIdentity(text: string): Identity {
  return { key: `text:${text}`, service: 'unknown', id: text, url: text };
}
