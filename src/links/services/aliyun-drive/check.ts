import { z } from 'zod';
import { truncate } from '../../../text/truncate.ts';
import {
  classifyRefusal,
  createFileShareCheck,
  createJsonPost,
  createShareVerdict,
  createUnreadableVerdict,
  createVerdict,
  parseJsonResponse,
} from '../shared/index.ts';

const aliyunSchema = z.object({
  code: z.string().optional(),
  share_name: z.string().optional(),
  has_pwd: z.boolean().optional(),
});

/**
 * Aliyun Drive: `NotFound.ShareLink` and `ShareLink.` with Cancelled (also spelled Canceled),
 * Forbidden or Expired mean gone, `ParamFlowException` is a quota.
 */
export const check = createFileShareCheck('aliyun-drive', {
  createRequest: (id) =>
    createJsonPost(`https://api.aliyundrive.com/adrive/v3/share_link/get_share_by_anonymous?share_id=${id}`, { share_id: id }),
  classifyResponse(response, asked, target) {
    const found = parseJsonResponse(response, aliyunSchema);
    if (found === undefined) return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
    const evidence = { asked, status: response.status, ...(found.code === undefined ? {} : { code: found.code }) };
    if (/^ShareLink\.Cancell?ed/.test(found.code ?? '')) return createVerdict('gone', 'cancelled', evidence);
    if (found.code === 'ShareLink.Forbidden') return createVerdict('gone', 'banned', evidence);
    if (found.code === 'ShareLink.Expired') return createVerdict('gone', 'expired', evidence);
    if (found.code === 'NotFound.ShareLink') return createVerdict('gone', 'not-found', evidence);
    if (found.code === 'ParamFlowException') return createVerdict('limited', 'quota', evidence);
    if (response.status !== 200 || found.share_name === undefined) return createVerdict('unknown', 'ambiguous', evidence);
    return createShareVerdict(target, found.has_pwd === true, { ...evidence, title: truncate(found.share_name, 300) });
  },
});
