/**
 * What a web page says about itself: bot walls, gates, soft 404s, parked or taken-over domains,
 * moves, and parts that a fragment names. `services/web/check.ts` combines them into a verdict.
 */

export { isAppShell, isScriptOnlyPage, isWordlessPage } from './app-shells.ts';
export { detectBotWall } from './bot-walls.ts';
export { detectGate, isSearchUrl } from './gates.ts';
export { type HtmlPage, isHtmlResponse, parseHtmlResponse, parseRefresh, warmUpHtmlParser } from './html-page.ts';
export { showsNamedThing } from './named-thing.ts';
export { findMissingParts, getNamedPart, maxAnchorPageBytes } from './page-anchors.ts';
export { detectParkedDomain } from './parked-domains.ts';
export {
  findPermanentRedirect,
  isDeepUrl,
  isHomePage,
  isSameThing,
  isSwitchToHttps,
  keepsLastSegment,
  toBetterAddress,
} from './redirects.ts';
export { classifyErrorPath, findEmptySiteTitle, findNotFoundTitle, findsNothing } from './soft-404/not-found-pages.ts';
export {
  compareWithProbe,
  createSoft404Probe,
  type Soft404ProbeKind,
  type Soft404ProbeResult,
} from './soft-404/soft-404-probe.ts';
export { isTakenOver, summarizePage } from './takeover.ts';
