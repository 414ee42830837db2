import { getMessages } from '../../../messages/index.ts';
import { type Language, languages } from '../../../model/language.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import type { Entry } from '../../schema/index.ts';
import { getLabel, getTaskLabel } from '../labels.ts';

type Size = NonNullable<Extract<Entry, { size?: unknown }>['size']>[number];
type Words = Parameters<typeof getTaskLabel>[2];

/** The sizes of an entry in words; undefined where it has none. */
export function renderSizes(entry: Entry, language: Language, words: Words): string | undefined {
  const sizes = 'size' in entry ? (entry.size ?? []) : [];
  if (sizes.length === 0) return undefined;
  const text = sizes.map((size) => formatSize(size, language, words)).join(getMessages(language).readme.listSeparator);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One size in words, with its parts in parentheses. Plain text. */
export function formatSize({ count, unit, precision, parts }: Size, language: Language, words: Words): string {
  const texts = getMessages(language).readme;
  const exactSize = texts.size(texts.largeNumber(count), localizeUnit(unit, language));
  const size = precision === 'about' ? texts.about(exactSize) : precision === 'at-least' ? texts.atLeast(exactSize) : exactSize;
  const named = Object.entries(parts ?? {}).map(([part, number]) =>
    texts.sizePart(texts.largeNumber(number), getLabel(texts.sizeParts, part) ?? getTaskLabel(part, language, words)),
  );
  return named.length === 0 ? size : `${size}${texts.inParentheses(named.join(texts.listSeparator))}`;
}

/**
 * The unit in this language. Units that many lists count in need one language only: `{ en: hours }`
 * is “小时” in Chinese.
 */
function localizeUnit(unit: Size['unit'], language: Language): string {
  const texts: Partial<Record<Language, string | undefined>> = unit;
  const own = texts[language];
  if (own !== undefined) return own;
  for (const other of languages) {
    const known = Object.entries(getMessages(other).readme.units).find(([, word]) => word === texts[other]?.trim());
    const translated = known && getLabel(getMessages(language).readme.units, known[0]);
    if (translated !== undefined) return translated;
  }
  return localizeText(unit, language) ?? '';
}
