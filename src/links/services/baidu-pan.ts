import { z } from 'zod';
import { newCookieJar } from '../../net/cookies.ts';
import type { Answer, CookieJar } from '../../net/network.ts';
import type { Evidence, Verdict } from '../verdict.ts';
import { readSharePage, type SharePage } from './baidu-pan/share-page.ts';
import { ask, cut, read, verdict, withoutAnswer } from './reply.ts';
import type { Service, ServiceTools, Target } from './service.ts';

/**
 * Shares of Baidu Pan, without a login. Facts encoded: a cookie is fetched first; `shorturlinfo` is asked, and the share's page wherever that
 * is not a plain yes; -21 is gone also when a robot check hides the page, but then not for certain; numbers mean what they mean at their own endpoint, a missing one is not 0; `/share/verify` says whether a code is
 * right and never whether the share lives, and is asked once a share and run, with the code that was given; after a right code the list
 * tells whether something is in it. One share at a time, 1.5 s apart; after three answers of doubt in a row no more are asked.
 */
export const baiduPan: Service = {
  name: 'baidu-pan',
  pace: { 'pan.baidu.com': { concurrency: 1, spacing: 1500 } },
  // No share is known to last, so another one of the same run has to show that shares are shown at all.
  proof: () => 'run',
  async *check(targets, tools) {
    const visit: Visit = { tools, cookies: newCookieJar(), checked: 0 };
    let doubts = 0;
    if (targets.length > 0)
      await ask(tools, { url: `${home}/`, cookies: visit.cookies, headers: browser, readUpTo: 1024, service: 'baidu-pan' });
    for (const target of targets) {
      if (doubts >= 3) {
        yield [
          target,
          verdict('limited', 'deferred', { asked: 'baidu pan', marker: 'asked for no more after three checks against robots' }),
        ];
        continue;
      }
      const before = visit.checked;
      const seen = await checkShare(target, visit);
      doubts = visit.checked > before || seen.verdict === 'limited' ? doubts + 1 : 0;
      yield [target, seen];
    }
  },
};

const home = 'https://pan.baidu.com';
const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Safari/537.36',
  'accept-language': 'zh-CN,zh;q=0.9',
};
const fixed = 'app_id=250528&web=1&channel=chunlei&clienttype=0';

interface Visit {
  tools: ServiceTools;
  cookies: CookieJar;
  /** How often Baidu wanted to know whether we are a robot. */
  checked: number;
}

const numbered = z.object({ errno: z.number() });
const listed = z.object({ errno: z.number(), list: z.array(z.unknown()).optional() });

async function checkShare(target: Target, visit: Visit): Promise<Verdict> {
  const { id } = target.identity;
  const plain = /^[13][\w-]+$/.test(id);
  const info = plain ? await askShortUrl(id, visit) : undefined;
  if (info === 0) return verdict('alive', 'ok', { asked: 'baidu pan shorturlinfo', status: 200, code: '0' });

  const reply = await ask(visit.tools, {
    url: target.identity.url,
    cookies: visit.cookies,
    headers: browser,
    readUpTo: 512 * 1024,
    follow: (next) => /(?:^|\.)baidu\.com$/.test(next.hostname) && !/^(?:wappass|passport)\./.test(next.hostname),
    service: 'baidu-pan',
  });
  if (!reply.ok) return withoutAnswer(reply, 'baidu pan page');
  const page = readSharePage(reply);
  if (page.says === 'risk') visit.checked += 1;
  const evidence = evidenceOf(reply, page, info);
  if (page.says === 'needs-code') return checkCode(target, visit, evidence);
  return judgePage(page, evidence, info);
}

function evidenceOf(answer: Answer, page: SharePage, info: number | undefined): Evidence {
  return {
    asked: info === undefined ? 'baidu pan page' : 'baidu pan shorturlinfo and page',
    status: answer.status,
    marker: cut(page.marker, 200),
    ...(info === undefined ? {} : { code: `errno ${info}` }),
    ...(answer.hops.length > 0 ? { finalUrl: answer.url } : {}),
  };
}

function judgePage(page: Exclude<SharePage, { says: 'needs-code' }>, evidence: Evidence, info: number | undefined): Verdict {
  if (page.says === 'alive') return verdict('alive', 'ok', evidence);
  // A number that was never seen at a living share; without the page's word it takes three looks, days apart.
  if (page.says === 'risk' && info === -21) return verdict('gone', 'not-found', evidence);
  if (page.says === 'risk') return verdict(page.reason === 'quota' ? 'limited' : 'blocked', page.reason, evidence);
  if (page.says === 'outage') return verdict('unreachable', 'server-error', evidence);
  if (page.says === 'nothing') return verdict('unknown', 'ambiguous', evidence);
  // The page's own words are Baidu's word; a number in its state alone is one source's reading, unless shorturlinfo says the same.
  const certain = page.certain || info === -21;
  return verdict('gone', page.reason, certain ? { ...evidence, authoritative: true } : evidence);
}

/** The number that `shorturlinfo` gives, or undefined where none came: HTML, a redirect, no `errno`, no answer. */
async function askShortUrl(id: string, { tools, cookies }: Visit): Promise<number | undefined> {
  const reply = await ask(tools, {
    url: `${home}/api/shorturlinfo?shorturl=${id}&${fixed}`,
    cookies,
    headers: { ...browser, referer: `${home}/s/${id}`, accept: 'application/json' },
    maxHops: 0,
    service: 'baidu-pan',
  });
  return reply.ok && reply.status === 200 ? read(reply, numbered)?.errno : undefined;
}

/** The share exists and wants a code. With a code it is tried, once. */
async function checkCode(target: Target, visit: Visit, evidence: Evidence): Promise<Verdict> {
  const { code, identity } = target;
  if (code === undefined) return verdict('restricted', 'code-missing', evidence);
  if (!/^[0-9A-Za-z]{4}$/.test(code) || !/^[13][\w-]+$/.test(identity.id)) return verdict('alive', 'exists-needs-code', evidence);
  const surl = identity.id.slice(1);
  const init = `${home}/share/init?surl=${surl}`;
  const verified = await ask(visit.tools, {
    url: `${home}/share/verify?surl=${surl}&t=${visit.tools.clock.now()}&${fixed}`,
    method: 'POST',
    body: `pwd=${code}&vcode=&vcode_str=`,
    headers: {
      ...browser,
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      referer: init,
      accept: 'application/json',
    },
    cookies: visit.cookies,
    maxHops: 0,
    service: 'baidu-pan',
  });
  const errno = verified.ok && verified.status === 200 ? read(verified, numbered)?.errno : undefined;
  const tried: Evidence = {
    ...evidence,
    asked: 'baidu pan page and verify',
    code: errno === undefined ? 'no errno' : `errno ${errno}`,
  };
  if (errno === -9 || errno === -12) return verdict('restricted', 'code-wrong', tried);
  // Captchas, frequency and disputed numbers say nothing about the code; that the share is there the page has said.
  if (errno !== 0) return verdict('alive', 'exists-needs-code', tried);
  return checkContents(surl, init, visit, tried);
}

/** Numbers of `/share/list` that say, after a right code, that nothing is behind it any more. */
const emptied: Record<number, 'cancelled' | 'banned' | 'expired' | 'deleted' | 'removed'> = {
  [-7]: 'cancelled',
  [-8]: 'expired',
  115: 'banned',
  117: 'expired',
  145: 'deleted',
};

async function checkContents(surl: string, init: string, { tools, cookies }: Visit, evidence: Evidence): Promise<Verdict> {
  const reply = await ask(tools, {
    url: `${home}/share/list?shorturl=${surl}&root=1&page=1&num=20&${fixed}`,
    headers: { ...browser, referer: init, accept: 'application/json' },
    cookies,
    maxHops: 0,
    service: 'baidu-pan',
  });
  const list = reply.ok && reply.status === 200 ? read(reply, listed) : undefined;
  const seen: Evidence = {
    ...evidence,
    asked: 'baidu pan page, verify and list',
    code: list === undefined ? 'no errno' : `errno ${list.errno}`,
  };
  if (list?.errno === 0 && (list.list?.length ?? 0) > 0) return verdict('alive', 'code-right', seen);
  const reason = list === undefined ? undefined : emptied[list.errno];
  if (reason !== undefined) return verdict('gone', reason, seen);
  // An empty list, or no readable one: the code is right, what is behind it was not seen.
  return verdict('unknown', 'ambiguous', { ...seen, marker: 'the code is right, the list could not be read' });
}
