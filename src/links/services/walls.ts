import type { Verdict } from '../verdict.ts';
import { perHost } from './per-host.ts';
import { ask, cut, verdict, withoutAnswer } from './reply.ts';
import type { Service, ServiceTools, Target } from './service.ts';
import { readPage } from './web/page.ts';

/**
 * Zhihu and Douban, which wall whoever is no browser. Facts encoded: Zhihu answers 403 with `zh-zse-ck`; Douban 403, or 200 with the title
 * 禁止访问豆瓣 or the words 检测到有异常请求. All of that is a wall; what is none goes the way of every page.
 */
export const walls: Service = {
  name: 'walls',
  pace: { '*.zhihu.com': { concurrency: 1, spacing: 1000 }, '*.douban.com': { concurrency: 1, spacing: 1000 } },
  check: (targets, tools) => perHost(targets, 1, (target) => checkWalled(target, tools)),
};

async function checkWalled(target: Target, tools: ServiceTools): Promise<Verdict> {
  const { service, url } = target.identity;
  const asked = `${service} page`;
  const reply = await ask(tools, { url, readUpTo: 64 * 1024, service });
  if (!reply.ok) return withoutAnswer(reply, asked);
  const page = readPage(reply);
  const title = page.title === '' ? {} : { title: cut(page.title, 300) };
  const evidence = { asked, status: reply.status, ...title };
  const marker =
    service === 'zhihu'
      ? ['zh-zse-ck', '/account/unhuman'].find((sign) => page.source.includes(sign) || reply.url.includes(sign))
      : ['禁止访问豆瓣', '检测到有异常请求', 'sec.douban.com'].find(
          (sign) => `${page.title} ${page.text}`.includes(sign) || reply.url.includes(sign),
        );
  if (marker !== undefined || reply.status === 403)
    return verdict('blocked', 'bot-wall', { ...evidence, ...(marker === undefined ? {} : { marker }) });
  if (reply.status === 429) return verdict('limited', 'quota', evidence);
  if (reply.status === 404 || reply.status === 410) return verdict('gone', 'not-found', evidence);
  if (reply.status >= 500) return verdict('unreachable', 'server-error', evidence);
  if (/\/(?:signin|login)\b|accounts\.douban\.com/.test(reply.url))
    return verdict('restricted', 'login', { ...evidence, finalUrl: reply.url });
  return reply.status === 200 ? verdict('alive', 'ok', evidence) : verdict('unknown', 'ambiguous', evidence);
}
