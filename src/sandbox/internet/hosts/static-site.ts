import type { SimulatedHost, SimulatedRequest, SimulatedResponse } from '../responses.ts';

/**
 * An ordinary website: responses by path, with or without query. Other paths get `fallback` or 404.
 */
export function createStaticSite(
  host: string,
  pages: Record<string, SimulatedResponse | ((request: SimulatedRequest) => SimulatedResponse)>,
  fallback?: (request: SimulatedRequest) => SimulatedResponse,
): SimulatedHost {
  return {
    host,
    respond(request) {
      const found = pages[`${request.url.pathname}${request.url.search}`] ?? pages[request.url.pathname];
      if (typeof found === 'function') return found(request);
      return found ?? fallback?.(request);
    },
  };
}
