import { type Clock, monotonicNow } from '../runtime/clock.ts';
import { memoizeLast } from '../runtime/memoize-last.ts';
import type { AbortToken } from './cancellation/cancellation.ts';
import { createNetworkError, toNetworkError } from './network-error.ts';
import type { RequestStep } from './request-rules/index.ts';
import { type HostScheduler, parseRateSignal, type RateSignal, type RequestPriority } from './scheduling/index.ts';
import type { HttpTransport, TransportFailure, TransportRequest, TransportResult } from './transport.ts';
import type { HttpRequest } from './types.ts';

/** Sends requests, and again where that may help: transient errors and rate limits of web hosts. */

/** What sending needs besides the request. */
export interface RequestContext {
  scheduler: HostScheduler;
  transport: HttpTransport;
  clock: Clock;
  /** From leaving the queue to the last byte. Time in queues does not count. */
  totalTimeoutMs: number;
  addDefaultHeaders: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /**
   * Waits for the turn among the machines that share a host's interval. Never rejects. Undefined
   * where no machines share one.
   */
  waitForTurn: undefined | ((hostname: string, signal: AbortSignal | undefined) => Promise<void>);
  /**
   * A token that is aborted by the signal, and when the client is closed. It must be released once
   * the request has ended.
   */
  trackCancellation: (signal: AbortSignal | undefined) => { abortToken: AbortToken; release(): void };
}

/** One step of a redirect chain, to be sent. */
export interface StepRequest {
  step: RequestStep;
  cookie: string | undefined;
  request: HttpRequest;
  /** Not the first step of its chain. */
  isContinuation: boolean;
  /** Spent on the chain so far, without time in queues. */
  elapsedMs: number;
}

export interface StepResult {
  result: TransportResult;
  elapsedMs: number;
  /** For `deferred`: when the host may be asked again. */
  retryAt?: number;
}

const defaultMaxBodyBytes = 512 * 1024;
/** Retries of a rate-limited request; after that the refusal is the response. */
const maxRateLimitRetries = 3;
/** A retry needs this share of the total timeout. */
const minRemainingShare = 1 / 3;

/**
 * Waits for a slot of the host and sends one step. A transient error is retried once, behind the
 * host's other requests. A rate-limited request waits for the host's pause and is then first. Never
 * rejects.
 */
export async function sendWithRetry(stepRequest: StepRequest, context: RequestContext): Promise<StepResult> {
  const { step, request } = stepRequest;
  const idempotent = step.method !== 'POST' || request.idempotent === true;
  let { elapsedMs } = stepRequest;
  let priority: RequestPriority = stepRequest.isContinuation ? 'continuation' : 'normal';
  let rateLimitRetries = 0;
  let lastResult: TransportResult | undefined;

  for (;;) {
    const slot = await context.scheduler.acquire(step.url.hostname, priority, request.signal);
    if (!slot.ok) {
      if (slot.kind === 'aborted') return { result: createFailure('aborted', 'ABORTED'), elapsedMs };
      // Without a second attempt the first result counts.
      if (lastResult && priority === 'retry') return { result: lastResult, elapsedMs };
      return createDeferredResult(slot.retryAt, elapsedMs);
    }
    if (context.waitForTurn) await context.waitForTurn(step.url.hostname, request.signal);
    const startedAt = monotonicNow();
    const result = await send({ ...stepRequest, elapsedMs }, idempotent, context);
    elapsedMs += monotonicNow() - startedAt;
    const rateSignal: RateSignal = result.ok
      ? parseRateSignal(result.status, result.headers, context.clock.now())
      : { kind: 'none' };
    const deferral = slot.release(rateSignal);

    const hasTime = context.totalTimeoutMs - elapsedMs >= context.totalTimeoutMs * minRemainingShare;
    const canRetry = hasTime && (idempotent || (!result.ok && !result.sent));
    if (rateSignal.kind === 'backoff') {
      if (deferral) return createDeferredResult(deferral.deferredUntil, elapsedMs);
      if (!canRetry || rateLimitRetries >= maxRateLimitRetries) return { result, elapsedMs };
      rateLimitRetries += 1;
      priority = 'continuation';
    } else {
      if (!canRetry || priority === 'retry' || !isTransient(result)) return { result, elapsedMs };
      priority = 'retry';
    }
    lastResult = result;
  }
}

async function send(stepRequest: StepRequest, idempotent: boolean, context: RequestContext): Promise<TransportResult> {
  const { abortToken, release } = context.trackCancellation(stepRequest.request.signal);
  try {
    return await context.transport.send(buildTransportRequest(stepRequest, idempotent, abortToken, context));
  } catch (error) {
    // The transport never rejects. If it ever should, the host's slot must not be lost.
    return { ok: false, error: toNetworkError(error, 'exchange'), sent: true };
  } finally {
    release();
  }
}

function buildTransportRequest(
  { step, cookie, request, elapsedMs }: StepRequest,
  idempotent: boolean,
  abortToken: AbortToken,
  { totalTimeoutMs, addDefaultHeaders }: RequestContext,
): TransportRequest {
  const headers = addDefaultHeaders(step.headers);
  return {
    url: step.url,
    method: step.method,
    headers: cookie === undefined ? headers : { ...headers, cookie },
    ...(step.body === undefined ? {} : { body: step.body }),
    maxBodyBytes: request.maxBodyBytes ?? (step.method === 'HEAD' ? 0 : defaultMaxBodyBytes),
    timeoutMs: totalTimeoutMs - elapsedMs,
    idempotent,
    ...(request.service === undefined ? {} : { service: request.service }),
    abortToken,
  };
}

/** Adds the headers that each request has. Those of its own count. */
export function createDefaultHeaders(userAgent: string): RequestContext['addDefaultHeaders'] {
  return memoizeLast((headers) => ({
    'user-agent': userAgent,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
    'accept-encoding': 'gzip, deflate, br',
    ...headers,
  }));
}

/** Whether a second attempt may well have another result. */
function isTransient(result: TransportResult): boolean {
  if (result.ok) {
    const { status, bodyError } = result;
    const hasBrokenOff = bodyError !== undefined && bodyError.kind !== 'protocol';
    return status === 502 || status === 503 || status === 504 || hasBrokenOff;
  }
  const { kind, code } = result.error;
  return kind === 'reset' || kind === 'timeout' || kind === 'proxy' || (kind === 'dns' && code !== 'ENOTFOUND');
}

function createDeferredResult(retryAt: number | undefined, elapsedMs: number): StepResult {
  const result = createFailure('deferred', 'DEFERRED');
  return { result, elapsedMs, ...(retryAt === undefined ? {} : { retryAt }) };
}

function createFailure(kind: 'aborted' | 'deferred', code: string): TransportFailure {
  return { ok: false, error: createNetworkError(kind, code), sent: false };
}
