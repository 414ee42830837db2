import type { SimulatedAnswer, SimulatedHost, SimulatedRequest } from '../server.ts';

/** An ordinary site: answers by path (with query where one is given), 404 for the rest unless `otherwise` says more. */
export function site(
  host: string,
  pages: Record<string, SimulatedAnswer | ((request: SimulatedRequest) => SimulatedAnswer)>,
  otherwise?: (request: SimulatedRequest) => SimulatedAnswer,
): SimulatedHost {
  return {
    host,
    answer(request) {
      const found = pages[`${request.url.pathname}${request.url.search}`] ?? pages[request.url.pathname];
      if (typeof found === 'function') return found(request);
      return found ?? otherwise?.(request);
    },
  };
}
