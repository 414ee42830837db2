import { type HttpResponse, isSameSite, runPerHost } from '../../../http/index.ts';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
import { truncate } from '../../../text/truncate.ts';
import { createMarker } from '../../verdict/index.ts';
import {
  classifyErrorPath,
  compareWithProbe,
  createSoft404Probe,
  detectBotWall,
  detectGate,
  detectParkedDomain,
  findEmptySiteTitle,
  findMissingParts,
  findNotFoundTitle,
  findPermanentRedirect,
  findsNothing,
  type HtmlPage,
  isAppShell,
  isDeepUrl,
  isHomePage,
  isHtmlResponse,
  isSameThing,
  isScriptOnlyPage,
  isSearchUrl,
  isSwitchToHttps,
  isTakenOver,
  isWordlessPage,
  keepsLastSegment,
  maxAnchorPageBytes,
  type Soft404ProbeKind,
  type Soft404ProbeResult,
  showsNamedThing,
  summarizePage,
  toBetterAddress,
  warmUpHtmlParser,
} from '../../web/index.ts';
import {
  type CheckTarget,
  classifyFailure,
  createVerdict,
  type ServiceContext,
  type TargetChecker,
  type TargetOutcome,
} from '../shared/index.ts';
import { fetchPage, filePathPattern, maxPageBytes, parsePage } from './fetch-page.ts';
import { findClosedSite, forwardingHosts, shellPortals } from './known-sites.ts';

const asked = 'page';

export type Soft404Probe = (url: string, kind?: Soft404ProbeKind) => Promise<Soft404ProbeResult>;

/** What reading a page may ask beside the page itself. */
interface PageContext extends Pick<ServiceContext, 'identify' | 'summarizePages'> {
  probe: Soft404Probe;
}

/**
 * Checks everything without a service of its own. A page is read to 64 KiB, since HEAD hides soft
 * 404s, walls and parked domains. Of a file the first byte is asked for. Some hosts answer HEAD
 * with 200 for what GET does not have (adamcaudill/yawast#69). Walls are never dead. Temporary
 * redirects are no moves.
 */
export const check: TargetChecker = (targets, context) => {
  warmUpHtmlParser();
  const probe = createSoft404Probe(context);
  return runPerHost(targets, context.maxPerHost ?? 8, (target) => checkPage(target, context, probe));
};

/** Makes the page check that other services fall back on. */
export function createPageChecker(context: ServiceContext): (target: CheckTarget) => Promise<Verdict> {
  const probe = createSoft404Probe(context);
  return (target) => checkPage(target, context, probe);
}

async function checkPage(target: CheckTarget, context: ServiceContext, probe: Soft404Probe): Promise<TargetOutcome> {
  const { url } = target;
  const parts = context.checkParts ? target.parts : undefined;
  const { response, page } = await fetchPage(url, context, parts === undefined ? maxPageBytes : maxAnchorPageBytes);
  const verdict = response.ok
    ? classifyResponse(target, response, page ?? parsePage(response), { ...context, probe })
    : classifyFailure(response, asked);
  const seen = verdict instanceof Promise ? await verdict : verdict;
  const closedSite = findClosedSite(url);
  // Files of a closed site may still be online: papers of AAAI are.
  const isFileServed = response.ok && (seen.verdict === 'alive' || seen.verdict === 'moved') && !isHtmlResponse(response);
  if (closedSite !== undefined && !isFileServed && seen.verdict !== 'limited' && seen.reason !== 'proxy')
    return createVerdict('gone', 'closed', { ...seen.evidence, marker: createMarker('site-closed', closedSite) });
  const showsParts = seen.verdict === 'alive' && seen.note === undefined && response.ok && !response.truncated;
  return parts !== undefined && showsParts ? { ...seen, missingParts: findMissingParts(response, parts) } : seen;
}

/** A promise only where the host has to be asked something else, which hardly any page needs. */
function classifyResponse(
  target: CheckTarget,
  response: HttpResponse,
  page: HtmlPage | undefined,
  context: PageContext,
): Verdict | Promise<Verdict> {
  const evidence: Evidence = { asked, status: response.status };
  if (response.url !== target.url) evidence.finalUrl = response.url;
  if (page?.title) evidence.title = page.title;

  const botWall = detectBotWall(response, page);
  if (botWall !== undefined)
    return createVerdict(botWall.verdict, botWall.reason, { ...evidence, marker: truncate(botWall.marker, 200) });
  if (response.status >= 400) return classifyHttpError(target, response, page, evidence);
  // A redirect without a target, or an informational status.
  if (response.status >= 300 || response.status < 200) return createVerdict('unknown', 'ambiguous', evidence);
  return classifyContent(target, { response, page, evidence }, context);
}

/**
 * Classifies 4xx and 5xx. Only 404 and 410 mean gone, and not for a page that a script would fill,
 * or that shows what the link names all the same.
 */
function classifyHttpError(
  { url, names }: CheckTarget,
  response: HttpResponse,
  page: HtmlPage | undefined,
  evidence: Evidence,
): Verdict {
  const { status } = response;
  if (status === 404 || status === 410) {
    if (page !== undefined && (isAppShell(page) || isScriptOnlyPage(page) || showsNamedThing(page, new URL(url), names)))
      return createVerdict('unknown', 'ambiguous', evidence);
    return createVerdict('gone', 'not-found', evidence);
  }
  if (status === 429) return createVerdict('limited', 'quota', evidence);
  if (status === 401 || status === 407) return createVerdict('restricted', 'login', evidence);
  if (status >= 500) return createVerdict('unreachable', 'server-error', evidence);
  // Vercel switched the site off: no wall, and nobody sees the page.
  if (status === 402 && response.headers['x-vercel-error'] === 'DEPLOYMENT_DISABLED')
    return createVerdict('unreachable', 'server-error', { ...evidence, marker: 'DEPLOYMENT_DISABLED' });
  // 402, 403, 406, 412, 428, 440, 449, 451: a subscription, a country, a program that is refused.
  if (/^(?:402|403|406|412|428|440|449|451)$/.test(String(status))) return createVerdict('blocked', 'forbidden', evidence);
  return createVerdict('unknown', 'ambiguous', evidence);
}

function classifyContent(
  { url, names }: CheckTarget,
  { response, page, evidence }: { response: HttpResponse; page: HtmlPage | undefined; evidence: Evidence },
  context: PageContext,
): Verdict | Promise<Verdict> {
  const first = new URL(url);
  const last = response.url === url ? first : new URL(response.url);
  const parkedMarker = detectParkedDomain(last, page, !isSameSite(first.hostname, last.hostname));
  if (parkedMarker !== undefined) return createVerdict('gone', 'parked', { ...evidence, marker: truncate(parkedMarker, 200) });
  const wasRedirected = response.redirects.length > 0;
  const errorPathKind = wasRedirected && classifyErrorPath(first) === undefined ? classifyErrorPath(last, first) : undefined;
  if (errorPathKind === 'not-found')
    return createVerdict('gone', 'soft-404', { ...evidence, marker: createMarker('redirects-to', last.pathname) });
  const gate = wasRedirected ? detectGate(first, last, page) : undefined;
  if (gate !== undefined) return createVerdict(gate.verdict, gate.reason, evidence);

  const isBought = page !== undefined && isTakenOver(page, [...names, url]);
  const suspicion: Suspicion | undefined =
    errorPathKind === undefined
      ? findSoft404Suspicion(first, last, page, wasRedirected)
      : { marker: createMarker('redirects-to', last.pathname), isProof: false };
  const answered: AnsweredPage = { ...context, url, first, last, names, response, page, evidence };
  if (suspicion !== undefined && !shellPortals.has(last.hostname))
    return weighSuspicion(answered, { ...suspicion, isBought, isErrorPath: errorPathKind !== undefined });
  if (isBought) return createVerdict('alive', wasRedirected ? 'redirected' : 'ok', evidence, { note: 'taken-over' });
  return classifyLivingPage(answered);
}

/** A page with a status of success, and what its link says. */
interface AnsweredPage extends PageContext {
  /** As the link has it, and parsed. */
  url: string;
  first: URL;
  last: URL;
  names: readonly string[];
  response: HttpResponse;
  page: HtmlPage | undefined;
  evidence: Evidence;
}

/** Asks the host for a page that nobody made, and compares. */
async function weighSuspicion(
  { url, first, last, response, page, evidence, probe }: AnsweredPage,
  suspicion: Suspicion & { isBought: boolean; isErrorPath: boolean },
): Promise<Verdict> {
  const { isProof, isBought, isErrorPath } = suspicion;
  const reason = response.redirects.length > 0 ? 'redirected' : 'ok';
  const marked = { ...evidence, marker: truncate(suspicion.marker, 200) };
  const compare = (answer: Soft404ProbeResult) => compareWithProbe(response.url, page ?? emptyPage, url, answer);
  let probeMatch = compare(await probe(url));
  // The page shows different things by its query, so a page beside it proves nothing.
  if (probeMatch !== 'yes' && isProof && first.search.length > 1 && first.hostname === last.hostname)
    probeMatch = compare(await probe(url, 'query'));
  if (probeMatch === 'yes' && isProof) return createVerdict('gone', 'soft-404', marked);
  if (isBought) return createVerdict('alive', reason, evidence, { note: 'taken-over' });
  if (probeMatch !== 'no' || isErrorPath) return createVerdict('unknown', 'soft-404', marked);
  // The host reports other missing pages as such, so this redirect or this content is on purpose.
  // The target is still no better address.
  return createVerdict('alive', reason, marked, { note: 'weak-evidence' });
}

/**
 * A page that is there. Is it still what the link names, and has it moved? A new address is offered
 * only where the thing is the same. See docs/decisions/what-a-move-is.md.
 */
function classifyLivingPage(context: AnsweredPage): Verdict | Promise<Verdict> {
  const { first, last, names, response, page, identify } = context;
  const reason = response.redirects.length > 0 ? 'redirected' : 'ok';
  const summary = page !== undefined && context.summarizePages ? summarizePage(page, names) : undefined;
  const evidence: Evidence = summary === undefined ? context.evidence : { ...context.evidence, page: summary };
  const to = findPermanentRedirect(first.href, response.redirects, identify);
  if (to !== undefined && !forwardingHosts.has(first.hostname)) return classifyMove({ ...context, evidence }, to);
  const isShell =
    shellPortals.has(last.hostname) || (page !== undefined && (isAppShell(page) || isWordlessPage(page)) && isDeepUrl(first));
  if (isShell) return createVerdict('alive', reason, context.evidence, { note: 'weak-evidence' });
  return createVerdict('alive', reason, evidence);
}

/** A page whose host redirects for good to another address. */
async function classifyMove(context: AnsweredPage, to: string): Promise<Verdict> {
  const { first, last, names, page, evidence } = context;
  if (!isSwitchToHttps(first, new URL(to))) {
    if (await endsWhereEverythingEnds(context))
      return createVerdict('unknown', 'soft-404', {
        ...evidence,
        marker: createMarker('redirects-to', `${last.host}${last.pathname}`),
      });
    if (!isSameThing(first, last, page, names))
      return createVerdict('alive', 'redirected', evidence, { note: 'possibly-wrong-link' });
  }
  const better = toBetterAddress(first, to);
  if (better === undefined) return createVerdict('alive', 'redirected', evidence);
  return createVerdict('moved', 'redirected', evidence, { to: better });
}

/**
 * Whether a host redirects a page that nobody made to the same place. Then the redirect says
 * nothing about this one.
 */
async function endsWhereEverythingEnds({ first, last, response, page, probe }: AnsweredPage): Promise<boolean> {
  if (!isDeepUrl(first) || keepsLastSegment(first, last)) return false;
  return compareWithProbe(response.url, page ?? emptyPage, first.href, await probe(first.href)) === 'yes';
}

const emptyPage: HtmlPage = { title: '', text: '', source: '', elementIds: new Set() };

/** Why a page that answered 200 might not be what the link once led to. */
interface Suspicion {
  marker: string;
  /**
   * True where the probe then proves that the page is missing. See
   * docs/decisions/proof-of-a-soft-404.md.
   */
  isProof: boolean;
}

function findSoft404Suspicion(first: URL, last: URL, page: HtmlPage | undefined, wasRedirected: boolean): Suspicion | undefined {
  const title = page === undefined ? undefined : findNotFoundTitle(page);
  if (wasRedirected && isDeepUrl(first) && isHomePage(last)) {
    const isOwn = isSameSite(first.hostname, last.hostname);
    const marker = createMarker('redirects-to-home-page', isOwn ? undefined : last.hostname);
    return { marker, isProof: isOwn || title !== undefined };
  }
  if (title !== undefined) return { marker: title, isProof: true };
  if (wasRedirected && isSearchUrl(last) && !isSearchUrl(first))
    return { marker: createMarker('redirects-to', last.pathname), isProof: page !== undefined && findsNothing(page) };
  const emptySite = page === undefined ? undefined : findEmptySiteTitle(page);
  if (emptySite !== undefined) return { marker: emptySite.title, isProof: emptySite.isProof };
  if (page !== undefined && filePathPattern.test(first.pathname) && !/\.(?:json|svg|xml)$/i.test(first.pathname))
    return { marker: createMarker('page-instead-of-file'), isProof: false };
  return undefined;
}
