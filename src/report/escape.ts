/**
 * Strangers' text as text. What comes from a pull request, a page or a file is put into Markdown under the bot's name, so nothing
 * in it may become a heading, a link, an image, HTML, a mention of a person or a reference to an issue; and nothing invisible may
 * make it look like something else. Rules: CommonMark and GFM, and what GitHub adds after rendering (mentions, references, bare
 * addresses, emoji names, mathematics), which only a character between can stop: an entity is already a letter by then.
 */

/** Breaks a word in two for a machine and not for an eye. */
const breaker = '\u200B';

/** White space and line ends of every kind. */
const spaces = /[\s\u0085\u2028\u2029]+/gu;

/** Controls, marks that turn the direction of writing, invisible joints and tags: each is shown as `\uFFFD`. The joint in an emoji stays. */
const unseen = /(?!\n)(?!(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D)[\p{Cc}\p{Cf}\u115F\u1160\u3164\uFFA0]/gu;

/**
 * One line of text without anything unseen: for places that are not Markdown, such as annotations and titles.
 * @param max characters at most; what is cut off is shown as `…`.
 */
export function plain(text: string, max = 500): string {
  const line = text
    .toWellFormed()
    .slice(0, max * 8)
    .replace(spaces, ' ')
    .replace(unseen, '\uFFFD')
    .trim();
  const letters = [...line];
  return letters.length > max
    ? `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/**
 * Markdown that shows a text as it is, on one line, anywhere inside a paragraph, a heading, a list item or a link's text. In a table
 * put {@link cell} around it.
 * @param max characters at most, counted before escaping.
 */
export function inline(text: string, max = 500): string {
  const harmless = referring(plain(text, max))
    .replace(/www(?=\.)|@(?=\.)/gi, `$&${breaker}`)
    .replace(/(?:mailto|xmpp):/gi, `$&${breaker}`)
    .replace(/:(?=[\w+-]+:)/g, `:${breaker}`);
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
 * @param max characters at most.
 */
export function titled(text: string, max = 200): string {
  return referring(plain(text, max)).replace(/\[(?=[a-z ]+\])/gi, `[${breaker}`);
}

/** Breaks what GitHub takes for people, issues and addresses. */
const referring = (line: string): string =>
  line
    .replace(/@(?=[\p{L}\p{N}_-])/gu, `@${breaker}`)
    .replace(/#(?=\d)/g, `#${breaker}`)
    .replace(/GH-(?=\d)/gi, `$&${breaker}`)
    .replace(/:(?=\/\/)/g, `:${breaker}`);

/** A code span that shows a text as it is, on one line. In a table put {@link cell} around it. */
export function code(text: string, max = 300): string {
  const line = plain(text, max) || ' ';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Markdown for a table's cell: bars in it, in code too, do not end the cell. */
export function cell(markdown: string): string {
  return markdown.replace(/\\?\|/g, '\\|');
}

/** A link with a stranger's words; only the words when the address is not one of the web. */
export function link(text: string, url: string): string {
  return linked(inline(text), url);
}

/** A link around Markdown that is ours or already escaped. */
export function linked(markdown: string, url: string): string {
  const target = destination(url);
  if (target === undefined) return markdown;
  // At the start of a line, code that holds `]:` would make the link a definition, which shows nothing.
  return `${markdown.includes(']:') ? breaker : ''}[${markdown}](${target})`;
}

/** An address that can stand between a link's round brackets; nothing for what is not http or https. */
export function destination(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return undefined;
  return parsed.href
    .replace(/[()<>[\]|\\`*\s]/g, (letter) => encodeURIComponent(letter).replace(/[()*]/g, percent))
    .replace(/&/g, '&amp;');
}

const percent = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * A fenced block that shows several lines as they are.
 * @param info a word of ours for the language of the block.
 */
export function block(text: string, info = 'text', max = 5000): string {
  const lines = text
    .toWellFormed()
    .slice(0, max)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  const shown = lines
    .split('\n')
    .map((line) => line.replace(/\t/g, '  ').replace(unseen, '\uFFFD'))
    .join('\n');
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info}\n${shown}${text.length > max ? '\n…' : ''}\n${fence}`;
}

/**
 * Markdown for a sentence of ours that quotes strangers' values: where one of the values stands in the plain sentence, it is shown as
 * code; everything else is text.
 */
export function quoting(sentence: string, values: readonly (string | undefined)[]): string {
  const wanted = values
    .filter((value) => value !== undefined)
    .map((value) => plain(withoutUser(value), 200))
    .filter((value) => value.length > 1);
  if (wanted.length === 0) return inline(sentence, 2000);
  const any = [...new Set(wanted)]
    .sort((a, b) => b.length - a.length)
    .map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const value = any.join('|');
  const pieces = plain(sentence, 2000).split(
    new RegExp(`((?:\\b[a-z_]+: )?"(?:${value})"|(?<![\\w/.-])(?:${value})(?![\\w/-]|\\.\\w))`, 'u'),
  );
  return pieces.map((piece, index) => (index % 2 === 1 ? code(piece) : spaced(piece))).join('');
}

/** A value without whom an address in it names, perhaps with a password: a comment outlives the commit that somebody takes back. */
export function withoutUser(text: string): string {
  return text.replace(/(?<=https?:\/\/)[^\s/?#]*@/gi, '…@');
}

/** Escapes a piece and keeps the space at its ends. */
const spaced = (piece: string): string =>
  (piece.startsWith(' ') ? ' ' : '') + inline(piece, 2000) + (/\S.* $/.test(piece) ? ' ' : '');
