import type { Handler, Parser, Tokenizer } from 'htmlparser2';
import { decodeResponseText, type HttpResponse } from '../../http/index.ts';
import { lazyRequire } from '../../runtime/lazy-require.ts';
import { createSkippingTokenizer } from './skipping-tokenizer.ts';

/** The parts of an HTML page that checkers read. */
export interface HtmlPage {
  /** White space collapsed, at most 300 characters; empty when the page has no title. */
  title: string;
  /** The first heading, `h1` or `h2`, at most 300 characters; missing where there is none. */
  heading?: string;
  /** The words a reader sees, at most 6,000 characters. */
  text: string;
  /** The source, decoded, at most 256 Ki characters. */
  source: string;
  /** Where `<meta http-equiv="refresh">` sends the reader, as written. */
  refresh?: string;
  elementIds: Set<string>;
}

const htmlparser2 = lazyRequire<typeof import('htmlparser2')>('htmlparser2');
const entities = lazyRequire<typeof import('entities/decode')>('entities/decode');

const maxSourceLength = 256 * 1024;
const maxTextLength = 6000;

/**
 * Parses the body of a response as HTML, by its charset. Never throws: any body gives a page, maybe
 * an empty one.
 */
export function parseHtmlResponse(response: HttpResponse): HtmlPage {
  return parseHtml(decodeResponseText(response).slice(0, maxSourceLength));
}

let isWarmedUp = false;
/** Delay in ms, by which the first requests are sent. */
const warmUpDelayMs = 25;

/**
 * Loads the HTML parser while the first responses are awaited. Only the first call has an effect.
 */
export function warmUpHtmlParser(): void {
  if (isWarmedUp) return;
  isWarmedUp = true;
  setTimeout(() => parseHtml('<title>A page</title><p>Words.'), warmUpDelayMs).unref();
}

/** Elements that change how letters look, within a word as well. */
const textStyles = new Set(['b', 'em', 'font', 'i', 'mark', 'strong', 'sub', 'sup', 'u', 'wbr']);

/**
 * Text without its character references. The parser would look for them at every character of a
 * page, which takes it twice as long; most texts have none.
 */
const decodeText = (text: string): string => (text.includes('&') ? entities().decodeHTML(text) : text);

const decodeAttribute = (value: string): string => (value.includes('&') ? entities().decodeHTMLAttribute(value) : value);

let tokenizer: typeof Tokenizer | undefined;

function createParser(handler: Partial<Handler>): Parser {
  const { Parser, Tokenizer } = htmlparser2();
  tokenizer ??= createSkippingTokenizer(Tokenizer);
  return new Parser(handler, { decodeEntities: false, Tokenizer: tokenizer });
}

/** Parses HTML source. */
export function parseHtml(source: string): HtmlPage {
  const ids = new Set<string>();
  let title = '';
  let text = '';
  let refresh: string | undefined;
  let inTitle = false;
  let heading = '';
  let headingTag: string | undefined;
  let hiddenDepth = 0;
  /** Words of two elements are two words. */
  let isApart = false;
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      if (!textStyles.has(name)) isApart = true;
      // Pictures have titles too.
      if (name === 'title' && title === '' && hiddenDepth === 0) inTitle = true;
      if (name === 'script' || name === 'style' || name === 'noscript' || name === 'svg') hiddenDepth++;
      if ((name === 'h1' || name === 'h2') && heading === '') headingTag = name;
      if (attributes.id !== undefined && ids.size < 500) ids.add(decodeAttribute(attributes.id));
      if (name !== 'meta') return;
      const content = decodeAttribute(attributes.content ?? '');
      if (/^refresh$/i.test(decodeAttribute(attributes['http-equiv'] ?? ''))) refresh ??= parseRefresh(content);
      if (title === '' && decodeAttribute(attributes.property ?? '') === 'og:title') title = content;
    },
    ontext(written) {
      if (!inTitle && hiddenDepth > 0) return;
      const data = decodeText(written);
      if (inTitle) title += data;
      else {
        if (text.length < maxTextLength) text += isApart ? ` ${data}` : data;
        isApart = false;
        if (headingTag !== undefined) heading += data;
      }
    },
    onclosetag(name) {
      if (!textStyles.has(name)) isApart = true;
      if (name === 'title') inTitle = false;
      if (name === headingTag) headingTag = undefined;
      if (name === 'script' || name === 'style' || name === 'noscript' || name === 'svg')
        hiddenDepth = Math.max(0, hiddenDepth - 1);
    },
  };
  createParser(handler).end(source);
  return {
    title: collapseWhitespace(title).slice(0, 300),
    text: collapseWhitespace(text).slice(0, maxTextLength),
    source,
    elementIds: ids,
    ...(heading.trim() === '' ? {} : { heading: collapseWhitespace(heading).slice(0, 300) }),
    ...(refresh === undefined ? {} : { refresh }),
  };
}

/** Reads where a refresh leads that comes within five seconds: `0; url=/new`. */
export function parseRefresh(value: string): string | undefined {
  return /^\s*[0-5](?:\.\d+)?\s*[;,]\s*url\s*=\s*['"]?([^'"\s]+)/i.exec(value)?.[1];
}

/**
 * All white space but single spaces, which are most: replacing each would double the memory that a
 * page takes. Written out, since `[^\S ]` takes a third longer.
 */
const whitespacePattern = /[\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]\s*| \s+/g;

function collapseWhitespace(text: string): string {
  return text.replace(whitespacePattern, ' ').trim();
}

/** Whether a response is HTML by its header, or has no content type. */
export function isHtmlResponse(response: HttpResponse): boolean {
  const type = response.headers['content-type'] ?? '';
  return type === '' || /html|xml/i.test(type);
}
