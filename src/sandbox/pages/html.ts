/** Text that is already HTML. Only `html` and the Markdown renderer make it; everything else is escaped. */
export interface Html {
  readonly html: string;
}

export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** A template of HTML whose values are escaped, but for those that are HTML already. */
export function html(strings: TemplateStringsArray, ...values: Piece[]): Html {
  let out = strings[0] ?? '';
  for (const [i, value] of values.entries()) out += written(value) + (strings[i + 1] ?? '');
  return { html: out };
}

/** @returns HTML that a trusted writer has made. */
export const trusted = (text: string): Html => ({ html: text });

function written(value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map(written).join('');
}

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => names[letter] ?? letter);
