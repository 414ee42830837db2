import { createHash } from 'node:crypto';
import { z } from 'zod';
import { reasons, verdictNames } from '../links/verdict.ts';
import type { ReadList } from '../list/read.ts';
import type { FirstLook } from '../report/adoption.ts';
import { linksOf, verdictsOn } from './links-of.ts';
import type { JobTools } from './tools.ts';

/**
 * The first look at the links of a list that is not kept yet. What it saw is remembered in the pull request's own text, out of sight, so
 * that following the list asks for its new links only.
 */

/** Links that are looked at before anybody said yes, and how long at most, in milliseconds. */
const firstLinks = 200;
const firstLookTakes = 120_000;

/** A look that is older says little of today: milliseconds. */
const remembered = 30 * 86_400_000;

type Seen = FirstLook['links'][number];

/**
 * What can be said of the links at once: the first of them, within a time, but for those that `before`, the text of the open pull request,
 * remembers. Without a network nothing is judged, and that is said. `memory` is to stand at the end of the new text.
 */
export async function firstLook(list: ReadList, before: string, tools: JobTools): Promise<FirstLook & { memory: string }> {
  const all = linksOf(list.entries);
  const first = all.slice(0, firstLinks);
  const now = tools.clock.now();
  const memory = memoryIn(before, now);
  const known = first.flatMap(({ url }): Seen[] => {
    const seen = memory?.seen.get(keyOf(url));
    return seen === undefined ? [] : [{ url, ...seen }];
  });
  const isKnown = new Set(known.map(({ url }) => url));
  const asked = first.filter(({ url }) => !isKnown.has(url));
  const late = AbortSignal.timeout(firstLookTakes);
  const signal = tools.signal ? AbortSignal.any([tools.signal, late]) : late;
  const { links: checked, summary } = await verdictsOn(asked, { ...tools, signal });
  tools.signal?.throwIfAborted();
  const online = summary?.online !== false;
  const links: Seen[] = [...known, ...(online ? checked : [])];
  const order = new Map(first.map(({ url }, index) => [url, index]));
  links.sort((a, b) => (order.get(a.url) ?? 0) - (order.get(b.url) ?? 0));
  // A look at new links does not make those of before younger.
  const day = Math.floor((memory === undefined ? now : memory.since) / 86_400_000);
  return { all: all.length, online: online || known.length > 0, links, memory: memoryOf(links, day) };
}

const memorySchema = z.object({
  day: z.int().min(0),
  alive: z.array(z.string().max(20)).max(1000),
  others: z
    .array(
      z.object({
        key: z.string().max(20),
        verdict: z.enum(verdictNames),
        reason: z.enum(reasons),
        to: z.string().max(2000).optional(),
      }),
    )
    .max(1000),
});

const marker = 'listkeeper:looked';

const keyOf = (url: string): string => createHash('sha256').update(url).digest('base64url').slice(0, 12);

/** What was seen, as a comment that nobody sees: opaque, so that no address in it can end it. Links that were put off are left out. */
function memoryOf(links: readonly Seen[], day: number): string {
  const seen = links.filter(({ verdict }) => verdict !== 'limited');
  if (seen.length === 0) return '';
  const alive = seen.filter(({ verdict, reason }) => verdict === 'alive' && reason === 'ok').map(({ url }) => keyOf(url));
  const others = seen
    .filter(({ verdict, reason }) => verdict !== 'alive' || reason !== 'ok')
    .map(({ url, verdict, reason, to }) => ({ key: keyOf(url), verdict, reason, ...(to === undefined ? {} : { to }) }));
  const said = JSON.stringify({ day, alive, others } satisfies z.infer<typeof memorySchema>);
  return `<!-- ${marker} ${Buffer.from(said).toString('base64url')} -->`;
}

/** What a text remembers; undefined where it does not, or no longer. Anybody who may edit it can write there: it only says what is shown. */
function memoryIn(text: string, now: number): { since: number; seen: Map<string, Omit<Seen, 'url'>> } | undefined {
  const [, said] = new RegExp(`<!-- ${marker} ([\\w-]{1,60000}) -->\\s*$`).exec(text) ?? [];
  if (said === undefined) return undefined;
  const { data } = memorySchema.safeParse(jsonIn(Buffer.from(said, 'base64url').toString('utf8')));
  if (data === undefined || now - data.day * 86_400_000 > remembered) return undefined;
  const seen = new Map<string, Omit<Seen, 'url'>>(data.alive.map((key) => [key, { verdict: 'alive', reason: 'ok' }]));
  for (const { key, verdict, reason, to } of data.others) seen.set(key, { verdict, reason, ...(to === undefined ? {} : { to }) });
  return { since: data.day * 86_400_000, seen };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
