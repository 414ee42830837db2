import { z } from 'zod';
import type { HttpResponse } from '../../../http/index.ts';
import type { Verdict } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import { getHostWithoutWww } from '../../url/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  mapConcurrently,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
  type TargetVerdict,
} from '../shared/index.ts';

const asked = '123pan share';
const pan123Schema = z.object({ code: z.number(), message: z.string().optional().catch(undefined) });

/**
 * Mirrors that are asked where a link's own host has no interface any more. One further question a
 * share, at most.
 */
const mirrors = ['www.123684.com', 'www.123865.com', 'www.123912.com'];

/**
 * 123pan. A link's own host is asked first; `www.123pan.com` answers HTML in 2026, and then a
 * mirror is asked. Whether all mirrors share one back end is disputed, so the "no" of another
 * mirror is no death. 5103 has two meanings, which only its message tells apart. Source:
 * services-2026.md.
 */
export const check: TargetChecker = (targets, context) => {
  /** Hosts that answered something else than JSON in this run. */
  const withoutApi = new Set<string>();
  return mapConcurrently(
    targets,
    1,
    async (target): Promise<TargetVerdict> => [target, await checkShare(target, context, withoutApi)],
  );
};

async function checkShare(target: CheckTarget, context: ServiceContext, withoutApi: Set<string>): Promise<Verdict> {
  const host = new URL(target.url).hostname;
  const own = getHostWithoutWww(new URL(target.url)) === '123pan.com' ? 'www.123pan.com' : host;
  let unread: Verdict | undefined;
  for (const asking of [own, ...mirrors.filter((mirror) => mirror !== own)].filter((one) => !withoutApi.has(one)).slice(0, 2)) {
    const response = await sendRequest(context, {
      url: `https://${asking}/b/api/share/get?shareKey=${target.identity.id}&SharePwd=${target.code ?? ''}&limit=1&next=0&ParentFileId=0&Page=1`,
      headers: { platform: 'web', accept: 'application/json' },
      service: '123pan',
    });
    if (!response.ok) return unread ?? classifyFailure(response, asked);
    const found = parseJsonResponse(response, pan123Schema);
    if (found !== undefined) return classifyAnswer(found, response, target, asking === own);
    const refused = classifyRefusal(response, asked);
    if (refused !== undefined) return unread ?? refused;
    withoutApi.add(asking);
    unread = createUnreadableVerdict(response, asked);
  }
  return unread ?? createVerdict('unknown', 'unreadable', { asked });
}

function classifyAnswer(
  found: z.infer<typeof pan123Schema>,
  response: HttpResponse,
  target: CheckTarget,
  isOwnHost: boolean,
): Verdict {
  const evidence = {
    asked,
    status: response.status,
    code: String(found.code),
    ...(found.message ? { marker: truncate(found.message, 200) } : {}),
  };
  if (found.code === 0) return createVerdict('alive', 'ok', evidence);
  if (found.code === 5103 && found.message?.includes('提取码错误'))
    return createVerdict('restricted', target.code === undefined ? 'code-missing' : 'code-wrong', evidence);
  if (found.code === 400) return createVerdict('unknown', 'malformed', evidence);
  const isMissing = found.code === 5107 || (found.code === 5103 && found.message?.includes('此分享不存在'));
  if (!isOwnHost || (found.code !== 5104 && !isMissing)) return createVerdict('unknown', 'ambiguous', evidence);
  return createVerdict('gone', isMissing ? 'not-found' : 'expired', evidence);
}
