import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { githubLimits } from './github-limits.ts';

/** A part of a page that may be shortened at its end: a list, a table, a folded section. */
export interface TruncatableList {
  /** Text before the items, a table's head included. */
  header?: string;
  items: readonly string[];
  /**
   * What each item stands for, in the count of what is missing: a row of equal problems. Default:
   * 1.
   */
  counts?: readonly number[];
  /** The same number for further items that were not formatted, because so many never fit. */
  omittedCount?: number;
  /** Text after the items: `</details>`. */
  footer?: string;
  /** Text between two items. Default: a line end. */
  separator?: string;
}

export type MarkdownPart = string | TruncatableList;

/** A part holds at most this many items. The others are only counted. */
const maxItems = 1000;

/**
 * Formats the items of a part one by one, as far as they can ever fit. There may be thousands, and
 * each costs time.
 * @param formatItem returns the Markdown of one item; the position counts from 0.
 * @param countOf the number that an item stands for. Default: 1.
 * @example
 * formatItems(['a', 'b'], (name) => `- ${name}`) // { items: ['- a', '- b'], counts: [1, 1],
 * omittedCount: 0 }
 */
export function formatItems<T>(
  values: readonly T[],
  formatItem: (one: T, position: number) => string,
  countOf: (one: T) => number = () => 1,
): Pick<TruncatableList, 'items' | 'counts' | 'omittedCount'> {
  const items: string[] = [];
  let length = 0;
  for (const one of values.slice(0, maxItems)) {
    if (length > githubLimits.body) break;
    const item = formatItem(one, items.length);
    items.push(item);
    length += item.length;
  }
  const counts = values.map(countOf);
  return { items, counts: counts.slice(0, items.length), omittedCount: sum(counts.slice(items.length)) };
}

/**
 * Joins parts by blank lines, within a limit. Whole items are dropped from the end, and each
 * shortened part says how many are missing. A plain text is cut at a paragraph, with its folds
 * closed.
 * @param maxLength the maximum number of characters, see {@link githubLimits}.
 * @example fitMarkdown(['Links:', { items: ['- a', '- b'] }], 60_000) // 'Links:\n\n- a\n- b'
 */
export function fitMarkdown(content: string | readonly MarkdownPart[], maxLength: number, language: Language = 'en'): string {
  if (typeof content === 'string') return truncateMarkdown(content, maxLength, language);
  const keptCounts = content.map((part) => (typeof part === 'string' ? 0 : part.items.length));
  const write = () =>
    content
      .map((part, index) => formatPart(part, keptCounts[index] ?? 0, language))
      .filter(Boolean)
      .join('\n\n');
  let text = write();
  for (let index = content.length - 1; index >= 0 && text.length > maxLength; index -= 1) {
    const part = content[index];
    if (part === undefined || typeof part === 'string') continue;
    // The first loop estimates what to drop. The note about missing items needs room itself, so the
    // second drops until it fits.
    let excess = text.length - maxLength;
    while (excess > 0 && (keptCounts[index] ?? 0) > 0) {
      keptCounts[index] = (keptCounts[index] ?? 1) - 1;
      excess -= (part.items[keptCounts[index] ?? 0] ?? '').length;
    }
    text = write();
    while (text.length > maxLength && (keptCounts[index] ?? 0) > 0) {
      keptCounts[index] = (keptCounts[index] ?? 1) - 1;
      text = write();
    }
  }
  return text.length > maxLength ? truncateMarkdown(text, maxLength, language) : text;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function formatPart(part: MarkdownPart, count: number, language: Language): string {
  if (typeof part === 'string') return part;
  if (part.items.length === 0) return '';
  const items = part.items.slice(0, count).join(part.separator ?? '\n');
  const missing = (part.counts ? sum(part.counts.slice(count)) : part.items.length - count) + (part.omittedCount ?? 0);
  const summary = /<summary>(.*)<\/summary>/.exec(part.header ?? '')?.[1];
  if (count === 0 && summary !== undefined) return getMessages(language).markdown.hiddenSection(summary, missing);
  const head = part.header ? `${part.header}${/\|$/.test(part.header) ? '\n' : '\n\n'}` : '';
  const rest = missing > 0 ? `${items ? '\n\n' : ''}${getMessages(language).markdown.moreItems(missing)}` : '';
  return `${head}${items}${rest}${part.footer ? `\n\n${part.footer}` : ''}`;
}

/**
 * Cuts a text at the last blank line before the limit, outside fences, and closes what was open.
 */
function truncateMarkdown(text: string, maxLength: number, language: Language): string {
  if (text.length <= maxLength) return text;
  const paragraphs: string[] = [];
  let length = 0;
  for (const paragraph of text.split('\n\n')) {
    length += paragraph.length + 2;
    if (length > maxLength - 400) break;
    paragraphs.push(paragraph);
  }
  const kept = paragraphs.join('\n\n');
  const fence = [...kept.matchAll(/^(`{3,})/gm)].map(([, marks]) => marks ?? '');
  const openFence = fence.length % 2 === 1 ? `\n${fence.at(-1)}` : '';
  const open = (kept.match(/<details>/g)?.length ?? 0) - (kept.match(/<\/details>/g)?.length ?? 0);
  return `${kept}${openFence}${'\n\n</details>'.repeat(Math.max(0, Math.min(open, 20)))}\n\n${getMessages(language).markdown.truncated}`;
}
