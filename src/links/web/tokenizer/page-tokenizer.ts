import type { Tokenizer, TokenizerCallbacks } from 'htmlparser2';
import { lazyRequire } from '../../../runtime/lazy-require.ts';
import { shiftEvents, shiftTexts, shiftValue } from './shifted-events.ts';

const htmlparser2 = lazyRequire<typeof import('htmlparser2')>('htmlparser2');

// White space as HTML has it: `\s` has more.
const closingTagPattern = /<\/([a-z][^\t\n\f\r />]*)[^>]*>/iy;
const tagNamePattern = /<([a-z][^\t\n\f\r />]*)/iy;
/** Whole attributes, and the end of the tag. Each attribute begins with white space. */
const attributesPattern =
  /((?:[\t\n\f\r ]+[^\t\n\f\r />="'<]+(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r >"'][^\t\n\f\r >]*))?)*)[\t\n\f\r ]*(\/?)>/y;
const attributePattern =
  /[\t\n\f\r ]+([^\t\n\f\r />="'<]+)(?:[\t\n\f\r ]*=[\t\n\f\r ]*("[^"]*"|'[^']*'|[^\t\n\f\r >"'][^\t\n\f\r >]*))?/y;
const doctypePattern = /<!doctype[^>]*>/iy;
const commentStartPattern = /<!--(?!-?>)/y;
const commentEndPattern = /--!?>/g;

/** Elements whose content is text up to their closing tag; of the first two with references. */
const textElements = new Map(
  ['title', 'textarea', 'script', 'style', 'iframe', 'noembed', 'noframes', 'xmp'].map((name) => [
    name,
    { endPattern: new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi'), hasReferences: name === 'title' || name === 'textarea' },
  ]),
);
/** All that follows is text. */
const plainTextElement = 'plaintext';

/**
 * Makes a tokenizer for `Parser` of htmlparser2 that takes one source in one piece.
 * @param attributes - the names of those that are read, in lower case. All others are skipped.
 */
export function createTokenizer(attributes: readonly string[]): typeof Tokenizer {
  const names = new Set(attributes);
  class ChosenTokenizer extends PageTokenizer {
    constructor(_: unknown, events: TokenizerCallbacks) {
      super(names, events);
    }
  }
  // The parser uses no more of a tokenizer than `write`, `end` and `running`.
  return ChosenTokenizer as unknown as typeof Tokenizer;
}

/**
 * Gives the events of htmlparser2's tokenizer. From the first markup that is unusual it lets that
 * one read on. A property test holds the two equal.
 */
class PageTokenizer {
  readonly running = true;
  readonly #attributes: ReadonlySet<string>;
  readonly #events: TokenizerCallbacks;
  #source = '';
  /** The next `&` from here on; -1 before the first search. */
  #nextReference = -1;
  /** Reads the rest of the source. */
  #other: Tokenizer | undefined;

  constructor(attributes: ReadonlySet<string>, events: TokenizerCallbacks) {
    this.#attributes = attributes;
    this.#events = events;
  }

  write(source: string): void {
    this.#source = source;
    let at = 0;
    /** Where the text begins: before `at` for a `<` that begins no markup. */
    let textStart = 0;
    while (at < source.length) {
      const open = source.indexOf('<', at);
      const textEnd = open < 0 ? source.length : open;
      if (textEnd > textStart) this.#readText(textStart, textEnd);
      if (open < 0) return;
      const next = this.#readMarkup(open);
      if (next === undefined) {
        this.#handOver(open);
        return;
      }
      textStart = next;
      at = next === open ? open + 1 : next;
    }
    if (textStart < source.length) this.#readText(textStart, source.length);
  }

  end(): void {
    if (this.#other) this.#other.end();
    else this.#events.onend();
  }

  #handOver(from: number): void {
    this.#other = new (htmlparser2().Tokenizer)({}, shiftEvents(this.#events, from));
    this.#other.write(this.#source.slice(from));
  }

  /** @returns where the next text begins: at `open` where `<` is text; undefined when in doubt. */
  #readMarkup(open: number): number | undefined {
    const next = this.#source.charCodeAt(open + 1);
    if (next === 0x2f) return this.#readClosingTag(open);
    if (next === 0x21) return this.#readDeclaration(open);
    if (next === 0x3f) return this.#readInstruction(open);
    const isLetter = (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a;
    if (isLetter) return this.#readTag(open);
    return Number.isNaN(next) ? undefined : open;
  }

  #readClosingTag(open: number): number | undefined {
    closingTagPattern.lastIndex = open;
    const name = closingTagPattern.exec(this.#source)?.[1];
    if (name === undefined) return undefined;
    this.#events.onclosetag(open + 2, open + 2 + name.length);
    return closingTagPattern.lastIndex;
  }

  #readDeclaration(open: number): number | undefined {
    doctypePattern.lastIndex = open;
    if (doctypePattern.test(this.#source)) {
      this.#events.ondeclaration(open + 2, doctypePattern.lastIndex - 1);
      return doctypePattern.lastIndex;
    }
    commentStartPattern.lastIndex = open;
    if (!commentStartPattern.test(this.#source)) return undefined;
    commentEndPattern.lastIndex = open + 4;
    const end = commentEndPattern.exec(this.#source);
    if (end === null) return undefined;
    this.#events.oncomment(open + 4, commentEndPattern.lastIndex - 1, end[0].length - 1);
    return commentEndPattern.lastIndex;
  }

  /** A comment to HTML, such as `<?xml version="1.0"?>`. */
  #readInstruction(open: number): number | undefined {
    const end = this.#source.indexOf('>', open);
    if (end < 0) return undefined;
    this.#events.oncomment(open + 1, end, 0);
    return end + 1;
  }

  #readTag(open: number): number | undefined {
    const source = this.#source;
    tagNamePattern.lastIndex = open;
    const name = tagNamePattern.exec(source)?.[1] ?? '';
    const nameEnd = open + 1 + name.length;
    attributesPattern.lastIndex = nameEnd;
    const [, attributes = '', slash] = attributesPattern.exec(source) ?? [];
    if (slash === undefined) return undefined;
    const end = attributesPattern.lastIndex;
    const lowerName = name.length <= plainTextElement.length ? name.toLowerCase() : '';
    if (lowerName === plainTextElement) return undefined;
    const isText = textElements.has(lowerName) && this.#events.isInForeignContext?.() !== true;
    this.#events.onopentagname(open + 1, nameEnd);
    if (attributes !== '') this.#readAttributes(nameEnd, nameEnd + attributes.length);
    if (slash === '') this.#events.onopentagend(end - 1);
    else this.#events.onselfclosingtag(end - 1);
    return isText ? this.#readTextElement(lowerName, end) : end;
  }

  #readAttributes(from: number, to: number): void {
    const source = this.#source;
    for (let at = from; at < to; at = attributePattern.lastIndex) {
      attributePattern.lastIndex = at;
      const [all, name = '', value] = attributePattern.exec(source) ?? [];
      if (all === undefined) return;
      if (!this.#attributes.has(name.toLowerCase())) continue;
      const end = attributePattern.lastIndex;
      const nameStart = source.indexOf(name, at);
      this.#events.onattribname(nameStart, nameStart + name.length);
      if (value !== undefined) this.#readValue(value, end);
      this.#events.onattribend(htmlparser2().QuoteType.Double, end);
    }
  }

  #readValue(value: string, end: number): void {
    const quote = value.startsWith('"') || value.startsWith("'") ? 1 : 0;
    const start = end - value.length;
    if (!value.includes('&')) {
      if (value.length > 2 * quote) this.#events.onattribdata(start + quote, end - quote);
      return;
    }
    const before = '<a b=';
    const tokenizer = new (htmlparser2().Tokenizer)({}, shiftValue(this.#events, start - before.length));
    tokenizer.write(`${before}${value}>`);
  }

  #readTextElement(name: string, from: number): number {
    const source = this.#source;
    const element = textElements.get(name);
    if (element === undefined) return from;
    element.endPattern.lastIndex = from;
    const close = element.endPattern.exec(source)?.index ?? source.length;
    if (close > from) {
      if (element.hasReferences) this.#readText(from, close, `<${name}>`);
      else this.#events.ontext(from, close);
    }
    if (close === source.length) return close;
    this.#events.onclosetag(close + 2, close + 2 + name.length);
    const end = source.indexOf('>', close);
    if (end >= 0) return end + 1;
    // As htmlparser2 12, which gives the last character of a source that ends within a closing tag.
    this.#events.ontext(-1, source.length);
    return source.length;
  }

  /** @param before - the tag that makes htmlparser2 read this text as what it is. */
  #readText(from: number, to: number, before = ''): void {
    if (this.#nextReference < from) {
      const found = this.#source.indexOf('&', from);
      this.#nextReference = found < 0 ? this.#source.length : found;
    }
    if (this.#nextReference >= to) {
      this.#events.ontext(from, to);
      return;
    }
    const tokenizer = new (htmlparser2().Tokenizer)({}, shiftTexts(this.#events, from - before.length));
    tokenizer.write(before + this.#source.slice(from, to));
    tokenizer.end();
  }
}
