import { type Language, languages } from '../../model/language.ts';

/** The language of this code; undefined where there are no messages in it. */
export const findLanguage = (code: string | null | undefined): Language | undefined =>
  languages.find((language) => language === code);

/**
 * The first language of a header `Accept-Language` that there are messages in. Browsers list
 * languages by preference.
 * @example findAcceptedLanguage('fr,zh-CN;q=0.9,en;q=0.8') // 'zh'
 */
export function findAcceptedLanguage(header = ''): Language | undefined {
  for (const range of header.split(',')) {
    const language = findLanguage(range.trim().split(/[-;]/)[0]?.toLowerCase());
    if (language) return language;
  }
  return undefined;
}
