import type { HttpResponse } from '../../http/index.ts';
import type { VerdictReason } from '../../model/verdict.ts';
import { createMarker } from '../verdict/index.ts';
import type { HtmlPage } from './html-page.ts';

/** A page shown instead of the real one, about which it says nothing. */
export interface BotWall {
  verdict: 'blocked' | 'unreachable';
  reason: VerdictReason;
  /** The header, title or script that gives the wall away. */
  marker: string;
}

/** A wall is short. A page with more text than this, in characters, has content. */
const maxWallTextLength = 1500;
/** Ordinary pages have scripts of walls too, to protect their forms. */
const maxScriptWallTextLength = 600;

/**
 * Recognises walls against programs by status, header, title or script. Patterns are narrow on
 * purpose: a wall that is missed costs one more check, a page that is taken for a wall costs trust.
 * Sources: Cloudflare, AWS WAF, Akamai, DataDome, Anubis (TecharoHQ/anubis), F5, Radware,
 * Imunify360, LiteSpeed, go-away, SiteGround, SafeLine, Aliyun WAF; LinkedIn answers 999, IEEE
 * Xplore 418.
 */
export function detectBotWall(response: HttpResponse, page: HtmlPage | undefined): BotWall | undefined {
  const marker = findWallHeader(response);
  if (marker !== undefined) return { verdict: 'blocked', reason: /captcha/i.test(marker) ? 'captcha' : 'bot-wall', marker };
  const { status } = response;
  if (page === undefined) return status === 202 && response.body.length === 0 ? emptyPageWall : undefined;
  if (page.text.length < maxWallTextLength) {
    if (maintenanceTitlePattern.test(page.title)) return { verdict: 'unreachable', reason: 'server-error', marker: page.title };
    const title = findWallTitle(page);
    if (title !== undefined) return createWall(title, page.title);
    const words = status === 405 || status === 200 ? blockedTextPattern.exec(page.text)?.[0] : undefined;
    if (words !== undefined) return createWall(words, words);
  }
  // AWS WAF answers 202 with an empty page, others with a page that reloads itself.
  if (status === 202 && (page.text.length < 40 || waitingPattern.test(page.title))) return emptyPageWall;
  const script = page.text.length < maxScriptWallTextLength ? wallScriptPattern.exec(page.source)?.[0] : undefined;
  return script === undefined ? undefined : { verdict: 'blocked', reason: 'bot-wall', marker: script };
}

/** The title of a wall. A short page may have the name of its site beside it. */
function findWallTitle({ title, text }: HtmlPage): string | undefined {
  const parts = text.length < maxScriptWallTextLength ? title.split(/\s+[|–—-]\s+/) : [];
  return wallTitlePattern.test(title) ? title : parts.find((part) => wallSentencePattern.test(part));
}

/** Of those titles, the ones that are about nothing else. A film may be called “Access Denied”. */
const wallSentencePattern =
  /^(?:Just a moment\.{3}|One moment, please\.{3}|Human Verification|Bot Verification|Please wait for verification|Verif(?:y|ying) (?:you are human|your browser)|Making sure you(?:['’]re| are) not a bot!?|Checking you are not a bot|Robot or human\?|Are you (?:a )?(?:human|robot)\?|安全验证|人机(?:识别)?验证|滑动验证)$/i;

const emptyPageWall: BotWall = { verdict: 'blocked', reason: 'bot-wall', marker: createMarker('empty-page', '202') };

function createWall(words: string, marker: string): BotWall {
  return { verdict: 'blocked', reason: /captcha|验证|驗證|安全检测/i.test(words) ? 'captcha' : 'bot-wall', marker };
}

function findWallHeader({ status, headers }: HttpResponse): string | undefined {
  if (headers['cf-mitigated'] !== undefined) return `cf-mitigated: ${headers['cf-mitigated']}`;
  if (headers['x-amzn-waf-action'] !== undefined) return `x-amzn-waf-action: ${headers['x-amzn-waf-action']}`;
  if (headers['sg-captcha'] !== undefined) return `sg-captcha: ${headers['sg-captcha']}`;
  if (headers['x-datadome'] !== undefined && status === 403) return 'x-datadome';
  return status === 999 || status === 418 || status === 468 ? createMarker('http-status', String(status)) : undefined;
}

const wallTitlePattern =
  /^(?:Just a moment\.{3}|One moment, please\.{3}|Attention Required! \| Cloudflare|Access Denied|Access to this page has been denied|Client Challenge|Security Check(?:point)?|Are you (?:a )?(?:human|robot)\??|Human Verification|Please wait for verification|Bot Verification|Robot Challenge Screen|Pardon Our Interruption|Verif(?:y|ying) (?:you are human|your browser).*|Making sure you(?:['’]re| are) not a bot!?|Checking you are not a bot|Robot or human\?|DDoS-Guard|DDoS protection by .*|Captcha Interception|Sorry, you have been blocked|Request Rejected|Radware Captcha Page|ShieldSquare Captcha|Protected By SafeLine WAF|(?:please )?(?:complete|solve|verify)? ?(?:the |a )?captcha(?: check| required| verification)?|.{0,12}(?:安全验证|安全检测|人机(?:识别)?验证|访问验证|滑动验证)(?:页面)?|网站防火墙|(?:您的)?访问(?:请求)?(?:已)?被(?:拦截|阻断)|知道创宇云(?:防御|安全).*|请完成安全验证.*|访问过于频繁.*|Vercel Security Checkpoint|Checking your browser.*|Request unsuccessful\. Incapsula.*)$/i;
/** Also the pages of hosts that switched a site off. Somebody may switch it on again. */
const maintenanceTitlePattern =
  /^(?:.{0,20}(?:网站|系统|服务器?)(?:正在)?(?:升级)?维护中?.{0,10}|(?:.{0,30}\W)?(?:site |website |down |currently )*(?:is )?(?:under|down for) (?:scheduled )?maintenance|(?:sorry[,.] )?we(?:['’]ll| will) be (?:right )?back(?: soon| shortly)?[.!]*|(?:(?:this )?account |site |website )(?:has been )?suspended[.!]*|website expired)$/i;
const blockedTextPattern =
  /由于您访问的URL有可能对网站造成安全威胁|您的请求带有不合法参数|The requested URL was rejected\. Please consult/;
const waitingPattern = /^(?:please wait|loading|redirecting|请稍候)/i;
const wallScriptPattern =
  /\/cdn-cgi\/challenge-platform\/|window\.gokuProps|_Incapsula_Resource|zh-zse-ck|acw_sc__v2|__jsl_clearance|id="anubis_(?:challenge|version)"|\/\.within\.website\/|\/\.well-known\/\.git\.gammaspectra\.live\//;
