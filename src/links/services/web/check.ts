import { type HttpRequest, type HttpResponse, type HttpResult, isSameSite, runPerHost } from '../../../http/index.ts';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import {
  classifyErrorPath,
  compareWithProbe,
  createSoft404Probe,
  detectBotWall,
  detectGate,
  detectParkedDomain,
  findNotFoundTitle,
  findPermanentRedirect,
  type HtmlPage,
  isAppShell,
  isDeepUrl,
  isHomePage,
  isHtmlResponse,
  isSameThing,
  isScriptOnlyPage,
  isSwitchToHttps,
  isTakenOver,
  keepsLastSegment,
  parseHtmlResponse,
  type Soft404ProbeResult,
  warmUpHtmlParser,
} from '../../web/index.ts';
import {
  type CheckTarget,
  type CheckTargets,
  classifyFailure,
  createVerdict,
  type ServiceContext,
  sendRequest,
} from '../shared/index.ts';

/** Page reading is bounded: titles, walls and error texts stand in the first part of a page. */
const maxPageBytes = 64 * 1024;
const asked = 'page';

/** Files that are no pages: of them the header says all there is to know. */
const filePathPattern =
  /\.(?:pdf|zip|gz|tgz|bz2|xz|7z|rar|csv|tsv|xlsx?|docx?|pptx?|png|jpe?g|gif|svg|webp|mp[34]|json|jsonl|bin|pth?|whl|jar|apk|exe|dmg|iso|parquet)$/i;

/** Portals that show one shell for everything: a 200 there is weak evidence and a sibling says nothing. */
const shellPortals = new Set([
  'tianchi.aliyun.com',
  'modelscope.cn',
  'www.modelscope.cn',
  'www.heywhale.com',
  'www.kaggle.com',
  'aistudio.baidu.com',
]);

/** Places that have closed: what they still answer is not what the link once led to. */
const closedSites: [host: RegExp, path: RegExp, what: string][] = [
  [/(?:^|\.)biendata\.(?:com|xyz)$/, /^/, 'biendata has closed'],
  [/^(?:www\.)?paperswithcode\.com$/, /^/, 'Papers with Code closed in July 2025'],
  [/^(?:www\.)?aaai\.org$/, /^\/(?:ocs|Papers)\//, 'AAAI left this place in 2021'],
];

export type Soft404Probe = (url: string) => Promise<Soft404ProbeResult>;

/** What reading a page may ask beside the page itself. */
interface PageContext extends Pick<ServiceContext, 'identify'> {
  probe: Soft404Probe;
}

/**
 * Checks everything without a service of its own. A page is read to 64 KiB, since HEAD hides soft 404s, walls and parked domains. Of a
 * file the first byte is asked for: there are hosts that answer HEAD with 200 for what GET does not have (adamcaudill/yawast#69).
 * Walls are never dead. Temporary redirects are no moves.
 */
export const check: CheckTargets = (targets, context) => {
  warmUpHtmlParser();
  const probe = createSoft404Probe(context);
  return runPerHost(targets, context.maxPerHost ?? 8, (target) => checkPage(target, context, probe));
};

/** Judges one page; the page check that other services fall back on. */
export function createPageChecker(context: ServiceContext): (target: CheckTarget) => Promise<Verdict> {
  const probe = createSoft404Probe(context);
  return (target) => checkPage(target, context, probe);
}

async function checkPage(target: CheckTarget, context: ServiceContext, probe: Soft404Probe): Promise<Verdict> {
  const { url } = target;
  const { hostname = '', pathname = '' } = URL.parse(url) ?? {};
  const { reply, page } = await fetchPage(url, pathname, context);
  const closedSite = closedSites.find(([host, path]) => host.test(hostname) && path.test(pathname));
  const seen = reply.ok
    ? await classifyResponse(target, reply, page ?? parsePage(reply), { ...context, probe })
    : classifyFailure(reply, asked);
  if (closedSite === undefined || seen.verdict === 'limited' || seen.reason === 'proxy') return seen;
  return createVerdict('gone', 'closed', { ...seen.evidence, marker: closedSite[2] });
}

/** A reply, with its page where that was read on the way: parsing is most of what a page costs. */
interface PageResponse {
  reply: HttpResult;
  page?: HtmlPage;
}

async function fetchPage(url: string, path: string, context: ServiceContext): Promise<PageResponse> {
  const page: HttpRequest = {
    url,
    maxBodyBytes: maxPageBytes,
    service: 'web',
    headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
  };
  if (!filePathPattern.test(path)) return followMetaRefresh(await sendRequest(context, page), context);
  const first = await sendRequest(context, { url, maxBodyBytes: maxFileBytes, service: 'web', headers: { range: 'bytes=0-0' } });
  return { reply: isFirstByteInDoubt(first) ? await sendRequest(context, page) : first };
}

/** Bytes of a file that are read where its server does not know ranges: what arrives with the headers. */
const maxFileBytes = 1024;

/** A range is refused or ignored by some servers, and a file that comes as HTML is likely a page about it: the whole page is read then. */
function isFirstByteInDoubt(reply: HttpResult): boolean {
  if (!reply.ok) return reply.kind === 'reset' || reply.kind === 'protocol' || reply.kind === 'timeout';
  return reply.status >= 400 || reply.status === 202 || /html/i.test(reply.headers['content-type'] ?? '');
}

/** A page that sends the reader on by `<meta http-equiv=refresh>` is a redirect by other means; followed once, as a temporary one. */
async function followMetaRefresh(reply: HttpResult, context: ServiceContext): Promise<PageResponse> {
  if (!reply.ok || reply.status !== 200 || reply.body.length > 4096) return { reply };
  const page = parsePage(reply);
  if (page === undefined) return { reply };
  const next = page.refresh === undefined ? null : URL.parse(page.refresh, reply.url);
  if (next === null || !/^https?:$/.test(next.protocol) || next.href === reply.url) return { reply, page };
  const further = await sendRequest(context, { url: next.href, maxBodyBytes: maxPageBytes, service: 'web' });
  const hops = [...reply.redirects, { url: reply.url, status: 200, to: next.href }, ...further.redirects];
  return { reply: { ...further, redirects: hops } };
}

function parsePage(answer: HttpResponse): HtmlPage | undefined {
  return answer.body.length > 0 && isHtmlResponse(answer) ? parseHtmlResponse(answer) : undefined;
}

async function classifyResponse(
  target: CheckTarget,
  answer: HttpResponse,
  page: HtmlPage | undefined,
  context: PageContext,
): Promise<Verdict> {
  const evidence: Evidence = { asked, status: answer.status };
  if (answer.url !== target.url) evidence.finalUrl = answer.url;
  if (page?.title) evidence.title = page.title;

  const botWall = detectBotWall(answer, page);
  if (botWall !== undefined)
    return createVerdict(botWall.verdict, botWall.reason, { ...evidence, marker: truncate(botWall.marker, 200) });
  if (answer.status >= 400) return classifyHttpError(answer, page, evidence);
  // A redirect that leads nowhere, or an answer that is none.
  if (answer.status >= 300 || answer.status < 200) return createVerdict('unknown', 'ambiguous', evidence);
  return classifyContent(target, answer, page, evidence, context);
}

/** 4xx and 5xx. Only 404 and 410 are a no, and not even those when the page is one that a script would fill. */
function classifyHttpError(answer: HttpResponse, page: HtmlPage | undefined, evidence: Evidence): Verdict {
  const { status } = answer;
  if (status === 404 || status === 410) {
    if (page !== undefined && (isAppShell(page) || isScriptOnlyPage(page)))
      return createVerdict('unknown', 'ambiguous', evidence);
    return createVerdict('gone', 'not-found', evidence);
  }
  if (status === 429) return createVerdict('limited', 'quota', evidence);
  if (status === 401 || status === 407) return createVerdict('restricted', 'login', evidence);
  if (status >= 500) return createVerdict('unreachable', 'server-error', evidence);
  // 402, 403, 406, 412, 428, 440, 449, 451: a subscription, a country, a robot that is not liked.
  if (/^(?:402|403|406|412|428|440|449|451)$/.test(String(status))) return createVerdict('blocked', 'forbidden', evidence);
  return createVerdict('unknown', 'ambiguous', evidence);
}

async function classifyContent(
  { url, names }: CheckTarget,
  answer: HttpResponse,
  page: HtmlPage | undefined,
  evidence: Evidence,
  { probe, identify }: PageContext,
): Promise<Verdict> {
  const first = new URL(url);
  const last = answer.url === url ? first : new URL(answer.url);
  const parkedMarker = detectParkedDomain(last, page, !isSameSite(first.hostname, last.hostname));
  if (parkedMarker !== undefined) return createVerdict('gone', 'parked', { ...evidence, marker: truncate(parkedMarker, 200) });
  const wasRedirected = answer.redirects.length > 0;
  const errorPathKind = wasRedirected && classifyErrorPath(first) === undefined ? classifyErrorPath(last, first) : undefined;
  if (errorPathKind === 'not-found')
    return createVerdict('gone', 'soft-404', { ...evidence, marker: truncate(`ends at ${last.pathname}`, 200) });
  const gate = wasRedirected ? detectGate(first, last) : undefined;
  if (gate !== undefined) return createVerdict(gate.verdict, gate.reason, evidence);

  const suspicion: Suspicion | undefined =
    errorPathKind === undefined
      ? findSoft404Suspicion(first, last, page, wasRedirected)
      : { marker: `ends at ${last.pathname}`, isProof: false };
  if (suspicion !== undefined && !shellPortals.has(last.hostname)) {
    const marked = { ...evidence, marker: truncate(suspicion.marker, 200) };
    const probeMatch = compareWithProbe(answer.url, page ?? emptyPage, url, await probe(url));
    if (probeMatch === 'yes' && suspicion.isProof) return createVerdict('gone', 'soft-404', marked);
    if (probeMatch !== 'no' || errorPathKind !== undefined) return createVerdict('unknown', 'soft-404', marked);
    // The host says elsewhere what it lacks. This page it sends on, or fills, on purpose. No better address, though.
    return createVerdict('alive', wasRedirected ? 'redirected' : 'ok', marked, { note: 'weak-evidence' });
  }
  return classifyLivingPage({ first, last, names, answer, page, evidence, probe, identify });
}

interface LivingPage extends PageContext {
  first: URL;
  last: URL;
  names: readonly string[];
  answer: HttpResponse;
  page: HtmlPage | undefined;
  evidence: Evidence;
}

/**
 * A page that is there: is it still what the link names, and has it moved? A new address is offered only where the thing is the same.
 * See docs/decisions/what-a-move-is.md.
 */
async function classifyLivingPage(context: LivingPage): Promise<Verdict> {
  const { first, last, names, answer, page, evidence, identify } = context;
  const reason = answer.redirects.length > 0 ? 'redirected' : 'ok';
  if (page !== undefined && isTakenOver(page, [...names, first.href]))
    return createVerdict('alive', reason, evidence, { note: 'taken-over' });
  const to = findPermanentRedirect(first.href, answer.redirects, identify);
  if (to === undefined || urlShorteners.has(first.hostname)) {
    const weak = shellPortals.has(last.hostname) ? { note: 'weak-evidence' as const } : {};
    return createVerdict('alive', reason, evidence, weak);
  }
  if (!isSwitchToHttps(first, new URL(to))) {
    if (await endsWhereEverythingEnds(context))
      return createVerdict('unknown', 'soft-404', { ...evidence, marker: truncate(`ends at ${last.host}${last.pathname}`, 200) });
    if (!isSameThing(first, last, page, names)) return createVerdict('alive', reason, evidence, { note: 'possibly-wrong-link' });
  }
  return createVerdict('moved', 'redirected', evidence, { to });
}

/** Whether a host sends a page that nobody made to the same place: then the redirect says nothing about this one. */
async function endsWhereEverythingEnds({ first, last, answer, page, probe }: LivingPage): Promise<boolean> {
  if (!isDeepUrl(first) || keepsLastSegment(first, last)) return false;
  return compareWithProbe(answer.url, page ?? emptyPage, first.href, await probe(first.href)) === 'yes';
}

/** Services that shorten addresses: their redirects are their work, and no move. */
const urlShorteners = new Set([
  'bit.ly',
  't.co',
  't.cn',
  'goo.gl',
  'tinyurl.com',
  'dwz.cn',
  'git.io',
  'url.cn',
  'is.gd',
  'ow.ly',
  'aka.ms',
  'suo.im',
  'b23.tv',
]);

const emptyPage: HtmlPage = { title: '', text: '', source: '', elementIds: new Set() };

/** Why a page that answered 200 might not be what the link once led to. */
interface Suspicion {
  marker: string;
  /** True where the probe then proves that the page is missing. See docs/decisions/proof-of-a-soft-404.md. */
  isProof: boolean;
}

function findSoft404Suspicion(first: URL, last: URL, page: HtmlPage | undefined, wasRedirected: boolean): Suspicion | undefined {
  const title = page === undefined ? undefined : findNotFoundTitle(page);
  if (wasRedirected && isDeepUrl(first) && isHomePage(last)) {
    const isOwn = isSameSite(first.hostname, last.hostname);
    const marker = isOwn ? 'ends at the first page of its site' : `ends at the first page of ${last.hostname}`;
    return { marker, isProof: isOwn || title !== undefined };
  }
  if (title !== undefined) return { marker: title, isProof: true };
  if (page !== undefined && filePathPattern.test(first.pathname) && !/\.(?:json|svg|xml)$/i.test(first.pathname))
    return { marker: 'a page in place of a file', isProof: false };
  return undefined;
}
