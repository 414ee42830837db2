import { expect, test } from 'vitest';
import type { HttpClient, HttpRequest, HttpResult, NetworkErrorKind } from '../../../src/http/index.ts';
import { identify } from '../../../src/links/identify/identify.ts';
import { getCheckingService, services } from '../../../src/links/services/index.ts';
import { type CheckTarget, createTargetCollection, type ServiceContext } from '../../../src/links/services/shared/index.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import { systemClock } from '../../../src/runtime/clock.ts';

/** What a host answers: a body (as JSON unless it is text), or a kind of failure. */
type Answer = NetworkErrorKind | AnsweredRequest;

interface AnsweredRequest {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Where redirects ended. */
  url?: string;
  truncated?: boolean;
}

export type Answers = Answer | ((request: HttpRequest) => Answer);

interface CheckSettings extends Partial<Pick<CheckTarget, 'code' | 'names'>> {
  /** What the page alone shows. */
  page?: Verdict;
  context?: Partial<ServiceContext>;
}

export interface ServiceRun {
  verdicts: Verdict[];
  requests: HttpRequest[];
  /** Addresses of which the page was asked for. */
  pages: string[];
}

const unseenPage: Verdict = { verdict: 'unknown', reason: 'no-checker', evidence: { asked: 'page' } };

/**
 * Checks addresses of one service by its own checker, against answers that are given: no port, no
 * waiting. `test/links/corpus/` has the whole way, by HTTP.
 */
export async function checkService(urls: readonly string[], answers: Answers, settings: CheckSettings = {}): Promise<ServiceRun> {
  const { page = unseenPage, context, code, names = [] } = settings;
  const { network, requests } = createAnsweringNetwork(answers);
  const pages: string[] = [];
  const targets = urls.map((url): CheckTarget => {
    const identity = identify(url);
    const ownCode = code ?? identity.code;
    return { identity, url, names, ...(ownCode === undefined ? {} : { code: ownCode }) };
  });
  const name = getCheckingService(identify(urls[0] ?? ''));
  const service = await services.find((one) => one.name === name)?.check?.();
  if (service === undefined) throw new Error(`${name} has no checker`);
  const seen = service.check(createTargetCollection(targets), {
    network,
    clock: systemClock,
    random: () => 0.5,
    identify,
    checkPage: async ({ url }) => {
      pages.push(url);
      return page;
    },
    ...context,
  });
  const byTarget = new Map<CheckTarget, Verdict>();
  for await (const [target, verdict] of seen) byTarget.set(target, verdict);
  return {
    verdicts: targets.map((target) => byTarget.get(target) ?? unseenPage),
    requests,
    pages,
  };
}

/** A network of given answers, and what was asked. */
export function createAnsweringNetwork(answers: Answers): { network: HttpClient; requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const network = {
    request: async (request: HttpRequest) => {
      requests.push(request);
      return createResult(request, typeof answers === 'function' ? answers(request) : answers);
    },
    setPace: () => {},
  };
  return { network: network as unknown as HttpClient, requests };
}

function createResult({ url }: HttpRequest, answer: Answer): HttpResult {
  if (typeof answer === 'string') return { ok: false, kind: answer, message: answer, url, redirects: [] };
  const { status = 200, body = '', headers = {}, truncated = false } = answer;
  return {
    ok: true,
    status,
    url: answer.url ?? url,
    headers: { 'content-type': typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json', ...headers },
    body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
    truncated,
    redirects: answer.url === undefined ? [] : [{ url, status: 302, to: answer.url }],
    durationMs: 1,
  };
}

type Expected = Partial<Omit<Verdict, 'evidence'>> & { evidence?: Partial<Verdict['evidence']> };

/** One row: what the host answers, in words; the answer; the verdict; more that is set. */
type VerdictRow = readonly [title: string, answers: Answers, expected: Expected, settings?: CheckSettings];

/** Tests the verdicts of one address by what its service answers. */
export function testVerdicts(url: string, rows: readonly VerdictRow[]): void {
  for (const [title, answers, expected, settings = {}] of rows) {
    test(title, async () => {
      const { verdicts } = await checkService([url], answers, settings);
      expect(verdicts).toHaveLength(1);
      expect(verdicts[0]).toMatchObject(expected);
    });
  }
}

/**
 * Answers that say nothing about the thing that is asked for, whoever gives them: none of them is a
 * death, and none of them throws.
 */
export function testSilence(url: string, settings: CheckSettings = {}): void {
  const silent: [string, Answer][] = [
    ['a quota', { status: 429, body: {} }],
    ['an error of the server', { status: 500, body: 'oops' }],
    ['a gateway', { status: 502, body: '<title>502 Bad Gateway</title>' }],
    ['a refusal', { status: 403, body: '<title>Attention Required! | Cloudflare</title>' }],
    ['nothing at all', { status: 200, body: '' }],
    ['null', { status: 200, body: null }],
    ['a list', { status: 200, body: [] }],
    ['a word', { status: 200, body: 'true' }],
    ['JSON of another shape', { status: 200, body: { code: {}, data: 7, result: [], notes: {}, errno: [], Code: '?' } }],
    ['JSON that breaks off', { status: 200, body: '{"code": 1, "errno": -', truncated: true }],
    ['a page of somebody else', { status: 200, body: '<title>Welcome to our hotel network</title><p>Please log in.</p>' }],
    ['a timeout', 'timeout'],
    ['a name without an address', 'dns'],
    ['a bad certificate', 'tls'],
    ['a proxy that fails', 'proxy'],
    ['the end of the run', 'aborted'],
  ];
  test.each(silent)('%s says nothing about it', async (_, answer) => {
    const { verdicts } = await checkService([url], answer, settings);
    expect(verdicts).toHaveLength(1);
    expect(verdicts[0]?.verdict).toMatch(/^(?:unknown|unreachable|limited|blocked|restricted)$/);
  });
}
