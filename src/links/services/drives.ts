import { z } from 'zod';
import type { Answer, Question } from '../../net/network.ts';
import type { Verdict } from '../verdict.ts';
import { ask, cut, read, refusal, unreadable, verdict, withoutAnswer } from './reply.ts';
import { inParallel, type Judged, type Service, type Target } from './service.ts';

/**
 * Other net disks: Aliyun Drive, Quark, 123pan, 115 and Google Drive, by the question their own pages ask first. Facts encoded: only the codes
 * named in the table of each are a no; quotas, unlisted codes and answers that cannot be read are unknown. Codes are not tried.
 */

interface Drive {
  question(id: string, target: Target): Question;
  judge(answer: Answer, asked: string, target: Target): Verdict;
}

function driveService(name: string, host: string, drive: Drive): Service {
  return {
    name,
    proof: () => 'run',
    pace: { [host]: { concurrency: 1, spacing: 1000 } },
    check: (targets, tools) =>
      inParallel(targets, 1, async (target): Promise<Judged> => {
        const asked = `${name} share`;
        const reply = await ask(tools, { ...drive.question(target.identity.id, target), service: name });
        if (!reply.ok) return [target, withoutAnswer(reply, asked)];
        if (reply.status === 429) return [target, verdict('limited', 'quota', { asked, status: 429 })];
        return [target, drive.judge(reply, asked, target)];
      }),
  };
}

const post = (url: string, body: unknown): Question => ({
  url,
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  maxHops: 0,
});

function exists(target: Target, locked: boolean, evidence: Verdict['evidence']): Verdict {
  if (!locked) return verdict('alive', 'ok', evidence);
  return target.code === undefined
    ? verdict('restricted', 'code-missing', evidence)
    : verdict('alive', 'exists-needs-code', evidence);
}

const aliyunAnswer = z.object({
  code: z.string().optional(),
  share_name: z.string().optional(),
  has_pwd: z.boolean().optional(),
});

export const aliyunDrive = driveService('aliyun-drive', 'api.aliyundrive.com', {
  question: (id) =>
    post(`https://api.aliyundrive.com/adrive/v3/share_link/get_share_by_anonymous?share_id=${id}`, { share_id: id }),
  judge(answer, asked, target) {
    const found = read(answer, aliyunAnswer);
    if (found === undefined) return refusal(answer, asked) ?? unreadable(answer, asked);
    const evidence = { asked, status: answer.status, ...(found.code === undefined ? {} : { code: found.code }) };
    if (found.code?.startsWith('ShareLink.Cancelled')) return verdict('gone', 'cancelled', evidence);
    if (found.code === 'NotFound.ShareLink') return verdict('gone', 'not-found', evidence);
    if (found.code === 'ParamFlowException') return verdict('limited', 'quota', evidence);
    if (answer.status !== 200 || found.share_name === undefined) return verdict('unknown', 'ambiguous', evidence);
    return exists(target, found.has_pwd === true, { ...evidence, title: cut(found.share_name, 300) });
  },
});

const quarkAnswer = z.object({ code: z.number() });
const quarkGone: Record<number, 'not-found' | 'banned'> = {
  41004: 'not-found',
  41006: 'not-found',
  41011: 'not-found',
  41012: 'not-found',
  41010: 'banned',
  41031: 'banned',
};

export const quark = driveService('quark', 'drive-pc.quark.cn', {
  question: (id, target) =>
    post('https://drive-pc.quark.cn/1/clouddrive/share/sharepage/token', { pwd_id: id, passcode: target.code ?? '' }),
  judge(answer, asked, target) {
    const code = read(answer, quarkAnswer)?.code;
    if (code === undefined) return refusal(answer, asked) ?? unreadable(answer, asked);
    const evidence = { asked, status: answer.status, code: String(code) };
    const gone = quarkGone[code];
    if (gone !== undefined) return verdict('gone', gone, evidence);
    if (code === 41008) return exists(target, true, evidence);
    // A token alone is no proof that something is behind it.
    return code === 0 ? verdict('alive', 'ok', evidence, { note: 'weak-evidence' }) : verdict('unknown', 'ambiguous', evidence);
  },
});

const pan123Answer = z.object({ code: z.number(), message: z.string().optional() });

export const pan123 = driveService('123pan', 'www.123pan.com', {
  question: (id, target) => ({
    url: `https://www.123pan.com/b/api/share/get?shareKey=${id}&SharePwd=${target.code ?? ''}&limit=1&next=0&ParentFileId=0&Page=1`,
  }),
  judge(answer, asked, target) {
    const found = read(answer, pan123Answer);
    if (found === undefined) return refusal(answer, asked) ?? unreadable(answer, asked);
    const evidence = {
      asked,
      status: answer.status,
      code: String(found.code),
      ...(found.message ? { marker: cut(found.message, 200) } : {}),
    };
    if (found.code === 0) return verdict('alive', 'ok', evidence);
    if (found.code !== 5103) return verdict('unknown', 'ambiguous', evidence);
    if (found.message?.includes('此分享不存在')) return verdict('gone', 'not-found', evidence);
    if (!found.message?.includes('提取码错误')) return verdict('unknown', 'ambiguous', evidence);
    return target.code === undefined
      ? verdict('restricted', 'code-missing', evidence)
      : verdict('restricted', 'code-wrong', evidence);
  },
});

const pan115Answer = z.object({
  state: z.boolean(),
  errno: z.number().optional(),
  error: z.string().optional(),
  data: z.object({ share_state: z.number().optional() }).nullish(),
});

export const pan115 = driveService('115', '115cdn.com', {
  question: (id, target) => ({
    url: `https://115cdn.com/webapi/share/snap?share_code=${id}&receive_code=${target.code ?? ''}&offset=0&limit=1&cid=`,
  }),
  judge(answer, asked, target) {
    const found = read(answer, pan115Answer);
    if (found === undefined) return refusal(answer, asked) ?? unreadable(answer, asked);
    const state = found.data?.share_state;
    const evidence = {
      asked,
      status: answer.status,
      ...(found.error ? { marker: cut(found.error, 200) } : {}),
      ...(state === undefined ? {} : { code: `share_state ${state}` }),
    };
    // Comes even with state true.
    if (state === 7) return verdict('gone', 'expired', evidence);
    if (found.state && state === 1) return verdict('alive', 'ok', evidence);
    if (found.errno === 4100012) return exists(target, true, { ...evidence, code: '4100012' });
    if (/不存在或已被删除/.test(found.error ?? '')) return verdict('gone', 'deleted', evidence);
    if (/分享已取消/.test(found.error ?? '')) return verdict('gone', 'cancelled', evidence);
    return verdict('unknown', 'ambiguous', evidence);
  },
});

export const googleDrive = driveService('google-drive', 'drive.google.com', {
  question: (_id, target) => ({ url: target.identity.url, readUpTo: 256 * 1024 }),
  judge(answer, asked) {
    const evidence = { asked, status: answer.status };
    const text = new TextDecoder().decode(answer.body);
    if (answer.status === 404) return verdict('gone', 'not-found', evidence);
    if (answer.status === 403 || answer.status === 401) return verdict('restricted', 'private-or-missing', evidence);
    if (/(?:^|\.)accounts\.google\.com$/.test(new URL(answer.url).hostname))
      return verdict('restricted', 'login', { ...evidence, finalUrl: answer.url });
    if (answer.status !== 200) return refusal(answer, asked) ?? unreadable(answer, asked);
    const marker = ['fileName', 'QUOTA_EXCEEDED', 'itemJson', 'og:title'].find((sign) => text.includes(sign));
    return marker === undefined ? verdict('unknown', 'ambiguous', evidence) : verdict('alive', 'ok', { ...evidence, marker });
  },
});
