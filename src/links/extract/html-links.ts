import { lazyRequire } from '../../runtime/lazy-require.ts';
import type { RawLink } from './raw-link.ts';

// For what is more than plain Markdown: most lists are read without.
const htmlparser2 = lazyRequire<typeof import('htmlparser2')>('htmlparser2');

/**
 * A picture of a `srcset` with what follows it: a comma at its end, or a width or density up to the
 * next comma.
 */
const srcsetPattern = /([^\s,]\S*)(?:(?<=,)|[^,]*(?:,|$))/g;

/** Relations of a page to hosts that are only warmed up: their first pages need not exist. */
const hostRelationPattern = /\b(?:preconnect|dns-prefetch)\b/i;

/**
 * The addresses in the attributes of one element. `srcset` may have several. `Link` of MDX has
 * `to`.
 */
function readHtmlUrls(tag: string, attributes: Record<string, string>): string[] {
  const { href, src, srcset = '', poster, data, to, rel = '' } = attributes;
  if (tag === 'base' || (tag === 'link' && hostRelationPattern.test(rel))) return [];
  const pictures = Array.from(srcset.matchAll(srcsetPattern), ([, url = '']) => url.replace(/,+$/, ''));
  const own = [
    href ?? attributes['xlink:href'],
    src,
    poster,
    tag === 'object' ? data : undefined,
    tag === 'link' ? to : undefined,
  ];
  return [...own.filter((url) => url !== undefined), ...pictures];
}

/** The links of a piece of HTML. @param offset where the piece begins in the whole text */
export function findHtmlLinks(html: string, offset: number): RawLink[] {
  const found: RawLink[] = [];
  let base: string | undefined;
  const parser = new (htmlparser2().Parser)({
    onopentag(name, attributes) {
      if (name === 'base') base ??= attributes.href;
      const { startIndex, endIndex } = parser;
      const tag = html.slice(startIndex, endIndex + 1);
      for (const url of readHtmlUrls(name, attributes)) {
        // The tag's own place; within it the place of the value, when it stands there as it is.
        const from = offset + startIndex + Math.max(0, tag.indexOf(url));
        found.push({ url, from, to: offset + endIndex + 1 });
      }
    },
  });
  parser.end(html);
  return base === undefined ? found : found.map((raw) => ({ ...raw, url: resolveFrom(base, raw.url) }));
}

/** The address as the page's `<base>` makes it. Anchors stay within the page. */
function resolveFrom(base: string | undefined, url: string): string {
  if (url.startsWith('#')) return url;
  return URL.parse(url, base)?.href ?? url;
}
