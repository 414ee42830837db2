import type { Clock } from '../runtime/clock.ts';
import type { AbortToken } from './cancellation.ts';
import type { RawResponse } from './connection/index.ts';
import { createNetworkError, type NetworkError, toNetworkError } from './network-error.ts';
import { createCookieJar, type RequestStep, resolveRedirect } from './policy/index.ts';
import { type HostScheduler, parseRateSignal, type RateSignal, type RequestPriority } from './scheduling/index.ts';
import type { HttpTransport, TransportRequest, TransportResult } from './transport.ts';
import type { CookieJar, HttpFailure, HttpRequest, HttpResponse, HttpResult, Redirect } from './types.ts';

export interface RequestContext {
  scheduler: HostScheduler;
  transport: HttpTransport;
  clock: Clock;
  /** Milliseconds from leaving the queue to the last byte; time in queues does not count. */
  totalTimeoutMs: number;
  userAgent: string;
  /** Runs `work` with what stops it when the asker withdraws or the network is closed. */
  runCancellable: <T>(asker: AbortSignal | undefined, work: (stop: AbortToken) => Promise<T>) => Promise<T>;
}

const maxRedirectsAllowed = 10;
const defaultMaxBodyBytes = 512 * 1024;
const maxUrlLength = 8192;
/** How often one question that is answered "later" is asked again before that is the answer. */
const maxRateLimitRetries = 3;

/** One question on its way: what has been spent and seen. */
interface RedirectChain {
  request: HttpRequest;
  redirects: Redirect[];
  elapsedMs: number;
  cookieJar: CookieJar | undefined;
}

/**
 * One question and its one reply. Never rejects. Redirects go through the queue of each host they lead to. See `Network.ask` for what is asked
 * again and when.
 */
export async function sendRequest(request: HttpRequest, context: RequestContext): Promise<HttpResult> {
  const url = parseHttpUrl(request.url);
  if (!url)
    return buildFailure(createNetworkError('bad-address', 'BAD_ADDRESS', 'not an http or https address'), request.url, []);
  const chain: RedirectChain = { request, redirects: [], elapsedMs: 0, cookieJar: request.cookieJar };
  let visited: Set<string> | undefined;
  const { body } = request;
  let step: RequestStep = {
    url,
    method: request.method ?? 'GET',
    headers: lowercaseHeaderNames(request.headers),
    ...(body === undefined ? {} : { body }),
  };

  for (;;) {
    const violation = context.transport.checkUrl(step.url);
    if (violation) return buildFailure(violation, step.url.href, chain.redirects);
    const cookie = chain.cookieJar?.getCookieHeader(step.url);
    if (visited?.has(getVisitKey(step, cookie)))
      return buildFailure(
        createNetworkError('loop', 'LOOP', 'the redirects go round in a circle'),
        step.url.href,
        chain.redirects,
      );

    const result = await sendWithRetry(step, cookie, chain, context);
    if (!result.ok) return buildFailure(result.fault, step.url.href, chain.redirects, result.notBefore);
    if (result.setCookie.length > 0) {
      chain.cookieJar ??= createCookieJar();
      chain.cookieJar.storeCookies(step.url, result.setCookie);
    }
    const next = resolveRedirect(step, result.status, result.headers.location);
    const redirectLimit = Math.min(maxRedirectsAllowed, request.maxRedirects ?? maxRedirectsAllowed);
    if (!next || redirectLimit <= 0 || (request.shouldFollowRedirect && !request.shouldFollowRedirect(next.url)))
      return buildResponse(result, step.url, chain);
    chain.redirects.push({ url: step.url.href, status: result.status, to: next.url.href });
    if (chain.redirects.length > redirectLimit) {
      return buildFailure(
        createNetworkError('too-many-hops', 'TOO_MANY_HOPS', `more than ${redirectLimit} redirects`),
        step.url.href,
        chain.redirects,
      );
    }
    // Only who is sent on can come back.
    visited ??= new Set();
    visited.add(getVisitKey(step, cookie));
    step = next;
  }
}

function getVisitKey({ method, url }: RequestStep, cookie: string | undefined): string {
  return `${method} ${stripFragment(url)} ${cookie ?? ''}`;
}

type SendResult = RawResponse | { ok: false; fault: NetworkError; notBefore?: number };

/** Waits for the host's turn and sends; what fails in passing is sent once more, late; what is told to wait waits. */
async function sendWithRetry(
  step: RequestStep,
  cookie: string | undefined,
  chain: RedirectChain,
  context: RequestContext,
): Promise<SendResult> {
  const { request } = chain;
  const idempotent = step.method !== 'POST' || request.idempotent === true;
  let priority: RequestPriority = chain.redirects.length > 0 ? 'front' : 'back';
  let rateLimitRetries = 0;
  let lastResult: TransportResult | undefined;

  for (;;) {
    const slot = await context.scheduler.acquire(step.url.hostname, priority, request.signal);
    if (!slot.ok) {
      // A second look that could not be had leaves the first one standing.
      if (lastResult && slot.kind === 'deferred' && priority === 'late') return lastResult;
      return slot.kind === 'aborted'
        ? { ok: false, fault: createNetworkError('aborted', 'ABORTED', 'the question was withdrawn') }
        : buildDeferredResult(slot.retryAt);
    }
    const started = performance.now();
    const sending = context.runCancellable(request.signal, (stop) =>
      context.transport.send(buildTransportRequest(step, cookie, chain, context, idempotent, stop)),
    );
    // The sender does not reject; should it ever, the host's turn must not be lost with it.
    const result: TransportResult = await sending.catch((error: unknown) => ({
      ok: false,
      fault: toNetworkError(error, 'exchange'),
      sent: true,
    }));
    chain.elapsedMs += performance.now() - started;
    const rateSignal: RateSignal = result.ok
      ? parseRateSignal(result.status, result.headers, context.clock.now())
      : { kind: 'nothing' };
    const deferral = slot.release(rateSignal);

    const canRetry =
      (idempotent || (!result.ok && !result.sent)) && context.totalTimeoutMs - chain.elapsedMs >= context.totalTimeoutMs / 3;
    if (rateSignal.kind === 'wait') {
      if (deferral) return buildDeferredResult(deferral.deferredUntil);
      if (!canRetry || rateLimitRetries >= maxRateLimitRetries) return toSendResult(result);
      rateLimitRetries += 1;
      priority = 'front';
    } else {
      if (!canRetry || priority === 'late' || !isTransient(result)) return toSendResult(result);
      priority = 'late';
    }
    lastResult = result;
  }
}

function buildTransportRequest(
  step: RequestStep,
  cookie: string | undefined,
  { request, elapsedMs }: RedirectChain,
  context: RequestContext,
  idempotent: boolean,
  abortToken: AbortToken,
): TransportRequest {
  return {
    url: step.url,
    method: step.method,
    headers: buildHeaders(step, cookie, context.userAgent),
    ...(step.body === undefined ? {} : { body: step.body }),
    maxBodyBytes: request.maxBodyBytes ?? (step.method === 'HEAD' ? 0 : defaultMaxBodyBytes),
    timeoutMs: context.totalTimeoutMs - elapsedMs,
    idempotent,
    ...(request.service === undefined ? {} : { service: request.service }),
    abortToken,
  };
}

/** What may well be different in a moment. */
function isTransient(result: TransportResult): boolean {
  if (result.ok)
    return (
      result.status === 502 ||
      result.status === 503 ||
      result.status === 504 ||
      (result.bodyError !== undefined && result.bodyError.kind !== 'protocol')
    );
  const { kind, code } = result.fault;
  return kind === 'reset' || kind === 'timeout' || kind === 'proxy' || (kind === 'dns' && code !== 'ENOTFOUND');
}

function toSendResult(result: TransportResult): SendResult {
  return result.ok ? result : { ok: false, fault: result.fault };
}

function buildDeferredResult(retryAt: number | undefined): SendResult {
  const error = createNetworkError('deferred', 'DEFERRED', 'the host wants to be asked later than this run can wait');
  return { ok: false, fault: error, ...(retryAt === undefined ? {} : { notBefore: retryAt }) };
}

function buildHeaders(step: RequestStep, cookie: string | undefined, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
    'accept-encoding': 'gzip, deflate, br',
    ...step.headers,
    ...(cookie === undefined ? {} : { cookie }),
  };
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

function buildFailure(error: NetworkError, url: string, hops: Redirect[], retryAt?: number): HttpFailure {
  const { kind, code, message } = error;
  return {
    ok: false,
    kind,
    ...(code === undefined ? {} : { code }),
    message,
    url: url.slice(0, maxUrlLength),
    redirects: hops,
    ...(retryAt === undefined ? {} : { retryAt }),
  };
}

/** An http or https address without credentials, or undefined. */
function parseHttpUrl(text: string): URL | undefined {
  if (text.length > maxUrlLength) return undefined;
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return undefined;
  // Setting them takes as long as reading the whole address.
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  return url;
}

function stripFragment(url: URL): string {
  return url.origin + url.pathname + url.search;
}

function lowercaseHeaderNames(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
