import type { Answer } from '../../net/network.ts';
import type { Reason, Verdict, VerdictName } from '../verdict.ts';
import { ask, cut, refusal, verdict, withoutAnswer } from './reply.ts';
import { inParallel, type Judged, type Service, type ServiceTools, type Target } from './service.ts';
import { type Page, readPage } from './web/page.ts';

/**
 * Articles of WeChat accounts. Facts encoded: the host always answers 200; an article has the element `js_content`; without it the sentence of
 * the message block says why: deleted by its author (certain), moderated, account gone, moved, expired, try again, or a check against robots.
 */
export const wechat: Service = {
  name: 'wechat',
  proof: () => 'run',
  pace: { 'mp.weixin.qq.com': { concurrency: 2, spacing: 500 } },
  check: (targets, tools) =>
    inParallel(targets, 2, async (target): Promise<Judged> => [target, await checkArticle(target, tools)]),
};

const asked = 'wechat page';

interface Sentence {
  words: string;
  verdict: VerdictName;
  reason: Reason;
  authoritative?: true;
}

const sentences: Sentence[] = [
  { words: '环境异常', verdict: 'blocked', reason: 'captcha' },
  { words: '完成验证后即可继续访问', verdict: 'blocked', reason: 'captcha' },
  { words: '访问过于频繁', verdict: 'limited', reason: 'quota' },
  { words: '该内容暂时无法查看', verdict: 'unknown', reason: 'ambiguous' },
  { words: '系统出错', verdict: 'unreachable', reason: 'server-error' },
  { words: '该内容已被发布者删除', verdict: 'gone', reason: 'deleted', authoritative: true },
  { words: '此内容因违规无法查看', verdict: 'gone', reason: 'banned', authoritative: true },
  { words: '此内容发送失败无法查看', verdict: 'gone', reason: 'banned', authoritative: true },
  { words: '该内容被投诉且经审核涉嫌侵权，无法查看', verdict: 'gone', reason: 'banned', authoritative: true },
  { words: '此帐号已被屏蔽', verdict: 'gone', reason: 'account-gone', authoritative: true },
  { words: '此帐号已自主注销', verdict: 'gone', reason: 'account-gone', authoritative: true },
  { words: '该公众号已迁移', verdict: 'moved', reason: 'redirected' },
  { words: '链接已过期', verdict: 'gone', reason: 'expired' },
  { words: '参数错误', verdict: 'unknown', reason: 'malformed' },
];

async function checkArticle(target: Target, tools: ServiceTools): Promise<Verdict> {
  const reply = await ask(tools, { url: target.identity.url, readUpTo: 512 * 1024, service: 'wechat' });
  if (!reply.ok) return withoutAnswer(reply, asked);
  const evidence = { asked, status: reply.status };
  if (/\/mp\/wappoc_appmsgcaptcha/.test(reply.url)) return verdict('blocked', 'captcha', { ...evidence, finalUrl: reply.url });
  const refused = refusal(reply, asked);
  if (refused !== undefined) return refused;
  const page = readPage(reply);
  const title = page.title === '' ? {} : { title: cut(page.title, 300) };
  if (page.ids.has('js_content')) return verdict('alive', 'ok', { ...evidence, ...title });
  const found = sentences.find(({ words }) => messageOf(page, reply).includes(words));
  if (found === undefined) return verdict('unknown', 'unreadable', { ...evidence, ...title });
  const certain = found.authoritative ? { authoritative: true } : {};
  const to = found.verdict === 'moved' ? movedTo(page) : undefined;
  if (found.verdict === 'moved' && to === undefined)
    return verdict('unknown', 'redirected', { ...evidence, marker: found.words });
  return verdict(found.verdict, found.reason, { ...evidence, marker: found.words, ...certain }, to === undefined ? {} : { to });
}

/** The sentences stand in the message block of an otherwise short page; in a long text they would be somebody's words. */
function messageOf(page: Page, answer: Answer): string {
  return page.text.length < 800 || answer.truncated ? page.text.slice(0, 800) : '';
}

/** A moved account's page carries the address of the article at its new one. */
function movedTo(page: Page): string | undefined {
  const found = /https?:\/\/mp\.weixin\.qq\.com\/s[?/][^"'\s<>\\]+/.exec(
    page.source.replaceAll('&amp;', '&').replaceAll('\\x26', '&'),
  )?.[0];
  return found === undefined ? undefined : found;
}
