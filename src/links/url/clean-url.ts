import { removeAllInvisibleCharacters } from '../../text/invisible-characters.ts';

const maxUrlLength = 4000;
const openerByCloser: Record<string, string> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/**
 * Cleans an address as somebody pasted it. Removes white space, invisible characters, brackets and
 * punctuation around it. Adds a scheme where one was left out before something that looks like a
 * host.
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
  let rest = removeAllInvisibleCharacters(text.slice(0, maxUrlLength)).trim();
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

/**
 * Drops closing brackets such as `)` and `]` at the end, unless the address opens them, and full
 * stops and commas.
 */
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
