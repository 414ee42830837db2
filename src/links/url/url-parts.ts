/**
 * The last two labels of the host: `lanl.gov` of `xxx.lanl.gov`, `ac.cn` of `xxx.itp.ac.cn`.
 *
 * A key for the index of matchers, computed for every address. Who registered a host is the
 * question of `getRegistrableDomain`, whose answer for `raw.githubusercontent.com` is that whole
 * name.
 */
export function getLastTwoLabels(url: URL): string {
  return getLastTwoLabelsOf(getHostWithoutWww(url));
}

/** The same of a host in lower case. */
export function getLastTwoLabelsOf(host: string): string {
  return host.slice(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1);
}

/** The parts of the last address: several matchers read the same one in a row. */
let lastParsed: { url: URL; href: string; host: string; parts?: readonly string[] } | undefined;

function parseHostCached(url: URL): NonNullable<typeof lastParsed> {
  if (lastParsed?.url === url && lastParsed.href === url.href) return lastParsed;
  lastParsed = { url, href: url.href, host: url.hostname.replace(/^www\./, '').replace(/\.$/, '') };
  return lastParsed;
}

/** The parts of a path between slashes, decoded where that is possible, without empty ones. */
export function getPathSegments(url: URL): readonly string[] {
  const known = parseHostCached(url);
  known.parts ??= url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decodePercent);
  return known.parts;
}

/**
 * Fragments that name no place of a page: what WeChat and Sogou append, and the texts that a
 * browser marks.
 */
const meaninglessFragmentPattern = /^(?:wechat_redirect|rd|:~:.*)?$/;

/** The fragment of an address, decoded; undefined where it names no place. */
export function getFragment(url: string): string | undefined {
  const fragment = decodePercent(URL.parse(url)?.hash.slice(1) ?? '');
  return meaninglessFragmentPattern.test(fragment) ? undefined : fragment;
}

/** Percent-decoding that keeps what it cannot decode. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Percent-encodes one part of a path as far as an address needs it, and keeps `:`, `@`, `,` and
 * similar characters readable.
 */
export function encodePathSegment(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(/%(?:3A|40|2C|3D|2B|24|26|3B)/g, decodeURIComponent);
}

/** Host without `www.`; lower case comes from the parser. */
export function getHostWithoutWww(url: URL): string {
  return parseHostCached(url).host;
}
