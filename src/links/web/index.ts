export {
  classifyErrorPath,
  detectBotWall,
  detectParkedDomain,
  findNotFoundTitle,
  isAppShell,
  isLoginUrl,
  isScriptOnlyPage,
} from './bot-walls.ts';
export { type HtmlPage, isHtmlResponse, parseHtmlResponse, warmUpHtmlParser } from './html-page.ts';
export { findPermanentRedirect, isDeepUrl, isHomePage } from './redirects.ts';
export { compareWithProbe, createSoft404Probe, type Soft404ProbeResult } from './soft-404-probe.ts';
