/** Text that is already HTML. Only `html` and the Markdown renderer make it; everything else is escaped. */
export interface Html {
  readonly html: string;
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** A template of HTML whose values are escaped, but for those that are HTML already. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let out = strings[0] ?? '';
  for (const [i, value] of values.entries()) out += formatHtmlValue(value) + (strings[i + 1] ?? '');
  return { html: out };
}

/** @returns HTML that a trusted writer has made. */
export const trustedHtml = (text: string): Html => ({ html: text });

function formatHtmlValue(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map(formatHtmlValue).join('');
}

const htmlEntities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => htmlEntities[letter] ?? letter);
