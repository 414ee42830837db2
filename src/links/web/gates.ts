import type { VerdictReason } from '../../model/verdict.ts';
import type { HtmlPage } from './html-page.ts';

/**
 * A page at an address of its own that a reader has to pass first. It says nothing about the page
 * behind it.
 */
export interface Gate {
  verdict: 'blocked' | 'restricted';
  reason: VerdictReason;
}

/** Says whether one logs in at this address. */
export function isLoginUrl(url: URL): boolean {
  return /(?:^|\.)(?:login|signin|passport|sso|accounts|idp)\./i.test(`.${url.hostname}`) || loginPathPattern.test(url.pathname);
}

/** Says whether a site looks for something at this address. */
export function isSearchUrl(url: URL): boolean {
  return url.search.length > 1 && /(?:^|\/)(?:search|find|sousuo)(?:\.\w+)?\/?$/i.test(url.pathname);
}

const loginPathPattern =
  /(?:^|[/_-])(?:log[-_]?in|sign[-_]?in|denglu|sso|passport|oauth2?|openid-connect|saml2?|cas\/login|authorize|authenticate)(?:[/._-]|$)/i;
const captchaPattern = /captcha|(?:^|\.)perfdrive\.com|\/challenge(?:[/.?]|$)|\/cdn-cgi\/|\/verify(?:[/.?]|$)/i;
const wallPattern = /unsupported[_-]?browser|\/blocked(?:[/.?]|$)|bot[_-]?(?:check|detect)|robot/i;
/** Parameters that tell a site where a reader comes from. They are no way back. */
const refererParameters = /^(?:ref|referr?er|utm_\w+|source|src|aspxerrorpath)$/i;

/**
 * Recognises a gate: a login, a captcha, a consent page, a licence to accept. A gate carries the
 * address that it was reached from in its own query, to lead the reader back.
 * @param from The address that the link has.
 * @param end Where the redirects ended.
 * @param page What is shown there, where it is known.
 * @returns undefined when the end is no gate.
 */
export function detectGate(from: URL, end: URL, page?: HtmlPage): Gate | undefined {
  if (isLoginUrl(end) && !isLoginUrl(from) && !(page !== undefined && isArticle(page) && !carriesAddress(end, from)))
    return { verdict: 'restricted', reason: 'login' };
  // Some sites answer an unknown address with a search for its words.
  if (isSearchUrl(end) || !carriesAddress(end, from)) return undefined;
  const place = `${end.hostname}${end.pathname}`;
  if (captchaPattern.test(place)) return { verdict: 'blocked', reason: 'captcha' };
  if (wallPattern.test(place)) return { verdict: 'blocked', reason: 'bot-wall' };
  return { verdict: 'restricted', reason: 'gated' };
}

/** A page where one logs in has a few words and a field for a password. */
const maxLoginTextLength = 1500;

/** Documentation about logins and OAuth has such addresses too, and long texts. */
const isArticle = ({ text, source }: HtmlPage): boolean =>
  text.length >= maxLoginTextLength && !/<input[^>]{1,300}type\s*=\s*["']?password/i.test(source);

/** Whether a query holds the whole of an address, or its path where that is more than a slash. */
function carriesAddress(end: URL, address: URL): boolean {
  const path = `${address.pathname}${address.search}`;
  const forms = new Set([address.href, `http:${address.href.slice(address.protocol.length)}`, `${address.host}${path}`]);
  if (path.length > 1) forms.add(path);
  return [...end.searchParams].some(
    ([name, value]) => !refererParameters.test(name) && (forms.has(value) || forms.has(decodeOnce(value))),
  );
}

function decodeOnce(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
