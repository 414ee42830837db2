import { cleanAddress, normalAddress } from './identify/clean.ts';
import { github } from './identify/github.ts';
import { hubRecognisers } from './identify/hubs.ts';
import { type Identity, type Recogniser, siteOf } from './identify/identity.ts';
import { meant } from './identify/mistyped.ts';
import { arxivId, arxivIdentity, doiIdentity, doiIn, paperRecognisers } from './identify/papers.ts';
import { shareRecognisers } from './identify/shares.ts';

export type { Identity } from './identify/identity.ts';

const recognisers: Recogniser[] = [github, ...paperRecognisers, ...shareRecognisers, ...hubRecognisers];
const bySite = new Map<string, Recogniser[]>();
for (const one of recognisers) for (const site of one.sites) bySite.set(site, [...(bySite.get(site) ?? []), one]);

/** Hosts that only wrap another address, and the parameter that holds it. */
const wrappers = new Map<string, string>(
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

function identifyWithin(url: string, unwraps: number): Identity {
  const cleaned = cleanAddress(url);
  const preprint = /^arxiv:/i.test(cleaned) ? arxivId(cleaned) : undefined;
  if (preprint !== undefined) return arxivIdentity(preprint);
  const doi = /^doi:|^10\.\d{4,9}\//i.test(cleaned) ? doiIn(cleaned) : undefined;
  if (doi !== undefined) return doiIdentity(doi);

  const parsed = URL.parse(cleaned);
  if (meant(cleaned) !== undefined) return unknown(cleaned);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.hostname === '') return unknown(cleaned);
  const wrapped = wrappers.get(parsed.hostname);
  const target = wrapped && parsed.searchParams.get(wrapped);
  if (target && unwraps > 0 && /^https?:\/\//.test(target)) return identifyWithin(target, unwraps - 1);
  for (const { recognise } of bySite.get(siteOf(parsed)) ?? []) {
    const found = recognise(parsed);
    if (found === undefined) continue;
    // An id that ends in what cleaning takes off would be another thing when its address is read again.
    const settled = cleanAddress(found.url);
    return settled === found.url ? found : identifyWithin(settled, unwraps);
  }
  return plain(parsed, cleaned);
}

function plain(parsed: URL, cleaned: string): Identity {
  const service = /(?:^|\.)zhihu\.com$/.test(parsed.hostname)
    ? 'zhihu'
    : /(?:^|\.)douban\.com$/.test(parsed.hostname)
      ? 'douban'
      : 'web';
  const id = normalAddress(parsed);
  return { key: `url:${id}`, service, id, url: cleaned };
}

function unknown(text: string): Identity {
  return { key: `text:${text}`, service: 'unknown', id: text, url: text };
}
