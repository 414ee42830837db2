import { z } from 'zod';
import { truncate } from '../../../text/truncate.ts';
import {
  classifyRefusal,
  createFileShareCheck,
  createUnreadableVerdict,
  createVerdict,
  parseJsonResponse,
} from '../shared/index.ts';

const pan123Schema = z.object({ code: z.number(), message: z.string().optional() });

/** 123pan: 5103 has two meanings, which only its message tells apart. */
export const check = createFileShareCheck('123pan', {
  createRequest: (id, target) => ({
    url: `https://www.123pan.com/b/api/share/get?shareKey=${id}&SharePwd=${target.code ?? ''}&limit=1&next=0&ParentFileId=0&Page=1`,
  }),
  classifyResponse(response, asked, target) {
    const found = parseJsonResponse(response, pan123Schema);
    if (found === undefined) return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
    const evidence = {
      asked,
      status: response.status,
      code: String(found.code),
      ...(found.message ? { marker: truncate(found.message, 200) } : {}),
    };
    if (found.code === 0) return createVerdict('alive', 'ok', evidence);
    if (found.code !== 5103) return createVerdict('unknown', 'ambiguous', evidence);
    if (found.message?.includes('此分享不存在')) return createVerdict('gone', 'not-found', evidence);
    if (!found.message?.includes('提取码错误')) return createVerdict('unknown', 'ambiguous', evidence);
    return target.code === undefined
      ? createVerdict('restricted', 'code-missing', evidence)
      : createVerdict('restricted', 'code-wrong', evidence);
  },
});
