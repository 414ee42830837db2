import { describe, expect, it } from 'vitest';
import { choosePageLanguage } from '../../../src/sandbox/server/page-language.ts';

const choose = (query: string, cookie?: string, accept?: string, option?: 'en' | 'zh') =>
  choosePageLanguage(new URLSearchParams(query), { cookie, 'accept-language': accept }, option);

describe('the language of a page', () => {
  it('is English by default', () => {
    expect(choose('')).toEqual({ language: 'en' });
    expect(choose('language=tlh', 'language=xx', 'fr-FR,de')).toEqual({ language: 'en' });
  });

  it('follows the first known language of the browser', () => {
    expect(choose('', undefined, 'fr, zh-Hans-CN;q=0.9, en;q=0.8').language).toBe('zh');
  });

  it('follows the cookie before the browser', () => {
    expect(choose('', 'a=b; language=en', 'zh').language).toBe('en');
  });

  it('follows the option of the program before the browser, and what was chosen on a page before both', () => {
    expect(choose('', undefined, 'en', 'zh').language).toBe('zh');
    expect(choose('', 'language=en', 'zh', 'zh').language).toBe('en');
  });

  it('follows a link before the cookie, and remembers it', () => {
    const { language, setCookie } = choose('language=zh', 'language=en', 'en');
    expect(language).toBe('zh');
    expect(setCookie).toMatch(/^language=zh; Path=\/; SameSite=Lax/);
  });
});
