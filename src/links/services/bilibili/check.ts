import { z } from 'zod';
import { runPerHost } from '../../../http/index.ts';
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
 * Bilibili by `x/web-interface/view`, since its pages answer 200 for what is gone. Codes, all with
 * status 200: 0 there, -404 missing, 62002 invisible, 62004 in review, 62012 only for its author,
 * -403 not for guests, -412 and -352 a wall. Sources: SocialSisterYi/bilibili-API-collect, and
 * clients that show the title 视频去哪了呢 for -404 and 62002.
 */
export const check: TargetChecker = (targets, context) => runPerHost(targets, 1, (target) => checkVideo(target, context));

const asked = 'bilibili api';
const viewSchema = z.object({ code: z.number(), data: z.object({ title: z.string() }).nullish().catch(undefined) });

async function checkVideo(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const { id } = target.identity;
  const query = id.startsWith('BV') ? `bvid=${id}` : `aid=${id.slice(2)}`;
  const url = `https://api.bilibili.com/x/web-interface/view?${query}`;
  const response = await sendRequest(context, { url, service: 'bilibili', maxBodyBytes: 512 * 1024 });
  if (!response.ok) return classifyFailure(response, asked);
  if (response.status === 429) return createVerdict('limited', 'quota', { asked, status: 429 });
  if (response.status >= 500) return createVerdict('unreachable', 'server-error', { asked, status: response.status });
  const answer = parseJsonResponse(response, viewSchema);
  const title = answer?.data?.title;
  const evidence: Evidence = {
    asked,
    status: response.status,
    ...(answer === undefined ? {} : { code: String(answer.code) }),
    ...(title === undefined ? {} : { title: truncate(title, 300) }),
  };
  return classifyCode(answer?.code, evidence) ?? checkVideoPage(target, context);
}

/** Undefined for a wall, and for what is no answer of the interface: then the page may tell. */
function classifyCode(code: number | undefined, evidence: Evidence): Verdict | undefined {
  if (code === 0) return createVerdict('alive', 'ok', evidence);
  if (code === -404) return createVerdict('gone', 'not-found', { ...evidence, authoritative: true });
  if (code === 62002) return createVerdict('gone', 'removed', evidence);
  if (code === 62004 || code === 62012) return createVerdict('restricted', 'private-or-missing', evidence);
  if (code === -403) return createVerdict('restricted', 'login', evidence);
  if (code === -400) return createVerdict('unknown', 'malformed', evidence);
  return undefined;
}

async function checkVideoPage(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const seen = await context.checkPage({ ...target, url: target.identity.url });
  const evidence = { ...seen.evidence, asked: 'bilibili page' };
  if (seen.verdict === 'alive' && /^视频去哪了呢/.test(seen.evidence.title ?? ''))
    return createVerdict('gone', 'removed', { ...evidence, marker: '视频去哪了呢' });
  return { ...seen, evidence };
}
