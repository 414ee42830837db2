import { type DataLanguage, dataLanguages, type Language, type LocalizedText } from '../../model/language.ts';

/**
 * A text of the data in the wanted language, or in another where that one is missing.
 * @example localizeText({ zh: '数据' }, 'en') // '数据'
 */
export function localizeText(text: LocalizedText | undefined, language: Language): string | undefined {
  if (text === undefined) return undefined;
  const texts: Partial<Record<Language, string | undefined>> = text;
  return texts[language] ?? text.en ?? text.zh;
}

/** The language as one of the data; undefined for a language that only messages are in. */
export const toDataLanguage = (language: Language): DataLanguage | undefined => dataLanguages.find((each) => each === language);
