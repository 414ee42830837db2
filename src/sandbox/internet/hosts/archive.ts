import { json, page, type SimulatedHost } from '../server.ts';

/** Captures by address: moments such as `20240301000000`, oldest first. */
export type Captures = Record<string, string[]>;

/** The Internet Archive: its index of captures (`/cdx/search/cdx`, the newest up to `to`), and the copies themselves. */
export function archiveHost(captures: Captures = {}): SimulatedHost {
  return {
    host: 'web.archive.org',
    answer({ url }) {
      if (url.pathname.startsWith('/web/')) return page('Wayback Machine');
      if (url.pathname !== '/cdx/search/cdx') return undefined;
      const wanted = url.searchParams.get('url') ?? '';
      const to = (url.searchParams.get('to') ?? '').padEnd(14, '9');
      const last = (captures[wanted] ?? []).filter((moment) => moment <= to).at(-1);
      return json(
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
