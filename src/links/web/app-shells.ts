import type { HtmlPage } from './html-page.ts';

/** The whole page is one script that draws the rest: what it says without one says nothing. */
export function isAppShell(page: HtmlPage): boolean {
  const root = ['app', 'root', '__next', '__nuxt', 'main-app', 'ice-container'].some((id) => page.elementIds.has(id));
  return root && page.text.length < 200;
}

/**
 * Whether a page has scripts and no words, since the scripts write them. Applications on GitHub
 * Pages are served like that, with status 404 at every path but the first.
 */
export function isScriptOnlyPage(page: HtmlPage): boolean {
  return page.text.length < 20 && /<script[\s>]/i.test(page.source);
}

/** A page without words of its own: scripts or frames have them. */
export function isWordlessPage(page: HtmlPage): boolean {
  return isScriptOnlyPage(page) || (page.text.length < 20 && /<i?frame[\s>]/i.test(page.source));
}
