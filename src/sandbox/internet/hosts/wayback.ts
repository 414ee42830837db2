import { json, page, type SimulatedAnswer, type SimulatedHost } from '../server.ts';

/** One capture: when it was made, as `20240301083000`, and what the page answered then (default 200). */
export interface Capture {
  time: string;
  status?: number;
}

export interface WaybackSettings {
  /** Captures by address; scheme, `www.` and a slash at the end make no difference, as in the real index. */
  captures?: Record<string, (string | Capture)[]>;
  /** Answers the index in place of a table, by how many questions came before. */
  index?(before: number): SimulatedAnswer | undefined;
}

/** The Wayback Machine: its CDX index with `filter`, `to`, `limit` and `fl`, an empty answer for what it does not hold, and the copies themselves. */
export function waybackHost({ captures = {}, index }: WaybackSettings = {}): SimulatedHost {
  const held = new Map(Object.entries(captures).map(([url, list]) => [keyOf(url), { url, list: list.map(captureOf) }]));
  let asked = 0;
  return {
    host: 'web.archive.org',
    answer({ url }) {
      if (url.pathname === '/cdx/search/cdx') return index?.(asked++) ?? answerIndex(url.searchParams, held);
      const [, time, original] = /^\/web\/(\d{14})\/(.+)$/.exec(`${url.pathname}${url.search}`) ?? [];
      const copy = original === undefined ? undefined : held.get(keyOf(original));
      return copy?.list.some((capture) => capture.time === time) ? page(`${original} as of ${time}`) : undefined;
    },
  };
}

function answerIndex(
  query: URLSearchParams,
  held: ReadonlyMap<string, { url: string; list: Required<Capture>[] }>,
): SimulatedAnswer {
  const found = held.get(keyOf(query.get('url') ?? ''));
  const wanted = /^statuscode:(\d+)$/.exec(query.get('filter') ?? '')?.[1];
  const until = (query.get('to') ?? '').padEnd(14, '9');
  const limit = Number(query.get('limit') ?? 0);
  const list = (found?.list ?? [])
    .filter(({ time, status }) => time <= until && (wanted === undefined || status === Number(wanted)))
    .toSorted((a, b) => (a.time < b.time ? -1 : 1));
  if (found === undefined || list.length === 0) return json([]);
  const columns = (query.get('fl') ?? 'timestamp,original,statuscode').split(',');
  const rows = list.slice(limit < 0 ? limit : 0).map(({ time, status }) => {
    const row: Record<string, string> = { timestamp: time, original: found.url, statuscode: String(status) };
    return columns.map((name) => row[name] ?? '-');
  });
  return json([columns, ...rows]);
}

function captureOf(capture: string | Capture): Required<Capture> {
  return typeof capture === 'string' ? { time: capture, status: 200 } : { status: 200, ...capture };
}

function keyOf(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
