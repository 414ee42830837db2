import type { Language } from '../../../../model/language.ts';
import { type Html, html, trustedHtml } from '../../../../text/escape/html.ts';
import { splitCodeSpans } from '../../../../text/escape/render-prose.ts';
import { removeUnneededInvisibleCharacters } from '../../../../text/invisible-characters.ts';
import type { TextView } from '../entries/index.ts';

/**
 * What the pages of a site are put together from. Texts of the data become HTML only here and by
 * `html`, which escapes.
 */

/** The tags of languages in HTML. They choose fonts and the voice of a screen reader. */
const languageTags: Record<Language, string> = { en: 'en', zh: 'zh-CN' };

export const getLanguageTag = (language: Language): string => languageTags[language];

/** The `lang` of a text in another language than its page. */
export const renderLang = (language: Language | undefined): Html | '' =>
  language === undefined ? '' : html` lang="${getLanguageTag(language)}"`;

/** A text in an element of its own where its language is another one. */
export const renderText = ({ text, language }: TextView): Html =>
  language === undefined ? html`${text}` : html`<span${renderLang(language)}>${text}</span>`;

/** @param level 1 to 6; deeper ones are 6. */
export function renderHeading(
  level: number,
  content: Html,
  { id, language }: { id?: string; language?: Language | undefined },
): Html {
  const tag = trustedHtml(`h${Math.min(level, 6)}`);
  return html`<${tag}${id === undefined ? '' : html` id="${id}"`}${renderLang(language)}>${content}</${tag}>`;
}

/** A sentence, in which words between backticks are code. */
export const renderProse = (text: string): Html =>
  html`${splitCodeSpans(text).map((part) => (part.isCode ? html`<code>${part.text}</code>` : part.text))}`;

/**
 * A stranger's address for `href`: http or https, and no user name in it. Undefined for any other,
 * such as `javascript:`.
 */
export function getSafeUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '') return undefined;
  return parsed.href;
}

/** A link to an address of the data, or only its words where nobody should follow it. */
export function renderExternalLink(url: string, content: Html | string, className = ''): Html {
  const href = getSafeUrl(url);
  if (href === undefined) return html`<span>${content}</span>`;
  return html`<a${className === '' ? '' : html` class="${className}"`} href="${href}" rel="noopener">${content}</a>`;
}

/**
 * Data in a page, as JSON that no browser runs. `<` is escaped, so that nothing in it ends the
 * element.
 */
export function renderJsonBlock(type: 'application/ld+json' | 'application/json', value: unknown, id?: string): Html {
  const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escapeJsonCharacter);
  return html`<script type="${type}"${id === undefined ? '' : html` id="${id}"`}>${trustedHtml(json)}</script>`;
}

const escapeJsonCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The file of a page. Characters that hide words, or turn the direction of reading, end here. */
export const finishPage = ({ html: text }: Html): string => removeUnneededInvisibleCharacters(text.toWellFormed());
