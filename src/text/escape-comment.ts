/**
 * Strangers' text as text. What comes from a pull request, a page or a file is put into Markdown under the bot's name, so nothing
 * in it may become a heading, a link, an image, HTML, a mention of a person or a reference to an issue; and nothing invisible may
 * make it look like something else. Rules: CommonMark and GFM, and what GitHub adds after rendering (mentions, references, bare
 * addresses, emoji names, mathematics), which only a character between can stop: an entity is already a letter by then.
 */

/** Breaks a word in two for a machine and not for an eye. */
const zeroWidthSpace = '\u200B';

/** White space and line ends of every kind. */
const whitespacePattern = /[\s\u0085\u2028\u2029]+/gu;

/** Controls, marks that turn the direction of writing, invisible joints and tags: each is shown as `\uFFFD`. The joint in an emoji stays. */
const invisiblePattern =
  /(?!\n)(?!(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D)[\p{Cc}\p{Cf}\u115F\u1160\u3164\uFFA0]/gu;

/**
 * One line of text without anything unseen: for places that are not Markdown, such as annotations and titles.
 * @param maxLength characters at most; what is cut off is shown as `…`.
 */
export function toPlainText(text: string, maxLength = 500): string {
  const line = text
    .toWellFormed()
    .slice(0, maxLength * 8)
    .replace(whitespacePattern, ' ')
    .replace(invisiblePattern, '\uFFFD')
    .trim();
  const letters = [...line];
  return letters.length > maxLength
    ? `${letters
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/**
 * Markdown that shows a text as it is, on one line, anywhere inside a paragraph, a heading, a list item or a link's text. In a table
 * put {@link escapeTableCell} around it.
 * @param maxLength characters at most, counted before escaping.
 */
export function escapeInline(text: string, maxLength = 500): string {
  const harmless = breakReferences(toPlainText(text, maxLength))
    .replace(/www(?=\.)|@(?=\.)/gi, `$&${zeroWidthSpace}`)
    .replace(/(?:mailto|xmpp):/gi, `$&${zeroWidthSpace}`)
    .replace(/:(?=[\w+-]+:)/g, `:${zeroWidthSpace}`);
  return harmless
    .replace(/&/g, '&amp;')
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/!$/, '\\!')
    .replace(/\$/g, '&#36;');
}

/**
 * One line of text for the title of a pull request or the message of a commit, which GitHub obeys: `fixes #1` would close that issue with the
 * merge, `@name` call somebody, `[skip ci]` keep the checks from running.
 * @param maxLength characters at most.
 */
export function escapeTitle(text: string, maxLength = 200): string {
  return breakReferences(toPlainText(text, maxLength)).replace(/\[(?=[a-z ]+\])/gi, `[${zeroWidthSpace}`);
}

/** Breaks what GitHub takes for people, issues and addresses. */
const breakReferences = (line: string): string =>
  line
    .replace(/@(?=[\p{L}\p{N}_-])/gu, `@${zeroWidthSpace}`)
    .replace(/#(?=\d)/g, `#${zeroWidthSpace}`)
    .replace(/GH-(?=\d)/gi, `$&${zeroWidthSpace}`)
    .replace(/:(?=\/\/)/g, `:${zeroWidthSpace}`);

/** A code span that shows a text as it is, on one line. In a table put {@link escapeTableCell} around it. */
export function formatCodeSpan(text: string, maxLength = 300): string {
  const line = toPlainText(text, maxLength) || ' ';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Markdown for a table's cell: bars in it, in code too, do not end the cell. */
export function escapeTableCell(markdown: string): string {
  return markdown.replace(/\\?\|/g, '\\|');
}

/** A link with a stranger's words; only the words when the address is not one of the web. */
export function formatLink(text: string, url: string): string {
  return wrapInLink(escapeInline(text), url);
}

/** A link around Markdown that is ours or already escaped. */
export function wrapInLink(markdown: string, url: string): string {
  const target = encodeLinkUrl(url);
  if (target === undefined) return markdown;
  // At the start of a line, code that holds `]:` would make the link a definition, which shows nothing.
  return `${markdown.includes(']:') ? zeroWidthSpace : ''}[${markdown}](${target})`;
}

/** An address that can stand between a link's round brackets; nothing for what is not http or https. */
export function encodeLinkUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return undefined;
  return parsed.href
    .replace(/[()<>[\]|\\`*\s]/g, (letter) => encodeURIComponent(letter).replace(/[()*]/g, percentEncode))
    .replace(/&/g, '&amp;');
}

const percentEncode = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * A fenced block that shows several lines as they are.
 * @param info a word of ours for the language of the block.
 */
export function formatCodeBlock(text: string, info = 'text', maxLength = 5000): string {
  const lines = text
    .toWellFormed()
    .slice(0, maxLength)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  const shown = lines
    .split('\n')
    .map((line) => line.replace(/\t/g, '  ').replace(invisiblePattern, '\uFFFD'))
    .join('\n');
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info}\n${shown}${text.length > maxLength ? '\n…' : ''}\n${fence}`;
}

/**
 * Markdown for a sentence of ours that quotes strangers' values: where one of the values stands in the plain sentence, it is shown as
 * code; everything else is text.
 */
export function highlightValues(sentence: string, values: readonly (string | undefined)[]): string {
  const wanted = values
    .filter((value) => value !== undefined)
    .map((value) => toPlainText(redactUserinfo(value), 200))
    .filter((value) => value.length > 1);
  if (wanted.length === 0) return escapeInline(sentence, 2000);
  const any = [...new Set(wanted)]
    .sort((a, b) => b.length - a.length)
    .map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const value = any.join('|');
  const pieces = toPlainText(sentence, 2000).split(
    new RegExp(`((?:\\b[a-z_]+: )?"(?:${value})"|(?<![\\w/.-])(?:${value})(?![\\w/-]|\\.\\w))`, 'u'),
  );
  return pieces.map((piece, index) => (index % 2 === 1 ? formatCodeSpan(piece) : escapeKeepingSpaces(piece))).join('');
}

/** A value without whom an address in it names, perhaps with a password: a comment outlives the commit that somebody takes back. */
export function redactUserinfo(text: string): string {
  return text.replace(/(?<=https?:\/\/)[^\s/?#]*@/gi, '…@');
}

/** Escapes a piece and keeps the space at its ends. */
const escapeKeepingSpaces = (piece: string): string =>
  (piece.startsWith(' ') ? ' ' : '') + escapeInline(piece, 2000) + (/\S.* $/.test(piece) ? ' ' : '');
