/**
 * Addresses with a typing error in their scheme: `hhttps://…`, `htps://…`, `https//…`,
 * `http://https://…`. They lead nowhere, and no host is to blame.
 */

const mistypedSchemePattern = /^(?!https?:)h{0,2}t{1,3}p{1,2}(s{0,2})\s?(?::|：)?\/{1,3}(?=[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$))/i;
const doubledSchemePattern = /^https?:\/{1,3}(http(s?))(?::\/{0,3}|\/{1,3})(?=[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$))/i;

/** Neither of the two can be wrong here: most addresses are seen to be sound by this alone. */
const validSchemePattern = /^https?:\/\/(?!\/|http)/i;

/**
 * Takes an address without spaces around it; returns what was likely meant, or undefined when its
 * beginning is sound or no guess is safe.
 */
export function correctMistypedUrl(address: string): string | undefined {
  if (validSchemePattern.test(address)) return undefined;
  for (const [pattern, secure] of [
    [mistypedSchemePattern, 1],
    [doubledSchemePattern, 2],
  ] as const) {
    const found = pattern.exec(address);
    if (found === null) continue;
    const url = `http${found[secure] ? 's' : ''}://${address.slice(found[0].length)}`;
    return URL.canParse(url) ? url : undefined;
  }
  return undefined;
}
