import type { HttpResponse } from '../../../src/http/index.ts';

/** An answer as the network gives it: a body of text, or of JSON. */
export function createResponse(body: unknown, rest: Partial<Omit<HttpResponse, 'body'>> = {}): HttpResponse {
  const isText = typeof body === 'string';
  return {
    ok: true,
    status: 200,
    url: 'https://site.example/',
    truncated: false,
    redirects: [],
    durationMs: 1,
    ...rest,
    headers: { 'content-type': isText ? 'text/html; charset=utf-8' : 'application/json', ...rest.headers },
    body: new TextEncoder().encode(isText ? body : JSON.stringify(body)),
  };
}
