/**
 * Text that is already HTML. Only `html` and the Markdown renderer make it; everything else is
 * escaped.
 */
export interface Html {
  readonly html: string;
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** A template of HTML whose values are escaped, except those that are HTML already. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let out = strings[0] ?? '';
  for (const [i, value] of values.entries()) out += formatHtmlValue(value) + (strings[i + 1] ?? '');
  return { html: out };
}

/** @returns HTML from text that its writer has made safe. */
export const trustedHtml = (text: string): Html => ({ html: text });

/** First character of Unicode's private use area: no message contains it. */
const firstPlaceholder = 0xe000;

/**
 * Puts HTML into a sentence of a message catalogue, in the order that its language needs.
 * @param sentence gets one placeholder for each of `values`.
 */
export function htmlSentence(sentence: (...placeholders: string[]) => string, ...values: HtmlValue[]): Html {
  const text = sentence(...values.map((_, index) => String.fromCharCode(firstPlaceholder + index)));
  const parts = text.split(/([\uE000-\uE0FF])/).map((part) => {
    const index = part.charCodeAt(0) - firstPlaceholder;
    return part.length === 1 && index >= 0 && index < values.length ? values[index] : part;
  });
  return html`${parts}`;
}

function formatHtmlValue(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map(formatHtmlValue).join('');
}

const htmlEntities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML, in an element or in an attribute with quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => htmlEntities[letter] ?? letter);
