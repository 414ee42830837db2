import { z } from 'zod';
import { type CookieJar, createCookieJar, type HttpResponse, type HttpResult } from '../../../http/index.ts';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import { createMarker } from '../../verdict/index.ts';
import {
  browserUserAgent,
  type CheckTarget,
  classifyFailure,
  createVerdict,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
} from '../shared/index.ts';
import { parseSharePage, type SharePage } from './share-page.ts';

/**
 * Shares of Baidu Pan, without a login, two requests each. A cookie is fetched first.
 * - With a code: `/share/verify`, once a share and run and with the code that was given. After a
 *   right code the list tells whether something is in it, which settles it. `verify` alone never
 *   says whether the share lives.
 * - Without one: `shorturlinfo`. Its 0 is a plain yes.
 * - Else the share's page decides. `shorturlinfo` −21 is gone also when a robot check hides the
 *   page, but not for certain.
 * - Numbers mean what they mean at their own endpoint; a missing one is not 0.
 *
 * One share at a time, 1.5 s apart, since more than three visits in a short time bring a captcha.
 * After three answers of doubt in a row no more are asked.
 */
export const check: TargetChecker = async function* (targets, context) {
  const visit: BaiduPanSession = { context: context, cookies: createCookieJar(), challengeCount: 0 };
  let doubts = 0;
  if (targets.length > 0)
    await sendRequest(context, {
      url: `${baiduPanUrl}/`,
      cookieJar: visit.cookies,
      headers: browserHeaders,
      maxBodyBytes: 1024,
      service: 'baidu-pan',
    });
  for (const target of targets) {
    if (doubts >= 3) {
      yield [
        target,
        createVerdict('limited', 'deferred', {
          asked: 'baidu pan',
          marker: createMarker('repeated-bot-checks'),
        }),
      ];
      continue;
    }
    const before = visit.challengeCount;
    const seen = await checkShare(target, visit);
    doubts = visit.challengeCount > before || seen.verdict === 'limited' ? doubts + 1 : 0;
    yield [target, seen];
  }
};

const baiduPanUrl = 'https://pan.baidu.com';
const browserHeaders = {
  'user-agent': browserUserAgent,
  'accept-language': 'zh-CN,zh;q=0.9',
};
const apiParameters = 'app_id=250528&web=1&channel=chunlei&clienttype=0';

interface BaiduPanSession {
  context: ServiceContext;
  cookies: CookieJar;
  /** How often Baidu answered with a check against robots. */
  challengeCount: number;
}

const errnoSchema = z.object({ errno: z.number() });
const shareListSchema = z.object({ errno: z.number(), list: z.array(z.unknown()).optional() });

async function checkShare(target: CheckTarget, session: BaiduPanSession): Promise<Verdict> {
  const { id } = target.identity;
  const isPlain = /^[13][\w-]+$/.test(id);
  // A right code and a list of files say all: two visits to a share that counts them.
  const tried = isPlain && isAccessCode(target.code) ? await tryAccessCode(id, target.code, session) : undefined;
  if (tried?.reason === 'code-right') return tried;
  const info = isPlain && tried === undefined ? await queryShortUrlInfo(id, session) : undefined;
  if (info === 0) return createVerdict('alive', 'ok', { asked: 'baidu pan shorturlinfo', status: 200, code: '0' });

  const response = await requestSharePage(target.identity.url, session);
  if (!response.ok) return classifyFailure(response, 'baidu pan page');
  const page = parseSharePage(response);
  if (page.kind === 'needs-code') return createLockedVerdict(target, tried, createEvidence(response, page, info));
  if (page.kind !== 'risk') return classifySharePage(page, createEvidence(response, page, info), info);
  session.challengeCount += 1;
  // The list has said that nothing is behind the code any more, so no further request is needed.
  if (tried?.verdict === 'gone') return tried;
  const second = info ?? (isPlain ? await queryShortUrlInfo(id, session) : undefined);
  return classifySharePage(page, createEvidence(response, page, second), second);
}

const isAccessCode = (code: string | undefined): code is string => code !== undefined && /^[0-9A-Za-z]{4}$/.test(code);

/**
 * The page of a share. A redirect out of Baidu, to its robot check or to the page for the code is
 * an answer by itself.
 */
function requestSharePage(url: string, { context, cookies }: BaiduPanSession): Promise<HttpResult> {
  return sendRequest(context, {
    url,
    cookieJar: cookies,
    headers: browserHeaders,
    maxBodyBytes: 512 * 1024,
    shouldFollowRedirect: (next) =>
      /(?:^|\.)baidu\.com$/.test(next.hostname) &&
      !/^(?:wappass|passport)\./.test(next.hostname) &&
      !/^\/(?:share|wap)\/init/.test(next.pathname),
    service: 'baidu-pan',
  });
}

/**
 * The page says that the share is there and wants a code; `tried` is what the given code has shown.
 */
function createLockedVerdict({ code }: CheckTarget, tried: Verdict | undefined, evidence: Evidence): Verdict {
  if (tried !== undefined) return tried;
  if (code === undefined) return createVerdict('restricted', 'code-missing', evidence);
  return createVerdict('alive', 'exists-needs-code', evidence);
}

function createEvidence(response: HttpResponse, page: SharePage, info: number | undefined): Evidence {
  return {
    asked: info === undefined ? 'baidu pan page' : 'baidu pan shorturlinfo and page',
    status: response.status,
    marker: truncate(page.marker, 200),
    ...(info === undefined ? {} : { code: `errno ${info}` }),
    ...(response.redirects.length > 0 ? { finalUrl: response.url } : {}),
  };
}

function classifySharePage(
  page: Exclude<SharePage, { kind: 'needs-code' }>,
  evidence: Evidence,
  info: number | undefined,
): Verdict {
  if (page.kind === 'alive') return createVerdict('alive', 'ok', evidence);
  // A number that was never seen at a living share; without the page's word it takes three looks,
  // days apart.
  if (page.kind === 'risk' && info === -21) return createVerdict('gone', 'not-found', evidence);
  if (page.kind === 'risk') return createVerdict(page.reason === 'quota' ? 'limited' : 'blocked', page.reason, evidence);
  if (page.kind === 'outage') return createVerdict('unreachable', 'server-error', evidence);
  if (page.kind === 'unrecognized') return createVerdict('unknown', 'ambiguous', evidence);
  // The page's own words are Baidu's word; a number in its state alone is one source's reading,
  // unless shorturlinfo says the same.
  const certain = page.certain || info === -21;
  return createVerdict('gone', page.reason, certain ? { ...evidence, authoritative: true } : evidence);
}

/**
 * The number that `shorturlinfo` gives, or undefined where none came: HTML, a redirect, no `errno`,
 * no answer.
 */
async function queryShortUrlInfo(id: string, { context, cookies }: BaiduPanSession): Promise<number | undefined> {
  const response = await sendRequest(context, {
    url: `${baiduPanUrl}/api/shorturlinfo?shorturl=${id}&${apiParameters}`,
    cookieJar: cookies,
    headers: { ...browserHeaders, referer: `${baiduPanUrl}/s/${id}`, accept: 'application/json' },
    maxRedirects: 0,
    service: 'baidu-pan',
  });
  return response.ok && response.status === 200 ? parseJsonResponse(response, errnoSchema)?.errno : undefined;
}

/**
 * Tries a code, once.
 * @returns a verdict that holds where the share's page says that it is there.
 */
async function tryAccessCode(id: string, code: string, session: BaiduPanSession): Promise<Verdict> {
  const surl = id.slice(1);
  const init = `${baiduPanUrl}/share/init?surl=${surl}`;
  const verified = await sendRequest(session.context, {
    url: `${baiduPanUrl}/share/verify?surl=${surl}&t=${session.context.clock.now()}&${apiParameters}`,
    method: 'POST',
    body: `pwd=${code}&vcode=&vcode_str=`,
    headers: {
      ...browserHeaders,
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      referer: init,
      accept: 'application/json',
    },
    cookieJar: session.cookies,
    maxRedirects: 0,
    service: 'baidu-pan',
  });
  const errno = verified.ok && verified.status === 200 ? parseJsonResponse(verified, errnoSchema)?.errno : undefined;
  const evidence: Evidence = {
    asked: 'baidu pan share and verify',
    ...(verified.ok ? { status: verified.status } : {}),
    code: errno === undefined ? 'no errno' : `errno ${errno}`,
  };
  if (errno === -9 || errno === -12) return createVerdict('restricted', 'code-wrong', evidence);
  // Captchas, frequency and disputed numbers say nothing about the code.
  if (errno !== 0) return createVerdict('alive', 'exists-needs-code', evidence);
  return checkContents(surl, init, session, evidence);
}

/** Numbers of `/share/list` that say, after a right code, that nothing is behind it any more. */
const goneReasonByListErrno: Record<number, 'cancelled' | 'banned' | 'expired' | 'deleted' | 'removed'> = {
  [-7]: 'cancelled',
  [-8]: 'expired',
  115: 'banned',
  117: 'expired',
  145: 'deleted',
};

async function checkContents(
  surl: string,
  init: string,
  { context, cookies }: BaiduPanSession,
  evidence: Evidence,
): Promise<Verdict> {
  const response = await sendRequest(context, {
    url: `${baiduPanUrl}/share/list?shorturl=${surl}&root=1&page=1&num=20&${apiParameters}`,
    headers: { ...browserHeaders, referer: init, accept: 'application/json' },
    cookieJar: cookies,
    maxRedirects: 0,
    service: 'baidu-pan',
  });
  const list = response.ok && response.status === 200 ? parseJsonResponse(response, shareListSchema) : undefined;
  const seen: Evidence = {
    ...evidence,
    asked: 'baidu pan share, verify and list',
    code: list === undefined ? 'no errno' : `errno ${list.errno}`,
  };
  if (list?.errno === 0 && (list.list?.length ?? 0) > 0) return createVerdict('alive', 'code-right', seen);
  const reason = list === undefined ? undefined : goneReasonByListErrno[list.errno];
  if (reason !== undefined) return createVerdict('gone', reason, seen);
  // An empty list, or no readable one: the code is right, what is behind it was not seen.
  return createVerdict('unknown', 'ambiguous', { ...seen, marker: createMarker('list-unreadable') });
}
