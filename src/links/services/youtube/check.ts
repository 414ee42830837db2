import { z } from 'zod';
import { type HttpResponse, runPerHost } from '../../../http/index.ts';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import {
  type CheckTarget,
  classifyFailure,
  createVerdict,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
} from '../shared/index.ts';

/**
 * YouTube by `oembed`, since its pages answer 200 for what is gone.
 * - 404 and 400 are a video that is not there.
 * - 401 is one that may not be embedded, and lives (TryGhost/Ghost#16374,
 *   extractus/oembed-extractor#168).
 * - 403, or the word "Forbidden" under 200, is a private one (ruby-oembed/ruby-oembed#79).
 * - The page of a video has `"playabilityStatus":{"status":…}`. ERROR is gone; LOGIN_REQUIRED is
 *   private, restricted by age, or a wall.
 */
export const check: TargetChecker = (targets, context) => runPerHost(targets, 1, (target) => checkTarget(target, context));

const videoSchema = z.object({ title: z.string() });
/**
 * The state of the player stands behind the scripts at the head of a page of about one megabyte.
 */
const maxPageBytes = 2 * 1024 * 1024;
const statusPattern =
  /"playabilityStatus":\s*\{\s*"status":\s*"([A-Z_]+)"(?:\s*,\s*"(?:reason|messages)":\s*\[?\s*"((?:[^"\\]|\\.){0,300})")?/;

async function checkTarget(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  if (!target.identity.key.startsWith('youtube:')) return context.checkPage(target);
  const { url, id } = target.identity;
  const asked = 'youtube api';
  const response = await sendRequest(context, {
    url: `https://www.youtube.com/oembed?url=${encodeURIComponent(url)}&format=json`,
    service: 'youtube',
    maxBodyBytes: 64 * 1024,
  });
  if (!response.ok) return classifyFailure(response, asked);
  const { status } = response;
  const evidence: Evidence = { asked, status };
  if (status === 429) return createVerdict('limited', 'quota', evidence);
  if (status >= 500) return createVerdict('unreachable', 'server-error', evidence);
  const title = status === 200 ? parseJsonResponse(response, videoSchema)?.title : undefined;
  if (title !== undefined) return createVerdict('alive', 'ok', { ...evidence, title: truncate(title, 300) });
  if (id.startsWith('playlist/')) return classifyRefusedEmbed(status, evidence);
  return checkVideoPage(url, evidence, context);
}

/** What `oembed` alone can say. */
function classifyRefusedEmbed(status: number, evidence: Evidence): Verdict {
  if (status === 404) return createVerdict('gone', 'not-found', evidence);
  if (status === 403) return createVerdict('restricted', 'private-or-missing', evidence);
  return createVerdict('unknown', 'ambiguous', evidence);
}

async function checkVideoPage(url: string, embed: Evidence, context: ServiceContext): Promise<Verdict> {
  const asked = 'youtube page';
  const response = await sendRequest(context, { url, service: 'youtube', maxBodyBytes: maxPageBytes });
  const player = response.ok && response.status === 200 ? readPlayer(response) : undefined;
  if (player === undefined) return classifyRefusedEmbed(embed.status ?? 0, embed);
  const { code, words } = player;
  const evidence: Evidence = { asked, status: 200, code, ...(words === '' ? {} : { marker: truncate(words, 200) }) };
  if (/try again later|rate.?limit/i.test(words)) return createVerdict('limited', 'quota', evidence);
  if (/not a bot/i.test(words)) return createVerdict('blocked', 'bot-wall', evidence);
  if (code === 'ERROR') {
    const isAgreed = embed.status === 404 || embed.status === 400;
    return createVerdict('gone', 'removed', isAgreed ? { ...evidence, authoritative: true } : evidence);
  }
  if (code === 'LOGIN_REQUIRED' && /private/i.test(words)) return createVerdict('restricted', 'private-or-missing', evidence);
  // Not in this country, of age, for members, not yet begun: it is there.
  return createVerdict('alive', 'ok', evidence);
}

function readPlayer(response: HttpResponse): { code: string; words: string } | undefined {
  const [, code, words = ''] = statusPattern.exec(new TextDecoder().decode(response.body)) ?? [];
  return code === undefined ? undefined : { code, words };
}
