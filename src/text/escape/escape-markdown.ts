import { replaceInvisibleCharacters, replacementCharacter, toSingleLine, zeroWidthSpace } from '../invisible-characters.ts';
import { escapeRegExp } from './escape-reg-exp.ts';
import { redactPasswords, redactUserinfo } from './redact-userinfo.ts';
import { percentEncode } from './url-text.ts';

/**
 * Escapes untrusted text as Markdown. Nothing in it may become a heading, link, image, HTML,
 * mention or issue reference.
 *
 * Rules: CommonMark, GFM, and what GitHub adds after rendering (mentions, references, bare URLs,
 * emoji names, mathematics). Entities are decoded by then, so only an inserted character stops the
 * latter.
 *
 * There are two profiles. A *comment* has the bot’s name on it and quotes strangers, so every
 * character that could mean something is escaped. A *README* is the maintainer’s own page. There a
 * character is escaped only where it would mean something, so that an adopted list keeps its
 * source. What people write on purpose, such as `:tada:`, is left alone.
 */
type Profile = 'comment' | 'readme';

type Rule = { construct: string } & Partial<Record<Profile, [pattern: RegExp, replacement: string]>>;

const both = (pattern: RegExp, replacement: string): Record<Profile, [RegExp, string]> => ({
  comment: [pattern, replacement],
  readme: [pattern, replacement],
});

/**
 * What GitHub turns into something else after rendering. Applied first, since they insert no sign
 * that the other rules escape.
 */
const referenceRules: readonly Rule[] = [
  {
    construct: 'mention of a person or a team',
    comment: [/@(?=[\p{L}\p{N}_-])/gu, `@${zeroWidthSpace}`],
    readme: [/@(?=[\w-])/g, `@${zeroWidthSpace}`],
  },
  { construct: 'issue or pull request: #1', ...both(/#(?=\d)/g, `#${zeroWidthSpace}`) },
  { construct: 'issue or pull request: GH-1', ...both(/(?<![A-Za-z0-9])GH-(?=\d)/gi, `$&${zeroWidthSpace}`) },
  { construct: 'bare address', ...both(/:(?=\/\/)/g, `:${zeroWidthSpace}`) },
];

/**
 * What only Markdown obeys: a title of a pull request or a message of a commit does not need it.
 */
const markdownRules: readonly Rule[] = [
  { construct: 'bare address without a scheme', ...both(/www(?=\.)/gi, `$&${zeroWidthSpace}`) },
  { construct: 'e-mail address with a dot first', comment: [/@(?=\.)/g, `@${zeroWidthSpace}`] },
  { construct: 'mailto: and xmpp:', ...both(/(?:mailto|xmpp):/gi, `$&${zeroWidthSpace}`) },
  { construct: 'emoji name', comment: [/:(?=[\w+-]+:)/g, `:${zeroWidthSpace}`] },
  { construct: 'backslash, code, emphasis, link, strikethrough, cell', ...both(/[\\`*[\]|~]/g, '\\$&') },
  { construct: 'entity', comment: [/&/g, '&amp;'], readme: [/&(?=#?\w+;)/g, '\\&'] },
  {
    construct: 'emphasis by underscores, which means nothing inside of a word',
    comment: [/_/g, '\\_'],
    readme: [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_'],
  },
  { construct: 'heading', comment: [/#/g, '\\#'], readme: [/(?<=^|\s)#/g, '\\#'] },
  { construct: 'HTML', comment: [/</g, '&lt;'], readme: [/</g, '\\<'] },
  { construct: 'quotation', comment: [/>/g, '&gt;'], readme: [/^>/, '\\>'] },
  {
    construct: 'list item, rule, underline of a heading, column of a table',
    comment: [/^[-+=:]/, '\\$&'],
    readme: [/^[-+=]/, '\\$&'],
  },
  { construct: 'numbered item', ...both(/^(\d{1,9})([.)])/, '$1\\$2') },
  { construct: 'image, when a link follows', comment: [/!$/, '\\!'] },
  { construct: 'mathematics', comment: [/\$/g, '&#36;'], readme: [/\$/g, '\\$$'] },
  // GitHub Pages runs Jekyll on a README. An unknown tag stops the build of the whole site. After a
  // backslash it would still be a tag.
  { construct: 'tag of Liquid', readme: [/\{(?=[{%])/g, '&#123;'] },
];

const allRules: readonly Rule[] = [...referenceRules, ...markdownRules];

function applyRules(line: string, rules: readonly Rule[], profile: Profile): string {
  let escaped = line;
  for (const { [profile]: rule } of rules) if (rule) escaped = escaped.replace(...rule);
  return escaped;
}

// The profile of a comment

/**
 * One line of text that shows invisible characters as U+FFFD: for places that are not Markdown,
 * such as annotations and titles. Addresses in it lose their user names.
 * @param maxLength characters at most; `…` replaces what is cut off.
 */
export function toPlainText(text: string, maxLength = 500): string {
  const line = toSingleLine(redactUserinfo(text.toWellFormed()).slice(0, maxLength * 8), { replacement: replacementCharacter });
  const characters = [...line];
  if (characters.length <= maxLength) return line;
  return `${characters
    .slice(0, maxLength - 1)
    .join('')
    .trimEnd()}…`;
}

/**
 * Markdown for a comment that shows a text unchanged, on one line. Fits in a paragraph, heading,
 * list item or link text. In a table put {@link escapeTableCell} around it.
 * @param maxLength characters at most, counted before escaping.
 * @example escapeInline('fix *this* @ghost') // 'fix \\*this\\* @\u200bghost'
 */
export function escapeInline(text: string, maxLength = 500): string {
  return applyRules(toPlainText(text, maxLength), allRules, 'comment');
}

/**
 * One line of text for the title of a pull request or a commit message. GitHub acts on these:
 * `fixes #1` closes an issue, `@name` notifies somebody, `[skip ci]` skips the checks.
 * @param maxLength characters at most.
 */
export function escapeTitle(text: string, maxLength = 200): string {
  const line = applyRules(toPlainText(text, maxLength), referenceRules, 'comment');
  return line.replace(/\[(?=[a-z ]+\])/gi, `[${zeroWidthSpace}`);
}

/**
 * A code span that shows a text as it is, on one line. In a table put {@link escapeTableCell}
 * around it.
 */
export function formatCodeSpan(text: string, maxLength = 300): string {
  const line = toPlainText(text, maxLength) || ' ';
  const fence = buildFence(line, 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/**
 * A fenced block that shows several lines as they are, without empty ones at the end.
 * @param info a word of ours for the language of the block.
 */
export function formatCodeBlock(text: string, info = 'text', maxLength = 5000): string {
  const lines = redactUserinfo(text.toWellFormed())
    .slice(0, maxLength)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, '  ');
  const shown = replaceInvisibleCharacters(lines, () => replacementCharacter).trimEnd();
  const fence = buildFence(shown, 3);
  return `${fence}${info}\n${shown}${text.length > maxLength ? '\n…' : ''}\n${fence}`;
}

/** Backticks: one more than the longest run inside. */
function buildFence(content: string, minLength: number): string {
  const runs = [...content.matchAll(/`+/g)].map(([run]) => run.length + 1);
  return '`'.repeat(Math.max(minLength, ...runs));
}

/** Markdown for a cell of a table: bars in it, in code too, do not end the cell. */
export function escapeTableCell(markdown: string): string {
  return markdown.replace(/\\?\|/g, '\\|');
}

/** A link with a stranger's words; only the words when the address is not http or https. */
export function formatLink(text: string, url: string): string {
  return wrapInLink(escapeInline(text), url);
}

/**
 * A link around Markdown that is ours or already escaped. The Markdown alone where {@link
 * encodeLinkUrl} refuses the address, or a file or an address in its path names a user.
 */
export function wrapInLink(markdown: string, url: string): string {
  const destination = namesUserInside(url) ? undefined : encodeLinkUrl(url);
  if (destination === undefined) return markdown;
  // At the start of a line, code that holds `]:` would make the link a definition, which shows
  // nothing.
  return `${markdown.includes(']:') ? zeroWidthSpace : ''}[${markdown}](${destination})`;
}

/**
 * A stranger's address as the destination of a link; undefined for what is not http or https, or
 * names a user.
 */
export function encodeLinkUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return undefined;
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  return parsed.href.replace(/[()<>[\]|\\`*\s]/g, percentEncode).replace(/&/g, '&amp;');
}

/** `https://web.archive.org/web/2020/https://user:password@example.org`, or a file of such a name. */
function namesUserInside(url: string): boolean {
  const { pathname = '', search = '', hash = '' } = URL.parse(url) ?? {};
  const rest = decodePercentages(`${pathname}${search}${hash}`);
  return redactUserinfo(rest) !== rest;
}

/** Octets one by one: what is no UTF-8 is no reason to give up. */
const decodePercentages = (text: string): string =>
  text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/**
 * Markdown for a sentence of ours that quotes untrusted values. Where a value occurs in the plain
 * sentence, it is shown as code. Everything else is text.
 */
export function highlightValues(sentence: string, values: readonly (string | undefined)[]): string {
  const quoted = values
    .filter((value) => value !== undefined)
    .map((value) => toPlainText(value, 200))
    .filter((value) => value.length > 1);
  if (quoted.length === 0) return escapeInline(sentence, 2000);
  // The longest first: an alternative that is the beginning of another would hide it.
  const alternatives = [...new Set(quoted)]
    .sort((a, b) => b.length - a.length)
    .map(escapeRegExp)
    .join('|');
  const parts = toPlainText(sentence, 2000).split(
    new RegExp(`((?:\\b[a-z_]+: )?"(?:${alternatives})"|(?<![\\w/.-])(?:${alternatives})(?![\\w/-]|\\.\\w))`, 'u'),
  );
  return parts.map((part, index) => (index % 2 === 1 ? formatCodeSpan(part) : escapeKeepingSpaces(part))).join('');
}

/** Escapes a part of a sentence and keeps the space at its ends. */
const escapeKeepingSpaces = (part: string): string =>
  (part.startsWith(' ') ? ' ' : '') + escapeInline(part, 2000) + (/\S.* $/.test(part) ? ' ' : '');

// The profile of a README

/**
 * Markdown for a README that shows a text unchanged, on one line. Fits in a paragraph, heading,
 * list item or link text.
 * @example escapeReadme('a *b* snake_case') // 'a \\*b\\* snake_case'
 */
export function escapeReadme(text: string): string {
  return escapeReadmeLine(toSingleLine(text));
}

/**
 * What each rule of the profile `readme`, and a password in an address, needs of a line. Most lines
 * have nothing of it, and one search takes less time than twenty replacements.
 */
const readmeSigns = /[@#:\\`*[\]|~&_<>${/／]|^[-+=\d]|GH-|www\./i;

/** The same for a text that is one line already; spaces at its ends stay. */
export function escapeReadmeLine(line: string): string {
  if (!readmeSigns.test(line)) return line;
  return applyRules(redactPasswords(line), allRules, 'readme');
}

/**
 * A link of a README. The address has passed the schema and keeps its spelling. Only what would end
 * the link early, or mean something to another reader, is written otherwise. kramdown, which GitHub
 * Pages uses, keeps the backslash of `\(`, takes a line with a bar for a table, and runs Liquid
 * first. Prettier puts addresses with round brackets into angle brackets.
 * @param label Markdown that is already escaped.
 * @example formatReadmeLink('a', 'https://a.edu/x_(y)') // '[a](<https://a.edu/x_(y)>)'
 */
export function formatReadmeLink(label: string, url: string): string {
  const destination = url.replace(/[\\|]|\{(?=[{%])/g, percentEncode).replace(/&(?=#?\w+;)/g, '&amp;');
  return `[${label}](${/[()]/.test(destination) ? `<${destination}>` : destination})`;
}

/** An extraction code as code. Codes are letters and digits; anything else is dropped. */
export function formatAccessCode(code: string): string {
  return `\`${code.replace(/[^0-9A-Za-z]/g, '')}\``;
}
