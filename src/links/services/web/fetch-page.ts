import type { HttpRequest, HttpResponse, HttpResult } from '../../../http/index.ts';
import { parsePlainUrl } from '../../url/index.ts';
import { type HtmlPage, isHtmlResponse, isScriptOnlyPage, parseHtmlResponse, parseRefresh } from '../../web/index.ts';
import { browserUserAgent, type ServiceContext, sendRequest } from '../shared/index.ts';

/** Titles, walls and error texts stand in the first part of a page. */
export const maxPageBytes = 64 * 1024;

/** Files: the headers of the response tell all. */
export const filePathPattern =
  /\.(?:pdf|zip|gz|tgz|bz2|xz|7z|rar|csv|tsv|xlsx?|docx?|pptx?|png|jpe?g|gif|svg|webp|mp[34]|json|jsonl|bin|pth?|whl|jar|apk|exe|dmg|iso|parquet)$/i;

/** Always the same objects, which the network recognises. */
const pageHeaders = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const firstByteHeaders = { range: 'bytes=0-0' };

/**
 * A result, with its page where that was parsed already. Parsing is the most costly step of a page
 * check.
 */
export interface PageResponse {
  response: HttpResult;
  page?: HtmlPage;
}

/**
 * Asks for a page, or for the first byte of a file. What is missing is asked for once more as a
 * browser asks: some hosts answer 404 to programs for pages that are there
 * (GCTC-NTGC/gc-digital-talent#17337). Walls are left alone.
 */
export async function fetchPage(url: string, context: ServiceContext, maxBodyBytes: number): Promise<PageResponse> {
  const page: HttpRequest = {
    url,
    maxBodyBytes,
    service: 'web',
    headers: pageHeaders,
  };
  const isFile = filePathPattern.test(parsePlainUrl(url)?.path ?? URL.parse(url)?.pathname ?? '');
  let first = await sendRequest(
    context,
    isFile ? { url, maxBodyBytes: maxFileBytes, service: 'web', headers: firstByteHeaders } : page,
  );
  if (isFile && !isMissing(first) && isFirstByteInDoubt(first)) first = await sendRequest(context, page);
  const response = isMissing(first) ? await fetchAsBrowser(page, first, context) : first;
  return isFile ? { response } : followRefresh(response, context);
}

async function fetchAsBrowser(page: HttpRequest, first: HttpResult, context: ServiceContext): Promise<HttpResult> {
  const again = await sendRequest(context, { ...page, headers: { ...page.headers, 'user-agent': browserUserAgent } });
  return again.ok && again.status < 400 ? again : first;
}

const isMissing = (response: HttpResult): boolean => response.ok && (response.status === 404 || response.status === 410);

/**
 * Bytes of a file that are read where its server does not know ranges: what arrives with the
 * headers.
 */
const maxFileBytes = 1024;

/**
 * A range is refused or ignored by some servers, and a file that comes as HTML is likely a page
 * about it. The whole page is read then.
 */
function isFirstByteInDoubt(response: HttpResult): boolean {
  if (!response.ok) return response.kind === 'reset' || response.kind === 'protocol' || response.kind === 'timeout';
  return response.status >= 400 || response.status === 202 || /html/i.test(response.headers['content-type'] ?? '');
}

/**
 * Follows `<meta http-equiv=refresh>`, the header of that name, or a page that is only a script
 * which leads elsewhere, once, as a temporary redirect.
 */
function followRefresh(response: HttpResult, context: ServiceContext): PageResponse | Promise<PageResponse> {
  if (!response.ok || response.status !== 200) return { response };
  const header = parseRefresh(response.headers.refresh ?? '');
  if (header === undefined && response.body.length > 4096) return { response };
  const page = parsePage(response);
  const target = header ?? page?.refresh ?? (page === undefined ? undefined : findScriptRedirect(page));
  const next = target === undefined ? null : URL.parse(target, response.url);
  if (next === null || !/^https?:$/.test(next.protocol) || next.href === response.url)
    return page === undefined ? { response } : { response, page };
  return fetchNext(response, next.href, context);
}

/** Fetches the page that another one leads to. */
async function fetchNext(from: HttpResponse, to: string, context: ServiceContext): Promise<PageResponse> {
  const further = await sendRequest(context, { url: to, maxBodyBytes: maxPageBytes, service: 'web' });
  const hops = [...from.redirects, { url: from.url, status: 200, to }, ...further.redirects];
  return { response: { ...further, redirects: hops } };
}

/**
 * `location.href = "…"`, `location.replace('…')` and similar calls, with an address that is written
 * out.
 */
const scriptRedirectPattern =
  /\blocation(?:\.href)?\s*=\s*(["'])([^"'\s<>]+)\1|\blocation\.(?:replace|assign)\(\s*(["'])([^"'\s<>]+)\3\s*\)/;

/**
 * Where a page without words sends its reader by script. `/lander` is typical of domain dealers.
 */
function findScriptRedirect(page: HtmlPage): string | undefined {
  if (!isScriptOnlyPage(page)) return undefined;
  const [, , assigned, , called] = scriptRedirectPattern.exec(page.source) ?? [];
  const target = assigned ?? called;
  return target === undefined || /^\/lander(?:[/?]|$)/.test(target) ? undefined : target;
}

/** The page of a response, where that is HTML and not empty. */
export function parsePage(response: HttpResponse): HtmlPage | undefined {
  return response.body.length > 0 && isHtmlResponse(response) ? parseHtmlResponse(response) : undefined;
}
