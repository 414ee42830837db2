import type { Language, LocalizedText } from '../model/language.ts';

/**
 * A text of the data in the wanted language, or in another where that one is missing.
 * @example localizeText({ zh: '数据' }, 'en') // '数据'
 */
export function localizeText(text: LocalizedText | undefined, language: Language): string | undefined {
  if (text === undefined) return undefined;
  const texts: Partial<Record<Language, string | undefined>> = text;
  return texts[language] ?? text.en ?? text.zh;
}
