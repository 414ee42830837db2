import type { Language } from '../../model/language.ts';

/** What GitHub takes at most, in one place. Lengths are of JavaScript strings, which are never shorter than what GitHub counts. */
export const githubLimits = {
  /** A comment and an issue take 65,536 characters; the marker in the first line and its kin need room. */
  body: 65_000,
  /** A check run's summary takes 65,535. */
  checkSummary: 65_000,
  title: 250,
  annotationTitle: 255,
  /** 64 KB: bytes, of which a Han character takes three. */
  annotationMessage: 64_000,
  /** GitHub takes any number, fifty a request; more are read by nobody, and each request counts. */
  annotations: 1000,
} as const;

/** A part of a page that may be shortened from its end: a list, a table, a folded section. */
export interface TruncatableList {
  /** What stands before the items, a table's head included. */
  header?: string;
  items: readonly string[];
  /** How many more there are that were not even written, since so many never fit. */
  omittedCount?: number;
  /** What closes the part: `</details>`. */
  footer?: string;
  /** Between two items. Default: a line end. */
  separator?: string;
}

export type MarkdownPart = string | TruncatableList;

/** No page holds more items than this: those beyond are counted, not written. */
const maxItems = 1000;

/**
 * The items of a part, written one by one as far as they can ever fit: an item costs time, and there may be thousands.
 * @param formatItem gives the Markdown of one item; the position counts from 0.
 */
export function formatItems<T>(
  values: readonly T[],
  formatItem: (one: T, position: number) => string,
): Pick<TruncatableList, 'items' | 'omittedCount'> {
  const items: string[] = [];
  let length = 0;
  for (const one of values.slice(0, maxItems)) {
    if (length > githubLimits.body) break;
    const item = formatItem(one, items.length);
    items.push(item);
    length += item.length;
  }
  return { items, omittedCount: values.length - items.length };
}

/** Of a fold nothing of which fits, its words and the count stay. */
const hiddenListMessages = {
  en: (words: string, count: number) => `${words}: ${count} not shown here.`,
  zh: (words: string, count: number) => `${words}：${count} 项未在此显示。`,
};

const omittedItemsMessages = {
  en: (count: number) => `… and ${count} more.`,
  zh: (count: number) => `…… 另有 ${count} 项。`,
};

/**
 * Puts parts together, a blank line between them, within a limit. What does not fit is dropped from the end, whole items only, and each
 * shortened part says how many are missing. A plain text is cut at a paragraph, with its folds closed.
 * @param maxLength characters at most, {@link githubLimits}.
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
    // The first guess takes away what is too much; a line that says so may need a little more room, so items go until it fits.
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

function formatPart(part: MarkdownPart, count: number, language: Language): string {
  if (typeof part === 'string') return part;
  if (part.items.length === 0) return '';
  const items = part.items.slice(0, count).join(part.separator ?? '\n');
  const missing = part.items.length - count + (part.omittedCount ?? 0);
  const summary = /<summary>(.*)<\/summary>/.exec(part.header ?? '')?.[1];
  if (count === 0 && summary !== undefined) return hiddenListMessages[language](summary, missing);
  const head = part.header ? `${part.header}${/\|$/.test(part.header) ? '\n' : '\n\n'}` : '';
  const rest = missing > 0 ? `${items ? '\n\n' : ''}${omittedItemsMessages[language](missing)}` : '';
  return `${head}${items}${rest}${part.footer ? `\n\n${part.footer}` : ''}`;
}

/** Cuts a text at the last blank line before the limit, outside fences, and closes what was open. */
function truncateMarkdown(text: string, maxLength: number, language: Language): string {
  if (text.length <= maxLength) return text;
  const note = { en: 'The rest is too long to be shown here.', zh: '其余内容过长，未在此显示。' }[language];
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
  return `${kept}${openFence}${'\n\n</details>'.repeat(Math.max(0, Math.min(open, 20)))}\n\n${note}`;
}
