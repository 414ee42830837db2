import { z } from 'zod';
import type { VerdictReason } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import {
  classifyRefusal,
  createFileShareCheck,
  createShareVerdict,
  createUnreadableVerdict,
  createVerdict,
  parseJsonResponse,
} from '../shared/index.ts';

const shareStateSchema = z.coerce.number().optional().catch(undefined);

/** `state` may be absent, `data` be of another type, and a number come as a string. */
const pan115Schema = z.object({
  state: z.unknown().optional(),
  errno: z.coerce.number().catch(0),
  error: z.string().optional().catch(undefined),
  data: z
    .object({ share_state: shareStateSchema, shareinfo: z.object({ share_state: shareStateSchema }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** What a number says of a share that can no longer be opened. */
const goneReasonByErrno: Record<number, VerdictReason> = { 4100010: 'cancelled', 4100026: 'deleted', 4100033: 'banned' };

/**
 * 115: the number of the error counts before its words. `share_state` 7 means expired, also beside
 * `state: true`. Source: services-2026.md, three or four independent witnesses for each number.
 */
export const check = createFileShareCheck('115', {
  createRequest: (id, target) => ({
    url: `https://115cdn.com/webapi/share/snap?share_code=${id}&receive_code=${target.code ?? ''}&offset=0&limit=1&cid=`,
  }),
  classifyResponse(response, asked, target) {
    const found = parseJsonResponse(response, pan115Schema);
    if (found === undefined) return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
    const state = found.data?.share_state ?? found.data?.shareinfo?.share_state;
    const evidence = {
      asked,
      status: response.status,
      ...(found.error ? { marker: truncate(found.error, 200) } : {}),
      ...(found.errno === 0 ? {} : { code: String(found.errno) }),
      ...(found.errno !== 0 || state === undefined ? {} : { code: `share_state ${state}` }),
    };
    const gone = goneReasonByErrno[found.errno];
    if (gone !== undefined) return createVerdict('gone', gone, evidence);
    if (found.errno === 4100012) return createShareVerdict(target, true, evidence);
    if (found.errno === 4100008)
      return createVerdict('restricted', target.code === undefined ? 'code-missing' : 'code-wrong', evidence);
    if (found.errno === 990001) return createVerdict('restricted', 'login', evidence);
    if (found.errno === 990002) return createVerdict('unknown', 'malformed', evidence);
    // Comes even with state true.
    if (state === 7) return createVerdict('gone', 'expired', evidence);
    if (state === 1 && found.state !== false && found.errno === 0) return createVerdict('alive', 'ok', evidence);
    if (/不存在或已被删除/.test(found.error ?? '')) return createVerdict('gone', 'deleted', evidence);
    if (/分享已取消/.test(found.error ?? '')) return createVerdict('gone', 'cancelled', evidence);
    return createVerdict('unknown', 'ambiguous', evidence);
  },
});
