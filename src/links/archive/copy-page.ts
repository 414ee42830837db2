import type { HttpResponse } from '../../http/index.ts';
import {
  classifyErrorPath,
  detectBotWall,
  detectGate,
  detectParkedDomain,
  findNotFoundTitle,
  isDeepUrl,
  isHomePage,
  isHtmlResponse,
  parseHtmlResponse,
} from '../web/index.ts';

/**
 * Address of a copy as it was captured, without the archive's frame and rewritten links: the flag
 * `id_` behind the time.
 */
export const getRawCopyUrl = (copyUrl: string): string => copyUrl.replace(/(\/web\/\d{14})\//, '$1id_/');

/** An error page is short. A page with more text than this, in characters, has content. */
const maxErrorTextLength = 1500;

/**
 * Whether an archived page shows the page that was asked for. The index knows the status of a
 * capture alone, and a wall, a domain for sale or an error page may have been captured with 200.
 *
 * @param original - the address whose copy it is.
 * @param response - the copy, asked for at {@link getRawCopyUrl}.
 */
export function isUsableCopy(original: string, response: HttpResponse): boolean {
  const from = URL.parse(original);
  if (from === null || response.status !== 200) return false;
  const page = isHtmlResponse(response) && response.body.length > 0 ? parseHtmlResponse(response) : undefined;
  const shown = getCapturedUrl(response.url) ?? from;
  const end = (page?.refresh === undefined ? null : URL.parse(page.refresh, shown.href)) ?? shown;
  if (isDeepUrl(from) && isHomePage(end)) return false;
  if (classifyErrorPath(end, from) !== undefined || detectGate(from, end, page) !== undefined) return false;
  if (detectParkedDomain(end, page) !== undefined || detectBotWall(response, page) !== undefined) return false;
  return page === undefined || page.text.length > maxErrorTextLength || findNotFoundTitle(page) === undefined;
}

/** The address that a copy is of: the archive redirects to the capture of where the page led. */
function getCapturedUrl(copyUrl: string): URL | null {
  const original = /\/web\/\d{14}(?:id_)?\/(.+)$/s.exec(copyUrl)?.[1];
  return original === undefined ? null : URL.parse(original);
}
