import type { HtmlPage } from './html-page.ts';

/** A dealer's page is short. A page with more text than this, in characters, has content. */
const maxParkedTextLength = 1500;

/**
 * Recognises a domain that is for sale, has expired or is switched off.
 * @param wasRedirected False when the link itself names a dealer: then the dealer's site is a site
 * like others.
 * @returns the words or the host that give it away.
 */
export function detectParkedDomain(url: URL, page: HtmlPage | undefined, wasRedirected = true): string | undefined {
  const dealer = dealerPattern.exec(`${url.hostname}${url.pathname}`)?.[0];
  if (dealer !== undefined) return wasRedirected ? dealer : undefined;
  if (page === undefined) return undefined;
  const lander =
    page.text.length < 200 ? /(?:window\.)?location(?:\.href)?\s*=\s*["']\/lander["']/.exec(page.source)?.[0] : undefined;
  if (lander !== undefined) return lander;
  if (page.text.length >= maxParkedTextLength) return undefined;
  if (parkedTitlePattern.test(page.title)) return page.title;
  // Words in the text are quoted by articles on the subject. They count where the whole page is a
  // notice, or names its own domain.
  const words = parkedTextPattern.exec(page.text);
  const isNotice = page.text.length < 200 && (page.title === '' || !/\p{L}{4,}.*\s.*\p{L}{4,}/u.test(page.title));
  return words !== null && (isNotice || page.text.toLowerCase().includes(url.hostname.replace(/^www\./, '')))
    ? words[0]
    : undefined;
}

const dealerPattern =
  /^(?:[\w-]+\.)*(?:(?:sedoparking|hugedomains|dan|afternic|bodis|domainmarket|undeveloped|buydomains|above|sedo|expireddomains|juming)\.com|parkingcrew\.net|parklogic\.com|4\.cn|mi\.aliyun\.com|(?:godaddy\.com\/(?:[a-z-]+\/)?(?:forsale|domainsearch)|dynadot\.com\/market|porkbun\.com\/(?:checkout|marketplace))(?=\/|$))/i;
const parkedTitlePattern =
  /^(?:the domain (?:name )?)?[\w-]+(?:\.[\w-]+)+ (?:is|may be) (?:for sale|available for purchase)\b|^[\w-]+(?:\.[\w-]+)+ [-–—|] this website is for sale\b|^(?:parked domain|domain (?:name )?(?:is )?(?:parked|for sale)|this domain (?:name )?has expired)\b|^(?:域名(?:出售|转让|停放|已过期|过期|已到期)|此域名.{0,8}(?:出售|转让|过期)|(?:网站|域名)未备案)/i;
const parkedTextPattern =
  /\b(?:this|the) (?:domain (?:name )?|website )(?:is|may be) for sale\b|\bbuy this domain\b|\bthe owner of [\w.-]+ is offering it for sale\b|\bthis domain is registered, but may still be available\b|本域名(?:正在)?(?:出售|转让)|您正在访问的域名可以(?:出售|转让)|域名未备案|该域名已(?:过期|到期)/i;
