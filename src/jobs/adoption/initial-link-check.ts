import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ParsedList } from '../../list/index.ts';
import { verdictNames, verdictReasons } from '../../model/verdict.ts';
import type { InitialLinkCheck } from '../../report/adoption/index.ts';
import { parseJson } from '../../text/parse-json.ts';
import { checkAllLinks, collectEntryLinks, type JobContext } from '../shared/index.ts';

/**
 * The first check of the links of a list that is not set up yet. Its verdicts are stored in the
 * text of the pull request, in a hidden comment, so that an update checks only new links.
 */

/** Links that are checked before a maintainer agreed, and the total time in ms. */
const maxInitialLinks = 200;
const initialCheckTimeoutMs = 120_000;

/** Older verdicts are checked again, in ms. */
const cachedVerdictsTtlMs = 30 * 86_400_000;

type InitialVerdict = InitialLinkCheck['links'][number];

/**
 * Checks the first links of a list, within a time limit. Verdicts that are stored in `before`, the
 * text of the open pull request, are reused. Without a network there are no verdicts, and the text
 * says so. `memory` belongs at the end of the new text.
 * @param options.onlyKnown sends no request.
 */
export async function checkInitialLinks(
  list: ParsedList,
  pullRequestBody: string,
  context: JobContext,
  { onlyKnown = false } = {},
): Promise<InitialLinkCheck & { memory: string }> {
  const all = collectEntryLinks(list.entries);
  const first = all.slice(0, maxInitialLinks);
  const now = context.clock.now();
  const memory = parseCachedVerdicts(pullRequestBody, now);
  const known = first.flatMap(({ url }): InitialVerdict[] => {
    const seen = memory?.seen.get(hashUrl(url));
    return seen === undefined ? [] : [{ url, ...seen }];
  });
  const isKnown = new Set(known.map(({ url }) => url));
  const asked = onlyKnown ? [] : first.filter(({ url }) => !isKnown.has(url));
  const timeoutSignal = AbortSignal.timeout(initialCheckTimeoutMs);
  const signal = context.signal ? AbortSignal.any([context.signal, timeoutSignal]) : timeoutSignal;
  const { links: checked, summary } = await checkAllLinks(asked, { ...context, signal });
  context.signal?.throwIfAborted();
  const online = summary?.online !== false;
  const links: InitialVerdict[] = [...known, ...(online ? checked : [])];
  const order = new Map(first.map(({ url }, index) => [url, index]));
  links.sort((a, b) => (order.get(a.url) ?? 0) - (order.get(b.url) ?? 0));
  // New verdicts do not make the stored ones younger.
  const day = Math.floor((memory === undefined ? now : memory.since) / 86_400_000);
  return { total: all.length, online: online || known.length > 0, links, memory: formatCachedVerdicts(links, day) };
}

/**
 * Verdicts from elsewhere, in the form of a first check: those of the first links are stored in the
 * text.
 */
export function storeVerdicts(check: InitialLinkCheck, context: JobContext): InitialLinkCheck & { memory: string } {
  const stored = check.links.slice(0, maxInitialLinks);
  return { ...check, memory: formatCachedVerdicts(stored, Math.floor(context.clock.now() / 86_400_000)) };
}

const cachedVerdictsSchema = z.object({
  day: z.int().min(0),
  alive: z.array(z.string().max(20)).max(1000),
  others: z
    .array(
      z.object({
        key: z.string().max(20),
        verdict: z.enum(verdictNames),
        reason: z.enum(verdictReasons),
        to: z.string().max(2000).optional(),
      }),
    )
    .max(1000),
});

const cacheMarker = 'listkeeper:looked';

const hashUrl = (url: string): string => createHash('sha256').update(url).digest('base64url').slice(0, 12);

/**
 * The verdicts as a hidden comment, encoded so that no address in it can end the comment. Postponed
 * links are left out.
 */
function formatCachedVerdicts(links: readonly InitialVerdict[], day: number): string {
  const seen = links.filter(({ verdict }) => verdict !== 'limited');
  if (seen.length === 0) return '';
  const alive = seen.filter(({ verdict, reason }) => verdict === 'alive' && reason === 'ok').map(({ url }) => hashUrl(url));
  const others = seen
    .filter(({ verdict, reason }) => verdict !== 'alive' || reason !== 'ok')
    .map(({ url, verdict, reason, to }) => ({ key: hashUrl(url), verdict, reason, ...(to === undefined ? {} : { to }) }));
  const said = JSON.stringify({ day, alive, others } satisfies z.infer<typeof cachedVerdictsSchema>);
  return `<!-- ${cacheMarker} ${Buffer.from(said).toString('base64url')} -->`;
}

/**
 * The verdicts stored in a text. Undefined where there are none, or they are too old. Anybody who
 * may edit the text can forge them, so they only decide what is shown.
 */
function parseCachedVerdicts(
  text: string,
  now: number,
): { since: number; seen: Map<string, Omit<InitialVerdict, 'url'>> } | undefined {
  const [, said] = new RegExp(`<!-- ${cacheMarker} ([\\w-]{1,60000}) -->\\s*$`).exec(text) ?? [];
  if (said === undefined) return undefined;
  const { data } = cachedVerdictsSchema.safeParse(parseJson(Buffer.from(said, 'base64url').toString('utf8')));
  if (data === undefined || now - data.day * 86_400_000 > cachedVerdictsTtlMs) return undefined;
  const seen = new Map<string, Omit<InitialVerdict, 'url'>>(data.alive.map((key) => [key, { verdict: 'alive', reason: 'ok' }]));
  for (const { key, verdict, reason, to } of data.others) seen.set(key, { verdict, reason, ...(to === undefined ? {} : { to }) });
  return { since: data.day * 86_400_000, seen };
}
