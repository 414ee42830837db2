/** A small HTML page with a title. */
export function createHtmlResponse(
  title: string,
  body = '<p>Some words that stand on this page.</p>',
  status = 200,
): SimulatedResponse {
  return {
    status,
    body: `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${body}</body></html>`,
  };
}

/** An answer in JSON. */
export function createJsonResponse(value: unknown, status = 200, headers: Record<string, string> = {}): SimulatedResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) };
}

/** A redirect. */
export function createRedirectResponse(
  location: string,
  status = 302,
  headers: Record<string, string | string[]> = {},
): SimulatedResponse {
  return { status, headers: { location: location, ...headers } };
}

/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A request to a simulated host. */
export interface SimulatedRequest {
  /** The public address, with scheme and host. */
  url: URL;
  method: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
  cookies: Record<string, string>;
}

/** The response of a simulated host. `fault` breaks the connection, or never answers. */
export interface SimulatedResponse {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
  fault?: 'reset' | 'silence' | 'truncated';
}

/** A host of the simulated internet. `host` may begin with `*.` for all names below one. */
export interface SimulatedHost {
  host: string;
  respond(request: SimulatedRequest): SimulatedResponse | undefined;
}
