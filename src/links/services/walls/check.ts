import type { Verdict } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import { parseHtmlResponse } from '../../web/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  createVerdict,
  type LinkService,
  runPerHost,
  type ServiceContext,
  sendRequest,
} from '../shared/index.ts';

/**
 * Zhihu and Douban, which wall whoever is no browser. Facts encoded: Zhihu answers 403 with `zh-zse-ck`; Douban 403, or 200 with the title
 * 禁止访问豆瓣 or the words 检测到有异常请求. All of that is a wall; what is none goes the way of every page.
 */
export const botWalledSites: LinkService = {
  name: 'walls',
  pace: { '*.zhihu.com': { maxConcurrent: 1, minIntervalMs: 1000 }, '*.douban.com': { maxConcurrent: 1, minIntervalMs: 1000 } },
  check: (targets, tools) => runPerHost(targets, 1, (target) => checkBotWalledPage(target, tools)),
};

async function checkBotWalledPage(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const { service, url } = target.identity;
  const asked = `${service} page`;
  const reply = await sendRequest(context, { url, maxBodyBytes: 64 * 1024, service });
  if (!reply.ok) return classifyFailure(reply, asked);
  const page = parseHtmlResponse(reply);
  const title = page.title === '' ? {} : { title: truncate(page.title, 300) };
  const evidence = { asked, status: reply.status, ...title };
  const marker =
    service === 'zhihu'
      ? ['zh-zse-ck', '/account/unhuman'].find((sign) => page.source.includes(sign) || reply.url.includes(sign))
      : ['禁止访问豆瓣', '检测到有异常请求', 'sec.douban.com'].find(
          (sign) => `${page.title} ${page.text}`.includes(sign) || reply.url.includes(sign),
        );
  if (marker !== undefined || reply.status === 403)
    return createVerdict('blocked', 'bot-wall', { ...evidence, ...(marker === undefined ? {} : { marker }) });
  if (reply.status === 429) return createVerdict('limited', 'quota', evidence);
  if (reply.status === 404 || reply.status === 410) return createVerdict('gone', 'not-found', evidence);
  if (reply.status >= 500) return createVerdict('unreachable', 'server-error', evidence);
  if (/\/(?:signin|login)\b|accounts\.douban\.com/.test(reply.url))
    return createVerdict('restricted', 'login', { ...evidence, finalUrl: reply.url });
  return reply.status === 200 ? createVerdict('alive', 'ok', evidence) : createVerdict('unknown', 'ambiguous', evidence);
}
