import { z } from 'zod';
import {
  classifyRefusal,
  createFileShareCheck,
  createJsonPost,
  createShareVerdict,
  createUnreadableVerdict,
  createVerdict,
  parseJsonResponse,
} from '../shared/index.ts';

const quarkSchema = z.object({
  code: z.number(),
  data: z
    .object({ stoken: z.string().min(1) })
    .optional()
    .catch(undefined),
});
const quarkGoneReasons: Record<number, 'not-found' | 'banned'> = {
  41004: 'not-found',
  41006: 'not-found',
  41011: 'not-found',
  41012: 'not-found',
  41010: 'banned',
  41031: 'banned',
};

/** Quark: only the listed codes mean gone; 41008 asks for an extraction code. */
export const check = createFileShareCheck('quark', {
  createRequest: (id, target) =>
    createJsonPost('https://drive-pc.quark.cn/1/clouddrive/share/sharepage/token', { pwd_id: id, passcode: target.code ?? '' }),
  classifyResponse(response, asked, target) {
    const found = parseJsonResponse(response, quarkSchema);
    const code = found?.code;
    if (code === undefined) return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
    const evidence = { asked, status: response.status, code: String(code) };
    const gone = quarkGoneReasons[code];
    if (gone !== undefined) return createVerdict('gone', gone, evidence);
    if (code === 41008) return createShareVerdict(target, true, evidence);
    // A token alone is no proof that something is behind it. Code 0 without one answers a question
    // without an id.
    return code === 0 && found?.data !== undefined
      ? createVerdict('alive', 'ok', evidence, { note: 'weak-evidence' })
      : createVerdict('unknown', 'ambiguous', evidence);
  },
});
