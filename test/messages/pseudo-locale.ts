import { getMessages, type Messages } from '../../src/messages/index.ts';

/**
 * A copy of the English catalogue with every text in ⟦brackets⟧. What is not in brackets doesn't
 * come from the catalogue.
 */
export const pseudoLocale = wrap(getMessages('en')) as Messages;

function wrap(value: unknown): unknown {
  if (typeof value === 'string') return `⟦${value}⟧`;
  if (typeof value === 'function') return (...values: unknown[]) => wrap(value(...values));
  if (Array.isArray(value)) return value.map(wrap);
  if (value === null || typeof value !== 'object' || value instanceof RegExp) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wrap(each)]));
}

/**
 * Words of a page that are neither in brackets, nor syntax (HTML, code, addresses), nor values of
 * the data.
 */
export function findForeignWords(page: string, data: unknown): string[] {
  let rest = page;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  const values = JSON.stringify(data);
  const text = rest
    .replace(/<!--[\s\S]*?-->|<\/?[a-z]+[^>]*>|`+[^`\n]*`+|\]\([^)]*\)|https?:\S+|^```.*$/gm, ' ')
    .replace(/[\u200B\\]/g, '');
  return [...new Set(text.match(/\p{L}{2,}/gu) ?? [])].filter((word) => !values.includes(word));
}
