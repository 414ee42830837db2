import { UnusableAnswerError } from '../../unusable-answer-error.ts';

/**
 * The same fetch, which rejects with UnusableAnswerError for such a success. Octokit would hand the
 * text on as if it were the data, and an empty body would be an empty list.
 * @param onGraphqlAnswer is called with each answer of GraphQL, which has been parsed here anyway.
 */
export function requireUsableAnswers(
  send: typeof globalThis.fetch,
  onGraphqlAnswer?: (answer: unknown, headers: Headers) => void,
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const url = input instanceof Request ? input.url : String(input);
    const isGraphql = url.endsWith('/graphql');
    const isRead = isGraphql || (init?.method ?? 'GET').toUpperCase() === 'GET';
    // A write may return nothing: 202 and 204.
    const hasAnswer = isRead ? response.ok : response.status === 200 || response.status === 201;
    if (!hasAnswer || !expectsJson(url, init)) return response;
    const text = await response.text();
    const answer = parse(text);
    if (!isUsable(answer, { isGraphql, isRead })) throw new UnusableAnswerError();
    const { status, statusText, headers } = response;
    if (isGraphql) onGraphqlAnswer?.(answer, headers);
    const copy = new Response(text, { status, statusText, headers });
    // Where redirects led to. A response of one's own has no address.
    return Object.defineProperty(copy, 'url', { value: response.url });
  };
}

/** Archives are binary, and a commit's number is asked for as text. */
function expectsJson(url: string, init: RequestInit | undefined): boolean {
  const accept = new Headers(init?.headers).get('accept') ?? '';
  return accept.includes('json') && !/\/(?:tar|zip)ball\//.test(url);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The members of an error, as GitHub words it with status 4xx. */
const errorMembers = new Set(['message', 'documentation_url', 'errors', 'status']);

function isUsable(value: unknown, { isGraphql, isRead }: { isGraphql: boolean; isRead: boolean }): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isGraphql) return ('data' in value && typeof value.data === 'object' && value.data !== null) || 'errors' in value;
  if (Array.isArray(value)) return true;
  const members = Object.keys(value);
  // A write may be answered with an empty object.
  return members.length === 0 ? !isRead : members.some((member) => !errorMembers.has(member));
}
