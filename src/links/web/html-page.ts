import { decodeResponseText, type HttpResponse } from '../../http/index.ts';
import { lazyRequire } from '../../runtime/lazy-require.ts';

/** What of a page a checker looks at. */
export interface HtmlPage {
  /** White space collapsed, at most 300 characters; empty when there is none. */
  title: string;
  /** The words a reader sees, at most 6,000 characters. */
  text: string;
  /** The source, decoded, at most 256 Ki characters. */
  source: string;
  /** Where `<meta http-equiv="refresh">` sends the reader, as written. */
  refresh?: string;
  elementIds: Set<string>;
}

const htmlparser2 = lazyRequire<typeof import('htmlparser2')>('htmlparser2');

const maxSourceLength = 256 * 1024;
const maxTextLength = 6000;

/** Reads the body of an answer as HTML, by the charset that it names; anything at all gives a page, maybe an empty one. */
export function parseHtmlResponse(answer: HttpResponse): HtmlPage {
  return parseHtml(decodeResponseText(answer).slice(0, maxSourceLength));
}

let isWarmedUp = false;
/** Milliseconds after which the first questions are on their way. */
const warmUpDelayMs = 25;

/** Loads what reads pages, and tries it out, while the first answers are awaited; so that these find it ready. Does so once, however often it is called. */
export function warmUpHtmlParser(): void {
  if (isWarmedUp) return;
  isWarmedUp = true;
  setTimeout(() => parseHtml('<title>A page</title><p>Words.'), warmUpDelayMs).unref();
}

/** The same for source text. */
export function parseHtml(source: string): HtmlPage {
  const ids = new Set<string>();
  let title = '';
  let text = '';
  let refresh: string | undefined;
  let inTitle = false;
  let hiddenDepth = 0;
  const parser = new (htmlparser2().Parser)({
    onopentag(name, attributes) {
      if (name === 'title' && title === '') inTitle = true;
      if (name === 'script' || name === 'style' || name === 'noscript' || name === 'svg') hiddenDepth++;
      if (attributes.id !== undefined && ids.size < 500) ids.add(attributes.id);
      if (name === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? '')) {
        refresh ??= /^\s*[0-5]\s*[;,]\s*url\s*=\s*['"]?([^'"\s]+)/i.exec(attributes.content ?? '')?.[1];
      }
      if (name === 'meta' && title === '' && attributes.property === 'og:title') title = attributes.content ?? '';
    },
    ontext(data) {
      if (inTitle) title += data;
      else if (hiddenDepth === 0 && text.length < maxTextLength) text += `${data} `;
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
      if (name === 'script' || name === 'style' || name === 'noscript' || name === 'svg')
        hiddenDepth = Math.max(0, hiddenDepth - 1);
    },
  });
  parser.end(source);
  return {
    title: collapseWhitespace(title).slice(0, 300),
    text: collapseWhitespace(text).slice(0, maxTextLength),
    source,
    elementIds: ids,
    ...(refresh === undefined ? {} : { refresh }),
  };
}

/** Most space is one space already: replacing each by itself would be most of what a page costs in memory. */
function collapseWhitespace(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/** Says whether an answer calls itself HTML, or does not say what it is. */
export function isHtmlResponse(answer: HttpResponse): boolean {
  const type = answer.headers['content-type'] ?? '';
  return type === '' || /html|xml/i.test(type);
}

/** How alike two texts are, from 0 to 1, by their pairs of neighbouring characters (Dice). */
export function textSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const left = countBigrams(a);
  const right = countBigrams(b);
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  let total = 0;
  for (const [pair, count] of left) {
    shared += Math.min(count, right.get(pair) ?? 0);
    total += count;
  }
  for (const count of right.values()) total += count;
  return (2 * shared) / total;
}

function countBigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const even = text.toLowerCase().replace(/\s+/g, ' ');
  for (let at = 0; at + 1 < even.length; at++) {
    const pair = even.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
