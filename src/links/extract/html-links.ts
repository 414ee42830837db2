import { lazyRequire } from '../../runtime/lazy-require.ts';
import type { RawLink } from './raw-link.ts';

// For what is more than plain Markdown: most lists are read without.
const htmlparser2 = lazyRequire<typeof import('htmlparser2')>('htmlparser2');

/** A picture of a `srcset` with what follows it: a comma at its end, or a width or density up to the next comma. */
const srcsetPattern = /([^\s,]\S*)(?:(?<=,)|[^,]*(?:,|$))/g;

/** The addresses in the attributes of one HTML element. `srcset` may have several. */
function readHtmlUrls(tag: string, { href, src, srcset = '', poster, data }: Record<string, string>): string[] {
  const pictures = Array.from(srcset.matchAll(srcsetPattern), ([, url = '']) => url.replace(/,+$/, ''));
  const own = [href, src, poster, tag === 'object' ? data : undefined].filter((url) => url !== undefined);
  return [...own, ...pictures];
}

/** The links of a piece of HTML. @param offset where the piece begins in the whole text */
export function findHtmlLinks(html: string, offset: number): RawLink[] {
  const found: RawLink[] = [];
  const parser = new (htmlparser2().Parser)({
    onopentag(name, attributes) {
      for (const url of readHtmlUrls(name, attributes)) {
        // The tag's own place; within it the place of the value, when it stands there as it is.
        const start = parser.startIndex;
        const at = html.indexOf(url, start);
        found.push({ url, from: offset + (at < 0 ? start : at), to: offset + parser.endIndex + 1 });
      }
    },
  });
  parser.end(html);
  return found;
}
