import type { SimulatedHost, SimulatedRequest, SimulatedResponse } from '../responses.ts';

/** An ordinary site: answers by path (with query where one is given), 404 for the rest unless `otherwise` says more. */
export function staticSite(
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
