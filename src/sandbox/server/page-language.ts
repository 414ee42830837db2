import type { Language } from '../../model/language.ts';
import { findAcceptedLanguage, findLanguage } from '../../text/language/accepted-language.ts';

const cookieName = 'language';

export interface PageLanguage {
  language: Language;
  /** Set when the reader chose the language with a link; later pages keep it. */
  setCookie?: string;
}

/**
 * The language of a page: that of the link, of the cookie, of the program's option, or of the
 * browser, in this order. Else English.
 */
export function choosePageLanguage(
  query: URLSearchParams,
  headers: { cookie?: string | undefined; 'accept-language'?: string | undefined },
  option?: Language,
): PageLanguage {
  const chosen = findLanguage(query.get('language'));
  if (chosen) return { language: chosen, setCookie: `${cookieName}=${chosen}; Path=/; SameSite=Lax; HttpOnly` };
  const remembered = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]*)`).exec(headers.cookie ?? '')?.[1];
  return { language: findLanguage(remembered) ?? option ?? findAcceptedLanguage(headers['accept-language']) ?? 'en' };
}
