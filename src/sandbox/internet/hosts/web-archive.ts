import { createHtmlResponse, createJsonResponse, type SimulatedHost, type SimulatedResponse } from '../responses.ts';

/** Captures by address: moments such as `20240301000000`, oldest first. */
export type ArchiveCaptures = Record<string, string[]>;

/**
 * The Internet Archive: its capture index (`/cdx/search/cdx`, the newest up to `to`) and the
 * copies.
 *
 * @param copies - what a copy shows, by its time; else a page with some words.
 */
export function createWebArchiveHost(
  captures: ArchiveCaptures = {},
  copies: Record<string, SimulatedResponse> = {},
): SimulatedHost {
  return {
    host: 'web.archive.org',
    respond({ url }) {
      const time = /^\/web\/(\d{14})(?:id_)?\//.exec(url.pathname)?.[1];
      if (time !== undefined) return copies[time] ?? createHtmlResponse('Wayback Machine');
      if (url.pathname !== '/cdx/search/cdx') return undefined;
      const wanted = url.searchParams.get('url') ?? '';
      const to = (url.searchParams.get('to') ?? '').padEnd(14, '9');
      const last = (captures[wanted] ?? []).filter((moment) => moment <= to).at(-1);
      return createJsonResponse(
        last === undefined
          ? []
          : [
              ['timestamp', 'original', 'statuscode'],
              [last, wanted, '200'],
            ],
      );
    },
  };
}
