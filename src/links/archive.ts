import { z } from 'zod';
import { identify } from './identify.ts';
import type { CheckTools } from './services/service.ts';

/**
 * Archived copies of pages that are gone or fail, from the Internet Archive's index of captures (CDX). Facts: the availability
 * interface has false negatives, so the index is asked; more than 24 requests a minute get an address blocked; `limit=-1` with `fastLatest` is
 * the newest capture, `to` ends the time looked at, so that a capture of the error page that came after the death is not taken for a copy.
 */

const host = 'web.archive.org';
const pace = { concurrency: 1, spacing: 2500 };
const readUpTo = 64 * 1024;

/** What is worth a copy: pages. Of a share behind a code, an archive has nothing but the form that asks for it. */
const withoutCopies = new Set([
  'baidu-pan',
  'aliyun-drive',
  'google-drive',
  'onedrive',
  'dropbox',
  'quark',
  '123pan',
  '115',
  'unknown',
]);

export interface CopyWanted {
  identity: string;
  url: string;
  /** The last day (`2026-11-08`) of which a capture counts. */
  until?: string;
}

/** Rows of the index: the first names the columns. */
const rows = z.array(z.tuple([z.string(), z.string(), z.string()])).max(20);

/**
 * Looks for archived copies, newest first in time, at most `most` questions.
 * @returns addresses of copies by identity; links without one are left out, and so is everything when the archive does not answer.
 */
export async function archivedCopies(wanted: readonly CopyWanted[], tools: CheckTools, most = 24): Promise<Map<string, string>> {
  const { network, signal } = tools;
  const copies = new Map<string, string>();
  const asked = wanted.filter(({ url }) => /^https?:\/\//i.test(url) && !withoutCopies.has(identify(url).service)).slice(0, most);
  if (asked.length > 0) network.pace(host, pace);
  for (const { identity, url, until } of asked) {
    if (signal?.aborted) break;
    const reply = await network.ask({ url: question(url, until), readUpTo, service: 'archive', ...(signal ? { signal } : {}) });
    // Who is told to wait does not ask again in this run.
    if (!reply.ok || reply.status === 429) break;
    const copy = reply.status === 200 ? copyIn(new TextDecoder().decode(reply.body)) : undefined;
    if (copy !== undefined) copies.set(identity, copy);
  }
  return copies;
}

function question(url: string, until: string | undefined): string {
  const query = new URLSearchParams({
    url,
    output: 'json',
    fl: 'timestamp,original,statuscode',
    filter: 'statuscode:200',
    limit: '-1',
    fastLatest: 'true',
    ...(until === undefined ? {} : { to: until.replaceAll('-', '') }),
  });
  return `https://${host}/cdx/search/cdx?${query}`;
}

function copyIn(body: string): string | undefined {
  const read = rows.safeParse(parsed(body));
  const [timestamp = '', original = ''] = read.data?.at(-1) ?? [];
  if (!/^\d{14}$/.test(timestamp) || !/^https?:\/\//i.test(original) || !URL.canParse(original)) return undefined;
  return `https://${host}/web/${timestamp}/${new URL(original).href}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
