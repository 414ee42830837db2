import type { z } from 'zod';
import type { HttpFailure, HttpRequest, HttpResponse, HttpResult, NetworkErrorKind } from '../../../http/index.ts';
import type { Evidence, Verdict, VerdictName, VerdictReason } from '../../../model/verdict.ts';
import { parseJson } from '../../../text/parse-json.ts';
import type { CheckContext } from './check-context.ts';

/**
 * What a failed request, or one with the wrong answer, says about a link. It never says that the
 * link is dead, except when the host name does not exist.
 */

const verdictByFailureKind: Record<NetworkErrorKind, [VerdictName, VerdictReason]> = {
  dns: ['unreachable', 'dns'],
  refused: ['unreachable', 'refused'],
  unreachable: ['unreachable', 'refused'],
  timeout: ['unreachable', 'timeout'],
  tls: ['unreachable', 'tls'],
  reset: ['unreachable', 'reset'],
  protocol: ['unknown', 'unreadable'],
  'forbidden-address': ['unknown', 'not-permitted'],
  'forbidden-port': ['unknown', 'not-permitted'],
  'bad-address': ['unknown', 'malformed'],
  'too-many-hops': ['unknown', 'ambiguous'],
  loop: ['unknown', 'ambiguous'],
  proxy: ['unknown', 'proxy'],
  aborted: ['limited', 'deferred'],
  deferred: ['limited', 'deferred'],
};

/**
 * Certificates that browsers accept by fetching the missing link of the chain, or that a reader can
 * see past.
 */
const incompleteChainCodes = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
]);

/**
 * Names that the public name system does not have on purpose: readers reach them by Tor, I2P or in
 * a network of their own.
 */
const nonPublicHostPattern = /(?:^|\.)(?:onion|i2p|local|internal|lan|home\.arpa|eth|bit)\.?$/i;

/**
 * The verdict of a failed request. `ENOTFOUND` is the name system's own no, but only for a page's
 * own host. When the API of a service has no address, that says nothing about its links. Every
 * other failure may be temporary.
 */
export function classifyFailure(failure: HttpFailure, asked: string): Verdict {
  const evidence: Evidence = {
    asked,
    ...(failure.message === '' ? {} : { marker: failure.message.slice(0, 200) }),
    ...(failure.code === undefined ? {} : { code: failure.code }),
  };
  if (failure.url !== '' && failure.redirects.length > 0) evidence.finalUrl = failure.url;
  const host = URL.parse(failure.url)?.hostname ?? '';
  if (failure.kind === 'dns' && nonPublicHostPattern.test(host)) return { verdict: 'unknown', reason: 'no-checker', evidence };
  if (failure.kind === 'dns' && failure.code === 'ENOTFOUND' && asked === 'page')
    return { verdict: 'gone', reason: 'no-such-host', evidence };
  if (failure.kind === 'tls' && incompleteChainCodes.has(failure.code ?? ''))
    return { verdict: 'unknown', reason: 'tls', evidence };
  if (failure.kind === 'tls' && failure.code?.startsWith('ERR_SSL'))
    return { verdict: 'unreachable', reason: 'tls-handshake', evidence };
  const [verdict, reason] = verdictByFailureKind[failure.kind];
  return { verdict, reason, evidence };
}

/**
 * Takes an answer of an API whose status says that it will not talk now; returns the verdict, or
 * undefined when the status is no refusal.
 */
export function classifyRefusal(response: HttpResponse, asked: string): Verdict | undefined {
  const evidence: Evidence = { asked, status: response.status };
  if (response.status === 429) return { verdict: 'limited', reason: 'quota', evidence };
  if (response.status >= 500) return { verdict: 'unreachable', reason: 'server-error', evidence };
  if (response.status === 401 || response.status === 403 || response.status === 406)
    return { verdict: 'blocked', reason: 'forbidden', evidence };
  return undefined;
}

/** A verdict with its evidence in one line. It outlives the page, so the words seen are copied. */
export function createVerdict(
  name: VerdictName,
  reason: VerdictReason,
  evidence: Evidence,
  rest: Pick<Verdict, 'to' | 'note'> = {},
): Verdict {
  const { title, marker } = evidence;
  const words = {
    ...(title === undefined ? {} : { title: detach(title) }),
    ...(marker === undefined ? {} : { marker: detach(marker) }),
  };
  return { verdict: name, reason, evidence: { ...evidence, ...words }, ...rest };
}

/** The same text, copied: V8 keeps a page in memory as long as any piece cut from it. */
export function detach(text: string): string {
  return Buffer.from(text).toString();
}

/** An answer that could not be read as what was due. */
export function createUnreadableVerdict(response: HttpResponse, asked: string): Verdict {
  return createVerdict('unknown', 'unreadable', { asked, status: response.status });
}

/** Reads a JSON answer against a schema of the fields that are used; undefined when it is none. */
export function parseJsonResponse<T extends z.ZodType>(response: HttpResponse, schema: T): z.infer<T> | undefined {
  if (response.truncated) return undefined;
  return schema.safeParse(parseJson(new TextDecoder().decode(response.body))).data;
}

/** Asks with the run's signal. */
export function sendRequest(context: CheckContext, question: HttpRequest): Promise<HttpResult> {
  return context.network.request({ ...question, ...(context.signal === undefined ? {} : { signal: context.signal }) });
}
