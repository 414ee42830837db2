import type { RawResponse } from './connection/index.ts';
import { createNetworkError, type NetworkError } from './network-error.ts';
import { createCookieJar, type RequestStep, resolveRedirect } from './request-rules/index.ts';
import { type RequestContext, sendWithRetry } from './retry.ts';
import {
  type CookieJar,
  type HttpFailure,
  type HttpRequest,
  type HttpResponse,
  type HttpResult,
  maxUrlLength,
  type Redirect,
} from './types.ts';

const maxRedirectsAllowed = 10;

/** A request on its way through its redirects. */
interface RedirectChain {
  request: HttpRequest;
  redirects: Redirect[];
  elapsedMs: number;
  cookieJar: CookieJar | undefined;
}

/**
 * Sends a request and follows its redirects, each through the queue of its own host. Never rejects.
 * `HttpClient.request` describes what is retried and when.
 */
export async function sendRequest(request: HttpRequest, context: RequestContext): Promise<HttpResult> {
  const url = parseHttpUrl(request.url);
  if (!url) return buildFailure(createNetworkError('bad-address', 'BAD_ADDRESS'), request.url, []);
  const chain: RedirectChain = { request, redirects: [], elapsedMs: 0, cookieJar: request.cookieJar };
  const maxRedirects = Math.min(maxRedirectsAllowed, request.maxRedirects ?? maxRedirectsAllowed);
  let visited: Set<string> | undefined;
  let step = createFirstStep(request, url);

  for (;;) {
    const fail = (error: NetworkError, retryAt?: number) => buildFailure(error, step.url.href, chain.redirects, retryAt);
    const violation = context.transport.checkUrl(step.url);
    if (violation) return fail(violation);
    const cookie = chain.cookieJar?.getCookieHeader(step.url);
    if (visited?.has(getVisitKey(step, cookie))) return fail(createNetworkError('loop', 'LOOP'));

    const { result, elapsedMs, retryAt } = await sendWithRetry(
      { step, cookie, request, isContinuation: chain.redirects.length > 0, elapsedMs: chain.elapsedMs },
      context,
    );
    chain.elapsedMs = elapsedMs;
    if (!result.ok) return fail(result.error, retryAt);
    if (result.setCookie.length > 0) {
      chain.cookieJar ??= createCookieJar();
      chain.cookieJar.storeCookies(step.url, result.setCookie);
    }
    const next = resolveRedirect(step, result.status, result.headers.location);
    if (!next || maxRedirects <= 0 || (request.shouldFollowRedirect && !request.shouldFollowRedirect(next.url)))
      return buildResponse(result, step.url, chain);
    chain.redirects.push({ url: step.url.href, status: result.status, to: next.url.href });
    if (chain.redirects.length > maxRedirects)
      return fail(createNetworkError('too-many-hops', 'TOO_MANY_HOPS', String(maxRedirects)));
    // Created here, because most requests have no redirect.
    visited ??= new Set();
    visited.add(getVisitKey(step, cookie));
    step = next;
  }
}

let lastHeaders: Readonly<Record<string, string>> = {};

/**
 * The same object for the same headers, so that they are written once: a run sends nearly all of
 * its requests with the same ones. Compared by their values, since a caller may change its object.
 */
function lowercaseNames(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(headers);
  const isSame = names.length === Object.keys(lastHeaders).length && names.every((name) => lastHeaders[name] === headers[name]);
  if (!isSame) lastHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return lastHeaders;
}

function createFirstStep({ method = 'GET', headers = {}, body }: HttpRequest, url: URL): RequestStep {
  const step = { url, method, headers: lowercaseNames(headers) };
  return body === undefined ? step : { ...step, body };
}

/** Requests with the same key have the same response, so a second one is a loop. */
function getVisitKey({ method, url }: RequestStep, cookie: string | undefined): string {
  return `${method} ${url.origin}${url.pathname}${url.search} ${cookie ?? ''}`;
}

function buildResponse(response: RawResponse, url: URL, chain: RedirectChain): HttpResponse {
  const { status, headers, body, truncated, bodyError } = response;
  return {
    ok: true,
    status,
    url: url.href,
    headers,
    body,
    truncated,
    ...(bodyError ? { bodyErrorKind: bodyError.kind } : {}),
    redirects: chain.redirects,
    durationMs: Math.round(chain.elapsedMs),
  };
}

function buildFailure(error: NetworkError, url: string, redirects: Redirect[], retryAt?: number): HttpFailure {
  const { kind, code, message } = error;
  return {
    ok: false,
    kind,
    ...(code === undefined ? {} : { code }),
    message,
    url: url.slice(0, maxUrlLength),
    redirects,
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}

/** An http or https URL without its credentials, or undefined. */
function parseHttpUrl(text: string): URL | undefined {
  if (text.length > maxUrlLength) return undefined;
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return undefined;
  // Setting them, even to what they are, costs as much as parsing the URL.
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  return url;
}
