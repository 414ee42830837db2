import type { HttpResponse } from '../../http/index.ts';
import type { VerdictReason } from '../../model/verdict.ts';
import type { HtmlPage } from './html-page.ts';

/**
 * Signs by which pages say something else than their status. Patterns are narrow on purpose: a sign that is missed costs a look,
 * a sign that is wrong costs trust.
 */

/** A wall against robots, by status, header or title (Cloudflare, AWS WAF, Akamai, DataDome, Springer, LinkedIn 999, IEEE 418). */
export function detectBotWall(
  answer: HttpResponse,
  page: HtmlPage | undefined,
): { reason: VerdictReason; marker: string } | undefined {
  const { status, headers } = answer;
  if (headers['cf-mitigated'] !== undefined) return { reason: 'bot-wall', marker: `cf-mitigated: ${headers['cf-mitigated']}` };
  if (headers['x-amzn-waf-action'] !== undefined)
    return { reason: 'bot-wall', marker: `x-amzn-waf-action: ${headers['x-amzn-waf-action']}` };
  if (headers['x-datadome'] !== undefined && status === 403) return { reason: 'bot-wall', marker: 'x-datadome' };
  if (status === 999 || status === 418) return { reason: 'bot-wall', marker: `status ${status}` };
  if (page === undefined) return undefined;
  // A wall has little to say; an article about walls has more.
  const title = page.text.length < 1500 ? botWallTitlePattern.exec(page.title)?.[0] : undefined;
  if (title !== undefined) return { reason: /captcha|验证|驗證/i.test(title) ? 'captcha' : 'bot-wall', marker: page.title };
  // AWS WAF answers 202 with an empty page for every path.
  if (status === 202 && page.text.length < 40) return { reason: 'bot-wall', marker: 'status 202 without a text' };
  const script = page.text.length < 600 ? botWallScriptPattern.exec(page.source)?.[0] : undefined;
  return script === undefined ? undefined : { reason: 'bot-wall', marker: script };
}

const botWallTitlePattern =
  /^(?:Just a moment\.{3}|Attention Required! \| Cloudflare|Access Denied|Access to this page has been denied|Client Challenge|Security Check(?:point)?|Are you (?:a )?(?:human|robot)\??|Human Verification|Pardon Our Interruption|Verif(?:y|ying) you are human.*|Robot or human\?|DDoS-Guard|(?:please )?(?:complete|solve|verify)? ?(?:the |a )?captcha(?: check| required| verification)?|.{0,12}(?:安全验证|人机验证|访问验证|滑动验证)|请完成安全验证.*|访问过于频繁.*|Vercel Security Checkpoint|Checking your browser.*|Request unsuccessful\. Incapsula.*)$/i;
const botWallScriptPattern =
  /\/cdn-cgi\/challenge-platform\/|window\.gokuProps|_Incapsula_Resource|zh-zse-ck|acw_sc__v2|__jsl_clearance/;

/** A domain that nobody uses any more but to sell it. Dealers in domains are sites like others to a link that names them: `sent` says that it did not. */
export function detectParkedDomain(url: URL, page: HtmlPage | undefined, wasRedirected = true): string | undefined {
  const parkingHost = parkingHostPattern.exec(url.hostname)?.[0];
  if (parkingHost !== undefined && !wasRedirected) return undefined;
  if (parkingHost !== undefined) return parkingHost;
  if (page === undefined) return undefined;
  const lander =
    page.text.length < 200 ? /(?:window\.)?location(?:\.href)?\s*=\s*["']\/lander["']/.exec(page.source)?.[0] : undefined;
  if (lander !== undefined) return lander;
  if (page.text.length >= 1500) return undefined;
  return parkingTitlePattern.test(page.title) ? page.title : parkingTextPattern.exec(page.text)?.[0];
}

const parkingHostPattern =
  /(?:^|\.)(?:sedoparking\.com|hugedomains\.com|dan\.com|afternic\.com|bodis\.com|parkingcrew\.net|parklogic\.com|domainmarket\.com|undeveloped\.com|buydomains\.com|above\.com)$/;
const parkingTitlePattern =
  /^(?:the domain (?:name )?)?[\w-]+(?:\.[\w-]+)+ (?:is|may be) for sale\b|^(?:parked domain|domain (?:name )?(?:is )?(?:parked|for sale))\b|^(?:域名(?:出售|转让|停放)|此域名.{0,8}(?:出售|转让))/i;
const parkingTextPattern =
  /\b(?:this|the) domain (?:name )?(?:is|may be) for sale\b|\bbuy this domain\b|本域名(?:正在)?(?:出售|转让)|您正在访问的域名可以(?:出售|转让)/i;

/** Words by which a page says that it is not there, as the whole title or its first or last part. Weighed, never believed alone. */
export function findNotFoundTitle(page: HtmlPage): string | undefined {
  const parts = page.title.split(/\s*[|｜\-–—_·:：]\s+|\s+[|｜\-–—_·]\s*/).map((part) => part.trim());
  return [page.title, ...parts].find((part) => notFoundTitlePattern.test(part));
}

const notFoundTitlePattern =
  /^(?:(?:error|http|http error)?\s*404(?:\s*[.,!:-]?\s*(?:error|not found|page not found|file not found|页面不存在|页面未找到|错误(?:页面)?))?[.!]?|(?:sorry[,.]?\s*)?(?:the )?(?:page|file|resource|object|document)(?: you (?:requested|are looking for))? (?:was |is |could |can )?(?:not|n't)(?: be)? found[.!]?|not found|page (?:does not|doesn['’]t) exist[.!]?|no longer available|(?:抱歉[，,]?|对不起[，,]?|您?(?:所)?访问的)?(?:页面|网页|文件|内容|资源|链接)(?:不存在|未找到|找不到|没有找到|已(?:被)?删除|走丢了|不见了|已失效)[。！!]?|找不到(?:页面|网页|该页面)|404错误(?:页面)?)$/i;

/**
 * A path that names an error page: one of its parts does, whole. An article about the 404 has it among other words, and a thing may have that number, which
 * the address it was reached `from` then holds, too.
 */
export function classifyErrorPath(url: URL, from?: URL): 'not-found' | 'error' | undefined {
  const path = `${url.pathname}${url.hash}`;
  if (
    /(?:^|[/#])(?:(?:error|err|page)?[_.-]?404(?:[_.-]?(?:error|page|not-?_?found))?|(?:page|error)?[_.-]?not[_-]?found|nopage)(?:[/?]|\.\w+|$)/i.test(
      path,
    )
  ) {
    const isNumber = /\/404\/?$/.test(url.pathname) && from !== undefined && /(?<!\d)404(?!\d)/.test(from.href);
    return isNumber ? undefined : 'not-found';
  }
  return /(?:^|\/)(?:error|errors?page|err)(?:[/.]|$)/i.test(path) ? 'error' : undefined;
}

/** An address where one is to log in. */
export function isLoginUrl(url: URL): boolean {
  return /(?:^|\.)(?:login|signin|passport|sso|accounts|idp)\./i.test(`.${url.hostname}`) || loginPathPattern.test(url.pathname);
}

const loginPathPattern =
  /(?:^|[/_-])(?:log-?in|sign-?in|sso|passport|oauth2?|saml|cas\/login|authorize|authenticate)(?:[/._-]|$)/i;

/** The whole page is one script that draws the rest: what it says without one says nothing. */
export function isAppShell(page: HtmlPage): boolean {
  const root = ['app', 'root', '__next', '__nuxt', 'main-app', 'ice-container'].some((id) => page.elementIds.has(id));
  return root && page.text.length < 200;
}

/** A page of scripts without a word: one that is made by them, such as the applications that GitHub Pages serves with status 404 at every path but the first. */
export function isScriptOnlyPage(page: HtmlPage): boolean {
  return page.text.length < 20 && /<script[\s>]/i.test(page.source);
}
