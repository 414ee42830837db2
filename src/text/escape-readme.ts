/**
 * Texts of entries are plain text, whoever wrote them: nothing in them may become markup, a mention, a reference or a link of its
 * own. What GitHub links after rendering (mentions, `#1`, bare addresses) is broken by a space without width, which readers do not see.
 */

const zeroWidthSpace = '\u200b';

/** Control, format and direction marks; they show nothing, and direction marks can make a text read as another. */
const invisibleCharacters = /(?!\u200d)[\p{Cc}\p{Cf}]/gu;

/** The text on one line, without marks that nobody sees. */
export function toPlainText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(invisibleCharacters, '').trim();
}

/**
 * A text as Markdown that shows just this text, at any place of a paragraph, a heading, a list item or a link’s label. A sign is only
 * escaped where it would mean something, so that a list that was adopted reads in its source as it did before.
 */
export function escapeMarkdown(text: string): string {
  return escapeLine(toPlainText(text));
}

/** A text on one line, escaped; spaces at its ends stay. */
function escapeLine(text: string): string {
  return text
    .replace(/[\\`*[\]<|~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(?<=^|\s)#/g, '\\#')
    .replace(/#(?=\d)/g, `#${zeroWidthSpace}`)
    .replace(/@(?=[\w-])/g, `@${zeroWidthSpace}`)
    .replace(/\b(GH)-(?=\d)/gi, `$1-${zeroWidthSpace}`)
    .replace(/:(?=\/\/)/g, `:${zeroWidthSpace}`)
    .replace(/(www)(?=\.)/gi, `$1${zeroWidthSpace}`)
    .replace(/\b(mailto|xmpp):/gi, `$1:${zeroWidthSpace}`)
    .replace(/^([-+=>])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Words between single backticks, which a reader sees as code. Nothing in them can be markup, a mention or a link. */
const codeSpan = /(?<![\\`])`([^`|\\\s](?:[^`|\\]{0,200}[^`|\\\s])?)`(?!`)/g;

/**
 * A sentence as Markdown that shows just this text, as `markdown`, but what the author put between backticks is code, and the words of
 * `links` are links where they stand. `shown` are the links that found their words.
 */
export function renderProse<T extends { words: string; url: string }>(
  text: string,
  links: readonly T[],
): { text: string; shown: T[] } {
  const whole = toPlainText(text);
  const spans: { from: number; to: number; markdown: string }[] = [];
  const isFree = (from: number, to: number) => spans.every((span) => to <= span.from || from >= span.to);
  for (const found of whole.matchAll(codeSpan))
    spans.push({ from: found.index, to: found.index + found[0].length, markdown: found[0] });
  const shown = links.filter(({ words, url }) => {
    const label = toPlainText(words);
    const at = label === '' ? -1 : findWords(whole, label, isFree);
    const end = at + label.length;
    // As the sentence has them: it may begin with them, in a capital.
    if (at >= 0) spans.push({ from: at, to: end, markdown: formatLink(escapeMarkdown(whole.slice(at, end)), url) });
    return at >= 0;
  });
  let made = '';
  let at = 0;
  for (const { from, to, markdown: span } of spans.toSorted((a, b) => a.from - b.from)) {
    // A mark of exclamation before a link would make it an image.
    made += escapeLine(whole.slice(at, from)).replace(/!$/, '\\!') + span;
    at = to;
  }
  return { text: made + escapeLine(whole.slice(at)), shown };
}

/** Where words stand in a text as words of their own, not within others, in whatever case; -1 where they do not. */
function findWords(text: string, words: string, isFree: (from: number, to: number) => boolean): number {
  const at = findFreeOccurrence(text, words, isFree);
  const [lower, lowerWords] = [text.toLowerCase(), words.toLowerCase()];
  // Some letters are longer in lower case: then places would not be those of the text.
  const isSame = lower.length === text.length && lowerWords.length === words.length;
  return at >= 0 || !isSame ? at : findFreeOccurrence(lower, lowerWords, isFree);
}

function findFreeOccurrence(text: string, words: string, isFree: (from: number, to: number) => boolean): number {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    const isWithin = /\w\w/.test(text.slice(Math.max(0, at - 1), at + 1)) || /\w\w/.test(text.slice(end - 1, end + 1));
    if (!isWithin && isFree(at, end)) return at;
  }
  return -1;
}

/** A link. The address is one that the schema let pass; round brackets in it would end the link too early. */
export function formatLink(label: string, url: string): string {
  const target = url
    .replace(/\\/g, '%5C')
    .replace(/[()]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;');
  return `[${label}](${target})`;
}

/** A code span. Codes are letters and digits; anything else is dropped. */
export function formatCode(text: string): string {
  return `\`${text.replace(/[^0-9A-Za-z]/g, '')}\``;
}
