/**
 * Texts of entries are plain text, whoever wrote them: nothing in them may become markup, a mention, a reference or a link of its
 * own. What GitHub links after rendering (mentions, `#1`, bare addresses) is broken by a space without width, which readers do not see.
 */

const breaker = '\u200b';

/** Control, format and direction marks; they show nothing, and direction marks can make a text read as another. */
const unseen = /(?!\u200d)[\p{Cc}\p{Cf}]/gu;

/** The text on one line, without marks that nobody sees. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(unseen, '').trim();
}

/** A text as Markdown that shows just this text, at any place of a paragraph, a heading, a list item or a link's label. */
export function markdown(text: string): string {
  return plain(text)
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/&(?=[#\w])/g, '\\&')
    .replace(/#/g, '\\#')
    .replace(/\\#(?=\d)/g, `\\#${breaker}`)
    .replace(/@(?=[\w-])/g, `@${breaker}`)
    .replace(/\b(GH)-(?=\d)/gi, `$1-${breaker}`)
    .replace(/:(?=\/\/)/g, `:${breaker}`)
    .replace(/(www)(?=\.)/gi, `$1${breaker}`)
    .replace(/\b(mailto|xmpp):/gi, `$1:${breaker}`)
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** A link. The address is one that the schema let pass; round brackets in it would end the link too early. */
export function linked(label: string, url: string): string {
  const target = url
    .replace(/\\/g, '%5C')
    .replace(/[()]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;');
  return `[${label}](${target})`;
}

/** A code span. Codes are letters and digits; anything else is dropped. */
export function code(text: string): string {
  return `\`${text.replace(/[^0-9A-Za-z]/g, '')}\``;
}
