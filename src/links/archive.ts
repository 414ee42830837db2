import { z } from 'zod';
import type { Network } from '../net/network.ts';
import { identify } from './identify.ts';
import { read } from './services/reply.ts';

/** A page whose copy is wanted. */
export interface Lost {
  url: string;
  /** When it was last seen alive, in ms since 1970: a copy from then is the page, a later one may be what took its place. */
  alive?: number;
}

/** A copy that the Wayback Machine holds. */
export interface Copy {
  /** The address as it was given. */
  url: string;
  /** Address of the copy. */
  copy: string;
  /** When it was made, in ISO 8601: `2024-03-01T08:30:00Z`. */
  when: string;
}

/** What finding copies needs from outside. */
export interface ArchiveTools {
  network: Network;
  signal?: AbortSignal;
}

const host = 'web.archive.org';
/** Twenty-four questions a minute, and a whole minute's rest after a 429: who comes back sooner is shut out. */
const pace = { concurrency: 1, spacing: 2500, rest: 61_000 };
/** Of these the archive holds at best a page that asks for a code or draws itself by scripts. */
const empty = new Set(['baidu-pan', 'aliyun-drive', 'quark', '123pan', '115', 'google-drive', 'unknown']);
const rows = z.array(z.array(z.string()));

/**
 * Looks for archived copies of pages that are gone, the last good one of each. For suspects only, since the archive allows 24 questions a minute. Yields
 * what it finds, as it comes; a page without a copy yields nothing. Never throws for what the archive says: when it refuses, or three times in a row
 * gives no answer, the rest is not asked for. Returns the addresses that were not asked for, or whose answer could not be had: for another run.
 *
 * The CDX index is asked since the availability interface leaves copies out; captures other than 200 do not count.
 */
export async function* findCopies(lost: Iterable<string | Lost>, tools: ArchiveTools): AsyncGenerator<Copy, string[]> {
  tools.network.pace(host, pace);
  const left: string[] = [];
  let silent = 0;
  for (const one of lost) {
    const { url, alive }: Lost = typeof one === 'string' ? { url: one } : one;
    const { service, url: address } = identify(url);
    if (empty.has(service)) continue;
    const found = silent < 3 ? await askIndex(address, alive, tools) : 'refused';
    if (found === 'refused' || found === 'silent') {
      left.push(url);
      silent = found === 'refused' ? 3 : silent + 1;
      continue;
    }
    silent = 0;
    if (found !== undefined) yield { url, ...found };
  }
  return left;
}

async function askIndex(
  url: string,
  alive: number | undefined,
  { network, signal }: ArchiveTools,
): Promise<Omit<Copy, 'url'> | undefined | 'refused' | 'silent'> {
  const query = new URLSearchParams({
    url: url.replace(/#.*$/s, ''),
    output: 'json',
    fl: 'timestamp,original,statuscode',
    filter: 'statuscode:200',
    limit: '-1',
    fastLatest: 'true',
    ...(alive === undefined ? {} : { to: stamp(alive) }),
  });
  const reply = await network.ask({
    url: `https://${host}/cdx/search/cdx?${query}`,
    service: 'wayback',
    readUpTo: 64 * 1024,
    maxHops: 2,
    ...(signal === undefined ? {} : { signal }),
  });
  if (!reply.ok) return reply.kind === 'deferred' || reply.kind === 'aborted' ? 'refused' : 'silent';
  if (reply.status === 429 || reply.status === 403) return 'refused';
  if (reply.status !== 200) return 'silent';
  // An address that was never captured is answered by nothing at all.
  if (reply.body.length === 0) return undefined;
  const table = read(reply, rows);
  return table === undefined ? 'silent' : lastGood(table);
}

/** Reads the index's table, whose first row names the columns. */
function lastGood([names = [], ...captures]: string[][]): Omit<Copy, 'url'> | undefined {
  const [stamped, original, status] = ['timestamp', 'original', 'statuscode'].map((name) => names.indexOf(name));
  const good = captures
    .map((row) => ({ time: row[stamped ?? -1] ?? '', page: row[original ?? -1] ?? '', status: row[status ?? -1] }))
    .filter(({ time, page, status: code }) => code === '200' && /^\d{14}$/.test(time) && isAddress(page))
    .toSorted((a, b) => (a.time < b.time ? -1 : 1))
    .at(-1);
  if (good === undefined) return undefined;
  const [, year, month, day, hour, minute, second] = /^(....)(..)(..)(..)(..)(..)$/.exec(good.time) ?? [];
  const when = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return Number.isNaN(Date.parse(when)) ? undefined : { copy: `https://${host}/web/${good.time}/${good.page}`, when };
}

function isAddress(text: string): boolean {
  return text.length <= 2000 && /^https?:\/\/[^\s<>"`]+$/.test(text) && URL.canParse(text);
}

function stamp(time: number): string {
  return new Date(time).toISOString().replace(/\D/g, '').slice(0, 14);
}
