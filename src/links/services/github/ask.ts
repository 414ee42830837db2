import type { Question, Reply } from '../../../net/network.ts';
import { ask } from '../reply.ts';
import type { CheckTools } from '../service.ts';

/**
 * Asks GitHub's API. Its address is the operator's own and may be a private one (an enterprise's server, the sandbox): what the guard of the
 * network refuses for links goes by the network's `fetch` instead. Redirects are followed only within the API's own origin.
 */
export async function askApi(tools: CheckTools, question: Question): Promise<Reply> {
  const origin = URL.parse(question.url)?.origin;
  const own: Question = { ...question, follow: (next) => next.origin === origin };
  const reply = await ask(tools, own);
  return !reply.ok && /^forbidden-/.test(reply.kind) ? byFetch(tools, own) : reply;
}

async function byFetch(tools: CheckTools, question: Question): Promise<Reply> {
  const started = tools.clock.now();
  const signals = [AbortSignal.timeout(30_000), ...(tools.signal === undefined ? [] : [tools.signal])];
  try {
    const response = await tools.network.fetch(question.url, {
      method: question.method ?? 'GET',
      headers: question.headers ?? {},
      signal: AbortSignal.any(signals),
      ...(question.body === undefined ? {} : { body: question.body }),
    });
    const body = new Uint8Array(await response.arrayBuffer());
    return {
      ok: true,
      status: response.status,
      url: response.url || question.url,
      headers: Object.fromEntries(response.headers),
      body,
      truncated: false,
      hops: [],
      milliseconds: tools.clock.now() - started,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'fetch failed';
    const timeout = error instanceof Error && error.name === 'TimeoutError';
    return {
      ok: false,
      kind: tools.signal?.aborted ? 'aborted' : timeout ? 'timeout' : 'unreachable',
      message,
      url: question.url,
      hops: [],
    };
  }
}
