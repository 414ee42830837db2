import type { HttpRequest, HttpResponse, HttpResult } from '../../../http/index.ts';
import { githubApiVersion } from '../../../runtime/github-api-url.ts';
import { type CheckContext, sendRequest } from '../shared/index.ts';

/**
 * Asks GitHub's API. Its address is the operator's own and may be a private one (an enterprise's
 * server, the sandbox). The address guard refuses such addresses for links, so these requests use
 * the network's `fetch`. Redirects are followed only within the API's own origin.
 */
export async function requestGitHubApi(context: CheckContext, question: HttpRequest): Promise<HttpResult> {
  const origin = URL.parse(question.url)?.origin;
  const own: HttpRequest = {
    ...question,
    headers: { ...question.headers, 'x-github-api-version': githubApiVersion },
    shouldFollowRedirect: (next) => next.origin === origin,
  };
  const response = await sendRequest(context, own);
  return !response.ok && /^forbidden-/.test(response.kind) ? requestWithFetch(context, own) : response;
}

const forbiddenTokenPattern =
  /has an IP allow list enabled|protected by organization SAML|must grant your .{0,40}token access|forbids access via a (?:fine-grained )?personal access token/i;

/**
 * Whether a 403 is about the token. Organisations with an IP allow list or SAML refuse tokens also
 * for public repositories, which anybody may read without one (aquasecurity/trivy#10567,
 * cli/cli#7881, cli/cli#12150).
 */
export function isTokenForbidden(response: HttpResponse): boolean {
  if (response.headers['x-github-sso'] !== undefined) return true;
  return forbiddenTokenPattern.test(new TextDecoder().decode(response.body.subarray(0, 4096)));
}

async function requestWithFetch(context: CheckContext, question: HttpRequest): Promise<HttpResult> {
  const started = context.clock.now();
  const signals = [AbortSignal.timeout(30_000), ...(context.signal === undefined ? [] : [context.signal])];
  try {
    const response = await context.network.fetch(question.url, {
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
      redirects: [],
      durationMs: context.clock.now() - started,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'fetch failed';
    const timeout = error instanceof Error && error.name === 'TimeoutError';
    return {
      ok: false,
      kind: context.signal?.aborted ? 'aborted' : timeout ? 'timeout' : 'unreachable',
      message,
      url: question.url,
      redirects: [],
    };
  }
}
