import { z } from 'zod';
import type { HostPace, HttpClient } from '../../http/index.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { identify } from '../identify/index.ts';
import { isArchivable } from '../services/index.ts';
import { parseJsonResponse } from '../services/shared/index.ts';
import { getRawCopyUrl, isUsableCopy } from './copy-page.ts';

/**
 * Archived copies of pages that are gone or fail, from the Internet Archive's index of captures
 * (CDX).
 *
 * - The availability interface has false negatives, so the index is asked.
 * - More than 24 requests a minute get an address blocked, and so does coming back within a minute
 *   after a 429.
 * - `limit=-1` with `fastLatest` is the newest capture. `to` ends the time looked at, so that a
 *   capture of the error page that came after the death is not taken for a copy.
 * - The copy is looked at as well, since walls and error pages are captured with status 200.
 */

const waybackHost = 'web.archive.org';
const waybackPace: HostPace = { maxConcurrent: 1, minIntervalMs: 2500, minBackoffMs: 61_000 };
const maxIndexBytes = 64 * 1024;
const maxCopyBytes = 64 * 1024;
/**
 * Where the newest capture is no copy, one from before this time is looked at. Walls and dealers
 * are captured for months.
 */
const earlierByMs = 365 * 86_400_000;

/** A page whose copy is wanted. */
export interface ArchiveQuery {
  url: string;
  /** The last day (`2026-11-08`) of which a capture counts. */
  until?: string;
}

export interface LinkArchiveQuery extends ArchiveQuery {
  identity: string;
}

/** A copy that the archive holds. */
export interface ArchivedCopy {
  /** The address as it was given. */
  url: string;
  /** Address of the copy. */
  copyUrl: string;
  /** When it was made, in ISO 8601: `2024-03-01T08:30:00Z`. */
  capturedAt: string;
}

/** What finding copies needs from outside. */
export interface ArchiveContext {
  network: HttpClient;
  signal?: AbortSignal;
}

/** Rows of the index: the first names the columns. */
const cdxRowsSchema = z.array(z.array(z.string())).max(20);

/**
 * Looks for the last good copy of each page and yields what it finds, as it comes. A page without a
 * copy yields nothing. Never throws for what the archive says. When it refuses, or gives no answer
 * three times in a row, the rest is not asked for.
 *
 * @returns the addresses that were not asked for, or whose answer could not be had: for another
 * run.
 */
export async function* findArchivedCopies(
  queries: Iterable<string | ArchiveQuery>,
  context: ArchiveContext,
): AsyncGenerator<ArchivedCopy, string[]> {
  context.network.setPace(waybackHost, waybackPace);
  const unanswered: string[] = [];
  let failures = 0;
  for (const one of queries) {
    const { url, until }: ArchiveQuery = typeof one === 'string' ? { url: one } : one;
    if (!/^https?:\/\//i.test(url) || !isArchivable(identify(url).service)) continue;
    const found = failures < 3 ? await findUsableCopy(url, until, context) : 'refused';
    if (found === 'refused' || found === 'unanswered') {
      unanswered.push(url);
      failures = found === 'refused' ? 3 : failures + 1;
      continue;
    }
    failures = 0;
    if (found !== undefined) yield { url, ...found };
  }
  return unanswered;
}

/**
 * The same for the links of a run, at most `maxRequests` of them.
 *
 * @returns addresses of copies by identity. Links without one are left out, and so is what the
 * archive did not answer.
 */
export async function findArchivedCopiesByIdentity(
  queries: readonly LinkArchiveQuery[],
  context: ArchiveContext,
  maxRequests = 24,
): Promise<Map<string, string>> {
  const archivable = queries.filter(({ url }) => isArchivable(identify(url).service)).slice(0, maxRequests);
  const identities = new Map(archivable.map(({ url, identity }) => [url, identity]));
  const copies = new Map<string, string>();
  if (archivable.length === 0) return copies;
  for await (const { url, copyUrl } of findArchivedCopies(archivable, context)) {
    const identity = identities.get(url);
    if (identity !== undefined) copies.set(identity, copyUrl);
  }
  return copies;
}

type CdxResult = Omit<ArchivedCopy, 'url'> | undefined | 'refused' | 'unanswered';

/** Looks at the newest capture, and at one of a year before where that is no copy. */
async function findUsableCopy(url: string, until: string | undefined, context: ArchiveContext): Promise<CdxResult> {
  const newest = await queryCdx(url, until, context);
  if (typeof newest !== 'object') return newest;
  const looked = await checkCopy(url, newest.copyUrl, context);
  if (looked !== 'unusable') return looked === 'usable' ? newest : looked;
  const before = new Date(Date.parse(newest.capturedAt) - earlierByMs).toISOString().slice(0, 10);
  const earlier = await queryCdx(url, before, context);
  if (typeof earlier !== 'object') return earlier;
  const lookedAgain = await checkCopy(url, earlier.copyUrl, context);
  if (lookedAgain === 'unusable') return undefined;
  return lookedAgain === 'usable' ? earlier : lookedAgain;
}

async function checkCopy(
  url: string,
  copyUrl: string,
  { network, signal }: ArchiveContext,
): Promise<'usable' | 'unusable' | 'refused' | 'unanswered'> {
  const response = await network.request({
    url: getRawCopyUrl(copyUrl),
    service: 'archive',
    maxBodyBytes: maxCopyBytes,
    shouldFollowRedirect: (next) => next.hostname === waybackHost,
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok && (response.kind === 'loop' || response.kind === 'too-many-hops')) return 'unusable';
  if (!response.ok) return response.kind === 'deferred' || response.kind === 'aborted' ? 'refused' : 'unanswered';
  if (response.status === 429) return 'refused';
  if (response.status >= 500) return 'unanswered';
  return isUsableCopy(url, response) ? 'usable' : 'unusable';
}

async function queryCdx(url: string, until: string | undefined, { network, signal }: ArchiveContext): Promise<CdxResult> {
  const response = await network.request({
    url: buildCdxUrl(url, until),
    service: 'archive',
    maxBodyBytes: maxIndexBytes,
    maxRedirects: 2,
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) return response.kind === 'deferred' || response.kind === 'aborted' ? 'refused' : 'unanswered';
  // The archive may not show this one address; it goes on with the others
  // (edgi-govdata-archiving/wayback).
  const error = response.headers['x-archive-wayback-runtime-error'] ?? '';
  if (response.status === 403 && /(?:AdministrativeAccessControl|RobotAccessControl)Exception/.test(error)) return undefined;
  if (response.status === 429 || response.status === 403) return 'refused';
  if (response.status !== 200) return 'unanswered';
  // An address that was never captured is answered by nothing at all.
  if (response.body.length === 0) return undefined;
  const table = parseJsonResponse(response, cdxRowsSchema);
  return table === undefined ? 'unanswered' : selectLatestCapture(table);
}

function buildCdxUrl(url: string, until: string | undefined): string {
  const query = new URLSearchParams({
    url: url.replace(/#.*$/s, ''),
    output: 'json',
    fl: 'timestamp,original,statuscode',
    filter: 'statuscode:200',
    limit: '-1',
    fastLatest: 'true',
    ...(until === undefined ? {} : { to: until.replaceAll('-', '') }),
  });
  return `https://${waybackHost}/cdx/search/cdx?${query}`;
}

/** Reads the index's table, whose first row names the columns. */
function selectLatestCapture([names = [], ...captures]: string[][]): Omit<ArchivedCopy, 'url'> | undefined {
  const [stamped = -1, original = -1, status = -1] = ['timestamp', 'original', 'statuscode'].map((name) => names.indexOf(name));
  const good = captures
    .map((row) => ({ time: row[stamped] ?? '', page: row[original] ?? '', code: row[status] }))
    .filter(({ time, page, code }) => code === '200' && /^\d{14}$/.test(time) && isHttpUrl(page))
    .toSorted((a, b) => compareCodeUnits(a.time, b.time))
    .at(-1);
  if (good === undefined) return undefined;
  const [, year, month, day, hour, minute, second] = /^(....)(..)(..)(..)(..)(..)$/.exec(good.time) ?? [];
  const when = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  if (Number.isNaN(Date.parse(when))) return undefined;
  return { copyUrl: `https://${waybackHost}/web/${good.time}/${new URL(good.page).href}`, capturedAt: when };
}

function isHttpUrl(text: string): boolean {
  return text.length <= 2000 && /^https?:\/\/[^\s<>"`]+$/i.test(text) && URL.canParse(text);
}
