import { cleanUrl, correctMistypedUrl, getBaseDomain, type Identity, normalizeUrl, type UrlMatcher } from '../url/index.ts';
import { githubMatcher } from './github.ts';
import { hubMatchers } from './hubs.ts';
import { createArxivIdentity, createDoiIdentity, paperMatchers, parseArxivId, parseDoi } from './papers.ts';
import { shareMatchers } from './shares.ts';

export type { Identity } from '../url/index.ts';

const urlMatchers: UrlMatcher[] = [githubMatcher, ...paperMatchers, ...shareMatchers, ...hubMatchers];
const matchersByDomain = new Map<string, UrlMatcher[]>();
for (const one of urlMatchers)
  for (const site of one.domains) matchersByDomain.set(site, [...(matchersByDomain.get(site) ?? []), one]);

/** Hosts that only wrap another address, and the parameter that holds it. */
const interstitialHosts = new Map<string, string>(
  Object.entries({ 'link.zhihu.com': 'target', 'link.csdn.net': 'target', 'link.juejin.cn': 'target' }),
);

/**
 * Says what an address is, whatever its spelling. Takes an address as somebody wrote it (scheme and clean edges are not needed), or a
 * bare `arXiv:…` or `doi:…`; returns its identity. Pure and never throws: what is no http address has the service `unknown` and a
 * key that begins with `text:`. Two laws hold: every spelling of one thing has one key, and the preferred address has it too.
 */
export function identify(url: string): Identity {
  return identifyWithin(url, 3);
}

function identifyWithin(url: string, maxUnwraps: number): Identity {
  const cleaned = cleanUrl(url);
  const preprint = /^arxiv:/i.test(cleaned) ? parseArxivId(cleaned) : undefined;
  if (preprint !== undefined) return createArxivIdentity(preprint);
  const doi = /^doi:|^10\.\d{4,9}\//i.test(cleaned) ? parseDoi(cleaned) : undefined;
  if (doi !== undefined) return createDoiIdentity(doi);

  const parsed = URL.parse(cleaned);
  if (correctMistypedUrl(cleaned) !== undefined) return createUnknownIdentity(cleaned);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.hostname === '') return createUnknownIdentity(cleaned);
  const wrapped = interstitialHosts.get(parsed.hostname);
  const target = wrapped && parsed.searchParams.get(wrapped);
  if (target && maxUnwraps > 0 && /^https?:\/\//.test(target)) return identifyWithin(target, maxUnwraps - 1);
  for (const { match } of matchersByDomain.get(getBaseDomain(parsed)) ?? []) {
    const found = match(parsed);
    if (found === undefined) continue;
    // An id that ends in what cleaning takes off would be another thing when its address is read again.
    const cleanedUrl = cleanUrl(found.url);
    return cleanedUrl === found.url ? found : identifyWithin(cleanedUrl, maxUnwraps);
  }
  return createPlainIdentity(parsed, cleaned);
}

function createPlainIdentity(parsed: URL, cleaned: string): Identity {
  const service = /(?:^|\.)zhihu\.com$/.test(parsed.hostname)
    ? 'zhihu'
    : /(?:^|\.)douban\.com$/.test(parsed.hostname)
      ? 'douban'
      : 'web';
  const id = normalizeUrl(parsed);
  return { key: `url:${id}`, service, id, url: cleaned };
}

function createUnknownIdentity(text: string): Identity {
  return { key: `text:${text}`, service: 'unknown', id: text, url: text };
}
