import type { HttpResponse } from '../../../http/index.ts';
import type { Verdict, VerdictName, VerdictReason } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import { type HtmlPage, parseHtmlResponse } from '../../web/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createVerdict,
  mapConcurrently,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
  type TargetVerdict,
} from '../shared/index.ts';

/**
 * Articles of WeChat accounts. The host always answers 200, and an article has the element
 * `js_content`. Without it, the sentence of the message block says why. It was deleted by its
 * author (certain), moderated or moved, its account is gone, or it expired. Or it says to try
 * again, or is a check against robots.
 */
export const check: TargetChecker = (targets, context) =>
  mapConcurrently(targets, 2, async (target): Promise<TargetVerdict> => [target, await checkArticle(target, context)]);

const asked = 'wechat page';

interface MessageRule {
  text: string;
  verdict: VerdictName;
  reason: VerdictReason;
  authoritative?: true;
}

const messageRules: MessageRule[] = [
  { text: '环境异常', verdict: 'blocked', reason: 'captcha' },
  { text: '完成验证后即可继续访问', verdict: 'blocked', reason: 'captcha' },
  { text: '访问过于频繁', verdict: 'limited', reason: 'quota' },
  { text: '该内容暂时无法查看', verdict: 'unknown', reason: 'ambiguous' },
  { text: '系统出错', verdict: 'unreachable', reason: 'server-error' },
  { text: '该内容已被发布者删除', verdict: 'gone', reason: 'deleted', authoritative: true },
  { text: '此内容因违规无法查看', verdict: 'gone', reason: 'banned', authoritative: true },
  { text: '此内容因违规已删除', verdict: 'gone', reason: 'banned', authoritative: true },
  { text: '此内容发送失败无法查看', verdict: 'gone', reason: 'banned', authoritative: true },
  { text: '该内容被投诉且经审核涉嫌侵权，无法查看', verdict: 'gone', reason: 'banned', authoritative: true },
  { text: '此帐号已被屏蔽', verdict: 'gone', reason: 'account-gone', authoritative: true },
  { text: '此帐号已自主注销', verdict: 'gone', reason: 'account-gone', authoritative: true },
  { text: '此帐号已注销', verdict: 'gone', reason: 'account-gone', authoritative: true },
  { text: '该公众号已被封禁', verdict: 'gone', reason: 'account-gone', authoritative: true },
  { text: '该公众号已迁移', verdict: 'moved', reason: 'redirected' },
  { text: '链接已过期', verdict: 'gone', reason: 'expired' },
  { text: '参数错误', verdict: 'unknown', reason: 'malformed' },
];

async function checkArticle(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const response = await sendRequest(context, { url: target.identity.url, maxBodyBytes: 512 * 1024, service: 'wechat' });
  if (!response.ok) return classifyFailure(response, asked);
  const evidence = { asked, status: response.status };
  if (/\/mp\/wappoc_appmsgcaptcha/.test(response.url))
    return createVerdict('blocked', 'captcha', { ...evidence, finalUrl: response.url });
  const refused = classifyRefusal(response, asked);
  if (refused !== undefined) return refused;
  const page = parseHtmlResponse(response);
  const title = page.title === '' ? {} : { title: truncate(page.title, 300) };
  if (page.elementIds.has('js_content')) return createVerdict('alive', 'ok', { ...evidence, ...title });
  const message = foldCharacters(getMessageText(page, response));
  const found = messageRules.find(({ text }) => message.includes(foldCharacters(text)));
  if (found === undefined) return createVerdict('unknown', 'unreadable', { ...evidence, ...title });
  const certain = found.authoritative ? { authoritative: true } : {};
  const to = found.verdict === 'moved' ? findNewUrl(page) : undefined;
  if (found.verdict === 'moved' && to === undefined)
    return createVerdict('unknown', 'redirected', { ...evidence, marker: found.text });
  return createVerdict(
    found.verdict,
    found.reason,
    { ...evidence, marker: found.text, ...certain },
    to === undefined ? {} : { to },
  );
}

/** 帐 and 账, 该 and 此 are used alike in its sentences. */
function foldCharacters(text: string): string {
  return text.replaceAll('帐', '账').replaceAll('该', '此');
}

/**
 * The sentences stand in the message block of an otherwise short page. In a long text an author may
 * be quoting them.
 */
function getMessageText(page: HtmlPage, response: HttpResponse): string {
  return page.text.length < 800 || response.truncated ? page.text.slice(0, 800) : '';
}

/** A moved account's page carries the address of the article at its new one. */
function findNewUrl(page: HtmlPage): string | undefined {
  const found = /https?:\/\/mp\.weixin\.qq\.com\/s[?/][^"'\s<>\\]+/.exec(
    page.source.replaceAll('&amp;', '&').replaceAll('\\x26', '&'),
  )?.[0];
  return found === undefined ? undefined : found;
}
