import { z } from 'zod';
import { truncate } from '../../../text/truncate.ts';
import {
  classifyRefusal,
  createFileShareCheck,
  createShareVerdict,
  createUnreadableVerdict,
  createVerdict,
  parseJsonResponse,
} from '../shared/index.ts';

const pan115Schema = z.object({
  state: z.boolean(),
  errno: z.number().optional(),
  error: z.string().optional(),
  data: z.object({ share_state: z.number().optional() }).nullish(),
});

/** 115: `share_state` 7 means expired, also beside `state: true`. */
export const check = createFileShareCheck('115', {
  createRequest: (id, target) => ({
    url: `https://115cdn.com/webapi/share/snap?share_code=${id}&receive_code=${target.code ?? ''}&offset=0&limit=1&cid=`,
  }),
  classifyResponse(response, asked, target) {
    const found = parseJsonResponse(response, pan115Schema);
    if (found === undefined) return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
    const state = found.data?.share_state;
    const evidence = {
      asked,
      status: response.status,
      ...(found.error ? { marker: truncate(found.error, 200) } : {}),
      ...(state === undefined ? {} : { code: `share_state ${state}` }),
    };
    // Comes even with state true.
    if (state === 7) return createVerdict('gone', 'expired', evidence);
    if (found.state && state === 1) return createVerdict('alive', 'ok', evidence);
    if (found.errno === 4100012) return createShareVerdict(target, true, { ...evidence, code: '4100012' });
    if (/不存在或已被删除/.test(found.error ?? '')) return createVerdict('gone', 'deleted', evidence);
    if (/分享已取消/.test(found.error ?? '')) return createVerdict('gone', 'cancelled', evidence);
    return createVerdict('unknown', 'ambiguous', evidence);
  },
});
