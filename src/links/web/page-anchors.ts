import { decodeResponseText, type HttpResponse } from '../../http/index.ts';
import { lazyRequire } from '../../runtime/lazy-require.ts';

const htmlparser2 = lazyRequire<typeof import('htmlparser2')>('htmlparser2');

/** Bytes of a page that are read when a link names a part of it. A larger page says nothing. */
export const maxAnchorPageBytes = 2 * 1024 * 1024;
const maxAnchors = 50_000;
const maxPartLength = 200;

/**
 * The part of a page that an address names: `install` of `https://x.example/docs#install`.
 *
 * @returns undefined where the fragment names no part of the page. That is a text fragment
 * (`#:~:text=`), the route of an application (`#/`, `#!`, `#narrow/`), a parameter (`#page=3`),
 * lines of code (`#L10`), or the top. It is undefined too where the query opens a tab of a
 * repository other than its README.
 */
export function getNamedPart(url: string): string | undefined {
  const start = url.indexOf('#');
  if (start < 0) return undefined;
  if (/[?&]tab=(?!readme)[\w.-]+-ov-file(?:&|$)/i.test(url.slice(0, start))) return undefined;
  const [part = ''] = url.slice(start + 1).split(':~:', 1);
  if (part === '' || part.length > maxPartLength || /^(?:[/!]|top$|L\d|narrow\/)|[=&]/i.test(part)) return undefined;
  return normalizeAnchor(part);
}

/**
 * Which parts a page lacks. A page says so only when its source has anchors of its own: a heading
 * with an id, or an id that the page itself links to. Others are made by scripts.
 *
 * @param parts - as {@link getNamedPart} gives them.
 */
export function findMissingParts(response: HttpResponse, parts: readonly string[]): string[] {
  const { anchors, ownLinks, hasHeadingId } = collectAnchors(decodeResponseText(response));
  const isTelling = hasHeadingId || [...ownLinks].some((part) => anchors.has(part));
  return isTelling && anchors.size < maxAnchors ? parts.filter((part) => !anchors.has(part)) : [];
}

function collectAnchors(source: string) {
  const anchors = new Set<string>();
  const ownLinks = new Set<string>();
  let hasHeadingId = false;
  const parser = new (htmlparser2().Parser)({
    onopentag(tag, { id, name, href }) {
      for (const anchor of [id, tag === 'a' ? name : undefined])
        if (anchor !== undefined && anchors.size < maxAnchors) anchors.add(normalizeAnchor(anchor));
      if (id !== undefined && /^h[1-6]$/.test(tag)) hasHeadingId = true;
      if (tag === 'a' && href !== undefined && href.length > 1 && href.startsWith('#') && ownLinks.size < maxAnchors)
        ownLinks.add(normalizeAnchor(href.slice(1)));
    },
  });
  parser.end(source);
  return { anchors, ownLinks, hasHeadingId };
}

/** Without case, percent-encoding and the prefix that GitHub and others give to ids of users. */
function normalizeAnchor(anchor: string): string {
  return decodeOnce(anchor)
    .replace(/^user-content-/, '')
    .toLowerCase();
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
