import { compareCodeUnits } from '../../text/compare.ts';
import { stripInvisibleCharacters } from '../../text/invisible-characters.ts';
import { getHostWithoutWww } from './identity.ts';

/**
 * What pasting leaves at an address, and what two spellings of a plain address may differ in.
 */

const maxUrlLength = 4000;
const openerByCloser: Record<string, string> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/**
 * Takes an address as somebody pasted it; returns it without white space, invisible characters, brackets and punctuation around it,
 * and with a scheme where one was left out before something that looks like a host.
 */
export function cleanUrl(text: string): string {
  const once = cleanOnce(text);
  // What was taken off may have hidden more of it; cleaning a clean address changes nothing.
  return once === text ? once : cleanUrl(once);
}

/** Addresses that have nothing to take off: most. */
const cleanUrlPattern = /^https?:\/\/[\w./?#:@&=%~+-]*[\w/=~&#+-]$/;

function cleanOnce(text: string): string {
  if (text.length <= maxUrlLength && cleanUrlPattern.test(text)) return text;
  let rest = stripInvisibleCharacters(text.slice(0, maxUrlLength)).trim();
  rest = rest.replace(/^[<("'“‘（【《「[]+/, '');
  rest = rest.replace(/[，。；、！？：）】》」』”’"'`<>\s]+$/u, '');
  rest = trimUrlEnd(rest);
  if (rest.startsWith('//')) return `https:${rest}`;
  const git = /^(?:git\+|)ssh:\/\/git@([\w.-]+)[/:](.+)$|^git@([\w.-]+):(.+)$/.exec(rest);
  if (git) return `https://${git[1] ?? git[3]}/${git[2] ?? git[4]}`;
  if (/^git(?:\+https?)?:\/\//i.test(rest)) return rest.replace(/^git(?:\+https?)?:/i, 'https:');
  if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i.test(rest)) return `https://${rest}`;
  return rest;
}

/** Drops closing brackets `)`, `]` and the like at the end as long as nothing in the address opens them, and full stops and commas. */
export function trimUrlEnd(text: string): string {
  let rest = text;
  for (;;) {
    const last = rest.at(-1) ?? '';
    const opener = openerByCloser[last];
    if (opener !== undefined && countOccurrences(rest, opener) < countOccurrences(rest, last)) rest = rest.slice(0, -1);
    else if (/[.,;!]/.test(last)) rest = rest.slice(0, -1);
    else return rest;
  }
}

function countOccurrences(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Parameters that follow a reader around and never choose what is shown. */
const trackingParameterPattern =
  /^(?:utm_\w+|spm|scm|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|wt_mc|share_token|share_source|sharer_\w+|hss_channel|vd_source|spm_id_from|ref_src|cmpid)$/i;

/**
 * Takes a parsed http address; returns the form by which plain addresses are compared: https, no `www.`, no default port, no fragment
 * unless it is the route of a single-page application, no tracking, parameters in order of their names, no slash at the end.
 */
export function normalizeUrl(url: URL): string {
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const path = normalizePercentEncoding(url.pathname).replace(/\/+$/, '');
  const query = normalizeQuery(url);
  const route = /^#(?:!|\/)./.test(url.hash) && url.hash !== '#/' ? normalizePercentEncoding(url.hash) : '';
  const root = path === '' && query === '' && route !== '' ? '/' : '';
  return `https://${getHostWithoutWww(url)}${port}${path}${query}${root}${route}`;
}

function normalizeQuery(url: URL): string {
  if (url.search === '') return '';
  const pairs = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !trackingParameterPattern.test(pair.split('=', 1)[0] ?? ''))
    .map(normalizePercentEncoding);
  // A stable sort: values that repeat a name keep their order, which may mean something.
  pairs.sort((a, b) => compareCodeUnits(a.split('=', 1)[0] ?? '', b.split('=', 1)[0] ?? ''));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** `%7e` and `~` are one, `%e4` and `%E4` are one. */
function normalizePercentEncoding(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
}
