import type { Language } from '../../model/language.ts';
import type { Verdict, VerdictName, VerdictReason } from '../../model/verdict.ts';

/** Words for what a check saw. A verdict or a reason without words does not compile. */

type Translations = Record<Language, string>;

const verdictMessages: Record<VerdictName, Translations> = {
  alive: { en: 'alive', zh: '可访问' },
  moved: { en: 'moved', zh: '已迁移' },
  gone: { en: 'gone', zh: '已失效' },
  restricted: { en: 'restricted', zh: '受限' },
  blocked: { en: 'not shown to us', zh: '拒绝检查' },
  limited: { en: 'not asked', zh: '未能检查' },
  unreachable: { en: 'no answer', zh: '无响应' },
  unknown: { en: 'not clear', zh: '无法判断' },
};

/** Clauses that can follow an address and a dash. */
const reasonMessages: Record<VerdictReason, Translations> = {
  ok: { en: 'it answers', zh: '正常响应' },
  'exists-needs-code': { en: 'the share exists and asks for its code', zh: '分享存在，需要提取码' },
  'code-right': { en: 'the share exists and its code is right', zh: '分享存在，提取码正确' },
  redirected: { en: 'it leads to a new address for good', zh: '已永久跳转到新地址' },
  renamed: { en: 'it was renamed', zh: '已更名' },
  'canonical-address': { en: 'its service has a better address for it', zh: '该服务已启用新的规范地址' },
  'not-found': { en: 'it is not there', zh: '不存在' },
  removed: { en: 'it was removed', zh: '已被移除' },
  cancelled: { en: 'the share was cancelled', zh: '分享已被取消' },
  deleted: { en: 'it was deleted by its author', zh: '已被发布者删除' },
  banned: { en: 'its service took it down', zh: '已被平台屏蔽' },
  expired: { en: 'it has expired', zh: '已过期' },
  'worn-out': { en: 'the share was opened too often and is closed', zh: '访问次数过多，分享已关闭' },
  dmca: { en: 'it was taken down for copyright', zh: '因版权投诉被下架' },
  terms: { en: 'it was taken down by its service’s rules', zh: '因违反平台规定被下架' },
  'path-gone': { en: 'the repository is there, this file or folder is not', zh: '仓库存在，但该文件或目录已不存在' },
  'no-such-host': { en: 'the host has no address any more', zh: '该域名已无法解析' },
  withdrawn: { en: 'it was withdrawn', zh: '已撤回' },
  parked: { en: 'the domain is for sale', zh: '该域名正在出售' },
  'soft-404': { en: 'the page says that it is not there', zh: '页面提示内容不存在' },
  'account-gone': { en: 'the account is gone', zh: '账号已注销或被封' },
  closed: { en: 'the site has closed', zh: '网站已关闭' },
  'code-wrong': { en: 'the share exists, its code is wrong', zh: '分享存在，但提取码错误' },
  'code-missing': { en: 'the share exists and needs a code that is not given', zh: '分享存在，但未提供提取码' },
  'private-or-missing': { en: 'it is private or not there', zh: '可能设为私有，也可能不存在' },
  login: { en: 'it opens after a login', zh: '登录后才能查看' },
  gated: { en: 'it opens after an application', zh: '需要申请后才能查看' },
  'bot-wall': { en: 'its host does not answer programs', zh: '该网站拒绝程序访问' },
  captcha: { en: 'its host asks for a captcha', zh: '该网站要求人机验证' },
  forbidden: { en: 'its host refuses to show it to us', zh: '该网站拒绝向检查程序显示' },
  quota: { en: 'its host allows no more questions for now', zh: '已达到该网站的访问限额' },
  deferred: { en: 'it waits for the next run', zh: '留待下次检查' },
  timeout: { en: 'it did not answer in time', zh: '等待响应超时' },
  refused: { en: 'the host refuses connections', zh: '服务器拒绝连接' },
  reset: { en: 'the host breaks off connections', zh: '连接被服务器中断' },
  dns: { en: 'the host’s address could not be looked up', zh: '暂时无法解析域名' },
  tls: { en: 'its certificate does not hold', zh: '证书有问题' },
  'server-error': { en: 'its server reports an error of its own', zh: '服务器内部错误' },
  offline: { en: 'there was no network', zh: '检查时没有网络' },
  proxy: { en: 'our proxy did not pass the question on', zh: '检查方的代理未能转发请求' },
  malformed: { en: 'the address can not be read', zh: '地址格式无法识别' },
  ambiguous: { en: 'the answer can be read in two ways', zh: '返回结果含义不明' },
  unreadable: { en: 'the answer could not be read', zh: '返回结果无法读取' },
  'not-permitted': { en: 'we may not ask there', zh: '无权访问' },
  'no-checker': { en: 'nobody here knows how to ask it', zh: '暂不支持检查这类地址' },
};

/**
 * What a check saw, in words.
 * @returns `verdict` is one or two words; `reason` a clause that can stand after the address and a dash.
 */
export function formatVerdict(
  link: Pick<Verdict, 'verdict' | 'reason'>,
  language: Language,
): { verdict: string; reason: string } {
  return { verdict: verdictMessages[link.verdict][language], reason: reasonMessages[link.reason][language] };
}
