import { sharesDistinctiveWord } from '../../text/similarity/title-similarity.ts';
import type { HtmlPage } from './html-page.ts';
import { findNotFoundTitle } from './soft-404/not-found-pages.ts';

/** A page with at least this many characters of text is no error page. */
const minTextLength = 1500;

/**
 * Whether a page that comes with the status of an error shows what the link names. Some sites send
 * 404 with pages that readers see (evilpie/404-bookmarks#13). The title has to name the thing by a
 * word that is not the site's own, and the page must have something to say.
 * @param names What the entry or the link's text calls it.
 */
export function showsNamedThing(page: HtmlPage, url: URL, names: readonly string[]): boolean {
  if (page.text.length < minTextLength || findNotFoundTitle(page) !== undefined || isErrorTitle(page.title)) return false;
  const host = url.hostname.replaceAll(/[-.]/g, '');
  const own = page.title
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => !host.includes(word.toLowerCase()) && !commonWords.has(word.toLowerCase()));
  const name = (url.pathname.split('/').findLast((part) => part !== '') ?? '')
    .replace(/\.\w{1,5}$/, '')
    .replaceAll(/[-_.]/g, ' ');
  return [...names, name].some((one) => one !== '' && sharesDistinctiveWord(one, own.join(' ')));
}

/** Words that the titles of whole sites have. */
const commonWords = new Set(
  'home homepage official website page site welcome documentation docs manual guide tutorial tutorials blog news research group university institute laboratory department school center centre national international download downloads open source project projects online tools library archive archives index'.split(
    ' ',
  ),
);

/** Words of any error, in a title that may repeat what was asked for. */
const isErrorTitle = (title: string): boolean =>
  /\b(?:404|410|error|not (?:be )?found|no (?:longer|such|results?)|missing|removed|deleted|unavailable|oops|sorry)\b|不存在|找不到|未找到|错误|删除|下架|抱歉|出错/i.test(
    title,
  );
