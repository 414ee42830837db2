import type { Tokenizer } from 'htmlparser2';

/** What of a tokenizer says where it reads. */
interface Reading {
  buffer: string;
  /** Where the buffer begins, and what is read now, in the whole text. */
  offset: number;
  index: number;
}

/**
 * A tokenizer of htmlparser2 that looks for the end of a text or a script in native code: these are
 * most of a page, and the package looks at each of their characters.
 *
 * The package lets its tokenizer be replaced, but types this method as private. If a later version
 * had none of this name, this would change nothing.
 */
export function createSkippingTokenizer(base: typeof Tokenizer): typeof Tokenizer {
  class SkippingTokenizer extends base {}
  Object.defineProperty(SkippingTokenizer.prototype, 'fastForwardTo', { value: skipTo });
  return SkippingTokenizer;
}

/** Moves to the next such character, or to the last one of the buffer and returns false. */
function skipTo(this: Reading, character: number): boolean {
  const found = this.buffer.indexOf(String.fromCharCode(character), this.index - this.offset + 1);
  this.index = this.offset + (found === -1 ? this.buffer.length - 1 : found);
  return found !== -1;
}
