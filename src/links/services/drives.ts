import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../../http/index.ts';
import type { Verdict } from '../../model/verdict.ts';
import { truncate } from '../../text/truncate.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createUnreadableVerdict,
  createVerdict,
  type LinkService,
  mapConcurrently,
  parseJsonResponse,
  sendRequest,
  type TargetVerdict,
} from './shared/index.ts';

/**
 * Other net disks: Aliyun Drive, Quark, 123pan, 115 and Google Drive, by the question their own pages ask first. Facts encoded: only the codes
 * named in the table of each are a no; quotas, unlisted codes and answers that cannot be read are unknown. Codes are not tried.
 */

interface DriveApi {
  createRequest(id: string, target: CheckTarget): HttpRequest;
  classifyResponse(answer: HttpResponse, asked: string, target: CheckTarget): Verdict;
}

function createDriveService(name: string, host: string, drive: DriveApi): LinkService {
  return {
    name,
    canaries: () => 'run',
    pace: { [host]: { maxConcurrent: 1, minIntervalMs: 1000 } },
    check: (targets, tools) =>
      mapConcurrently(targets, 1, async (target): Promise<TargetVerdict> => {
        const asked = `${name} share`;
        const reply = await sendRequest(tools, { ...drive.createRequest(target.identity.id, target), service: name });
        if (!reply.ok) return [target, classifyFailure(reply, asked)];
        if (reply.status === 429) return [target, createVerdict('limited', 'quota', { asked, status: 429 })];
        return [target, drive.classifyResponse(reply, asked, target)];
      }),
  };
}

const createJsonPost = (url: string, body: unknown): HttpRequest => ({
  url,
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  maxRedirects: 0,
});

function createShareVerdict(target: CheckTarget, needsCode: boolean, evidence: Verdict['evidence']): Verdict {
  if (!needsCode) return createVerdict('alive', 'ok', evidence);
  return target.code === undefined
    ? createVerdict('restricted', 'code-missing', evidence)
    : createVerdict('alive', 'exists-needs-code', evidence);
}

const aliyunSchema = z.object({
  code: z.string().optional(),
  share_name: z.string().optional(),
  has_pwd: z.boolean().optional(),
});

export const aliyunDrive = createDriveService('aliyun-drive', 'api.aliyundrive.com', {
  createRequest: (id) =>
    createJsonPost(`https://api.aliyundrive.com/adrive/v3/share_link/get_share_by_anonymous?share_id=${id}`, { share_id: id }),
  classifyResponse(answer, asked, target) {
    const found = parseJsonResponse(answer, aliyunSchema);
    if (found === undefined) return classifyRefusal(answer, asked) ?? createUnreadableVerdict(answer, asked);
    const evidence = { asked, status: answer.status, ...(found.code === undefined ? {} : { code: found.code }) };
    if (found.code?.startsWith('ShareLink.Cancelled')) return createVerdict('gone', 'cancelled', evidence);
    if (found.code === 'NotFound.ShareLink') return createVerdict('gone', 'not-found', evidence);
    if (found.code === 'ParamFlowException') return createVerdict('limited', 'quota', evidence);
    if (answer.status !== 200 || found.share_name === undefined) return createVerdict('unknown', 'ambiguous', evidence);
    return createShareVerdict(target, found.has_pwd === true, { ...evidence, title: truncate(found.share_name, 300) });
  },
});

const quarkSchema = z.object({ code: z.number() });
const quarkGoneReasons: Record<number, 'not-found' | 'banned'> = {
  41004: 'not-found',
  41006: 'not-found',
  41011: 'not-found',
  41012: 'not-found',
  41010: 'banned',
  41031: 'banned',
};

export const quark = createDriveService('quark', 'drive-pc.quark.cn', {
  createRequest: (id, target) =>
    createJsonPost('https://drive-pc.quark.cn/1/clouddrive/share/sharepage/token', { pwd_id: id, passcode: target.code ?? '' }),
  classifyResponse(answer, asked, target) {
    const code = parseJsonResponse(answer, quarkSchema)?.code;
    if (code === undefined) return classifyRefusal(answer, asked) ?? createUnreadableVerdict(answer, asked);
    const evidence = { asked, status: answer.status, code: String(code) };
    const gone = quarkGoneReasons[code];
    if (gone !== undefined) return createVerdict('gone', gone, evidence);
    if (code === 41008) return createShareVerdict(target, true, evidence);
    // A token alone is no proof that something is behind it.
    return code === 0
      ? createVerdict('alive', 'ok', evidence, { note: 'weak-evidence' })
      : createVerdict('unknown', 'ambiguous', evidence);
  },
});

const pan123Schema = z.object({ code: z.number(), message: z.string().optional() });

export const pan123 = createDriveService('123pan', 'www.123pan.com', {
  createRequest: (id, target) => ({
    url: `https://www.123pan.com/b/api/share/get?shareKey=${id}&SharePwd=${target.code ?? ''}&limit=1&next=0&ParentFileId=0&Page=1`,
  }),
  classifyResponse(answer, asked, target) {
    const found = parseJsonResponse(answer, pan123Schema);
    if (found === undefined) return classifyRefusal(answer, asked) ?? createUnreadableVerdict(answer, asked);
    const evidence = {
      asked,
      status: answer.status,
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

const pan115Schema = z.object({
  state: z.boolean(),
  errno: z.number().optional(),
  error: z.string().optional(),
  data: z.object({ share_state: z.number().optional() }).nullish(),
});

export const pan115 = createDriveService('115', '115cdn.com', {
  createRequest: (id, target) => ({
    url: `https://115cdn.com/webapi/share/snap?share_code=${id}&receive_code=${target.code ?? ''}&offset=0&limit=1&cid=`,
  }),
  classifyResponse(answer, asked, target) {
    const found = parseJsonResponse(answer, pan115Schema);
    if (found === undefined) return classifyRefusal(answer, asked) ?? createUnreadableVerdict(answer, asked);
    const state = found.data?.share_state;
    const evidence = {
      asked,
      status: answer.status,
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

export const googleDrive = createDriveService('google-drive', 'drive.google.com', {
  createRequest: (_id, target) => ({ url: target.identity.url, maxBodyBytes: 256 * 1024 }),
  classifyResponse(answer, asked) {
    const evidence = { asked, status: answer.status };
    const text = new TextDecoder().decode(answer.body);
    if (answer.status === 404) return createVerdict('gone', 'not-found', evidence);
    if (answer.status === 403 || answer.status === 401) return createVerdict('restricted', 'private-or-missing', evidence);
    if (/(?:^|\.)accounts\.google\.com$/.test(new URL(answer.url).hostname))
      return createVerdict('restricted', 'login', { ...evidence, finalUrl: answer.url });
    if (answer.status !== 200) return classifyRefusal(answer, asked) ?? createUnreadableVerdict(answer, asked);
    const marker = ['fileName', 'QUOTA_EXCEEDED', 'itemJson', 'og:title'].find((sign) => text.includes(sign));
    return marker === undefined
      ? createVerdict('unknown', 'ambiguous', evidence)
      : createVerdict('alive', 'ok', { ...evidence, marker });
  },
});
